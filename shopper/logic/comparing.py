"""Which two values may be compared, and the one type of several outcomes."""

from collections.abc import Mapping, Sequence

from shopper.logic.kinds import ANYTHING, WITHOUT_ORDER, is_date, is_literal, is_time, joined
from shopper.logic.mistakes import Mistake, nearest
from shopper.logic.nodes import LITERAL, NAME, Node
from shopper.logic.types import Kind, Type


class Comparing:
    """The part of a check that looks at two values side by side; what it finds goes to `mistakes`."""

    def __init__(self, source: str, names: Mapping[str, Type]) -> None:
        self.source = source
        self.names = names
        self.mistakes: list[Mistake] = []

    def refuse(self, node: Node, code: str, *, until: Node | None = None, **values: str) -> None:
        """Note a mistake at the node, or from it to the end of another."""
        self.mistakes.append(Mistake.of(code, node.column, (until or node).end, **values))

    def text(self, node: Node) -> str:
        """Quote what is written there."""
        return " ".join(self.source[node.column : node.end].split())

    def compare(self, sign: str, left: Node, one: Type, right: Node, other: Type) -> None:
        """Note what keeps the two from being compared with this sign."""
        if self.single(left, one) and self.single(right, other) and self.comparable(left, one, right, other):
            unordered = [found.kind for found in (one, other) if found.kind in WITHOUT_ORDER]
            if unordered and sign not in {"==", "!="}:
                self.refuse(left, "no_order", until=right, kind=unordered[0].value)

    def single(self, node: Node, found: Type) -> bool:
        """Tell whether it is one value and not several; notes it when not."""
        if found.kind is not Kind.CHOICES:
            return True
        self.refuse(node, "several_choices", name=self.text(node), choice="".join(found.ids[:1]))
        return False

    def comparable(self, left: Node, one: Type, right: Node, other: Type) -> bool:
        """Tell whether one can equal the other; notes it when not."""
        noted = len(self.mistakes)
        if Kind.ANY in {one.kind, other.kind}:
            return True
        if _stands_for(left, one, right, other):
            self._check_literal(left, one, right, other)
        elif _stands_for(right, other, left, one):
            self._check_literal(right, other, left, one)
        elif one.kind is not other.kind:
            self.refuse(left, "kinds_differ", until=right, left=one.kind.value, right=other.kind.value)
        elif one.ids and other.ids and not set(one.ids) & set(other.ids):
            self.refuse(left, "never_equal", until=right)
        return len(self.mistakes) == noted

    def _check_literal(self, node: Node, literal: Type, target: Node, wanted: Type) -> None:
        match wanted.kind:
            case Kind.TEXT if not wanted.ids:
                pass
            case Kind.TEXT | Kind.CHOICE:
                for text in [text for text in literal.ids if text not in wanted.ids]:
                    near = nearest(text, wanted.ids)
                    self.refuse(_place(node, text), "unknown_choice", choice=text, name=self.text(target), nearest=near)
            case Kind.DATE | Kind.TIME:
                self._check_form(node, literal, wanted.kind)
            case _:
                first, last = sorted((node, target), key=lambda side: side.column)
                self.refuse(first, "kinds_differ", until=last, left=literal.kind.value, right=wanted.kind.value)

    def _check_form(self, node: Node, literal: Type, kind: Kind) -> None:
        code, is_form = ("date_form", is_date) if kind is Kind.DATE else ("time_form", is_time)
        for text in literal.ids:
            if not is_form(text):
                self.refuse(_place(node, text), code, found=text)

    def merged(self, nodes: Sequence[Node], types: Sequence[Type]) -> Type:
        """Find the type of a value that is one of several; notes those that do not fit the others."""
        firm = [found for found in types if found.kind is not Kind.ANY and not is_literal(found)]
        if not firm:
            return ANYTHING if ANYTHING in types else Type(Kind.TEXT, joined(*(found.ids for found in types)))
        for node, found in zip(nodes, types, strict=True):
            self._check_outcome(node, found, firm[0])
        if ANYTHING in types:
            return ANYTHING
        listed = firm[0].kind in {Kind.CHOICE, Kind.CHOICES}
        return Type(firm[0].kind, joined(*(found.ids for found in types)) if listed else ())

    def _check_outcome(self, node: Node, found: Type, wanted: Type) -> None:
        if is_literal(found) and wanted.kind in {Kind.DATE, Kind.TIME}:
            self._check_form(node, found, wanted.kind)
        elif found.kind not in {Kind.ANY, wanted.kind} and not (is_literal(found) and wanted.kind is Kind.CHOICE):
            self.refuse(node, "mixed", left=wanted.kind.value, right=found.kind.value)


def _stands_for(node: Node, literal: Type, target: Node, wanted: Type) -> bool:
    """Tell whether texts written here are meant as values of the other side."""
    return is_literal(literal) and (not is_literal(wanted) or (target.op == NAME and node.op != NAME))


def _place(node: Node, text: str) -> Node:
    """Find the literal through which the value can be this text, or all of it when that is said elsewhere."""
    outcomes = {"if": node.parts[1:], "coalesce": node.parts, "list": node.parts}.get(node.op, ())
    places = [_place(outcome, text) for outcome in outcomes]
    return next((place for place in places if place.op == LITERAL and place.value == text), node)
