"""Checks an expression against the names that a scenario declares: unknown names and choices, kinds that do not fit."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from shopper.logic.comparing import Comparing
from shopper.logic.kinds import ANYTHING, WITHOUT_VALUE, joined
from shopper.logic.mistakes import Mistake, in_order, nearest
from shopper.logic.nodes import Node
from shopper.logic.parse import Expression
from shopper.logic.types import Kind, Type

_CONDITION, _NUMBER = Type(Kind.BOOLEAN), Type(Kind.NUMBER)


def check(expression: Expression, names: Mapping[str, Type], want: Kind) -> tuple[Mistake, ...]:
    """List everything that is wrong with the expression where a value of kind `want` is wanted; `ANY` takes every kind.

    An office attribute that is not among the names is of kind `ANY`.
    """
    checker = _Checker(expression.source, names)
    checker.want(want, expression.root)
    return in_order(checker.mistakes)


def type_of(expression: Expression, names: Mapping[str, Type]) -> Type:
    """Find the type of a calculated value, `ANY` where mistakes leave it open."""
    found = _Checker(expression.source, names).type(expression.root)
    return Type(found.kind, found.ids, question=False)


class _Checker(Comparing):
    def want(self, kind: Kind, *nodes: Node) -> None:
        """Note the nodes that are not of this kind."""
        for node in nodes:
            found = self.type(node)
            if Kind.ANY in {kind, found.kind} or found.kind is kind:
                continue
            if kind is Kind.BOOLEAN and found.kind is Kind.CHOICE:
                choice = "".join(found.ids[:1])
                self.refuse(node, "wanted_condition", found=found.kind.value, name=self.text(node), choice=choice)
            else:
                self.refuse(node, "wanted", wanted=kind.value, found=found.kind.value)

    def type(self, node: Node) -> Type:
        """Find the type of the node's value and note everything that is wrong within it."""
        if operation := _OPERATIONS.get(node.op):
            self.want(operation.operands, *node.parts)
            return operation.result
        return _SPECIAL[node.op](self, node)

    def literal(self, node: Node) -> Type:
        if isinstance(node.value, bool):
            return _CONDITION
        return Type(Kind.TEXT, (node.value,)) if isinstance(node.value, str) else _NUMBER

    def named(self, node: Node) -> Type:
        found = self.declared(node) or ANYTHING
        if found.kind not in WITHOUT_VALUE:
            return found
        self.refuse(node, "no_value", name=str(node.value))
        return ANYTHING

    def declared(self, node: Node) -> Type | None:
        name = str(node.value)
        if found := self.names.get(name):
            return found
        if name.startswith("office."):
            return ANYTHING
        if any(name in declared.ids for declared in self.names.values()):
            self.refuse(node, "unquoted_choice", name=name)
        else:
            self.refuse(node, "unknown_name", name=name, nearest=nearest(name, [*self.names, "True", "False"]))
        return None

    def is_question(self, node: Node) -> bool:
        found = self.declared(node)
        if found and not found.question:
            self.refuse(node, "no_answer", name=str(node.value))
        return found is not None and found.question

    def asked(self, node: Node) -> Type:
        self.is_question(node.parts[0])
        return _CONDITION

    def selected(self, node: Node) -> Type:
        if self.is_question(node.parts[0]):
            self.want(Kind.CHOICES, node.parts[0])
        return _NUMBER

    def chosen(self, node: Node) -> Type:
        condition, *outcomes = node.parts
        self.want(Kind.BOOLEAN, condition)
        return self.merged(outcomes, [self.type(outcome) for outcome in outcomes])

    def coalesce(self, node: Node) -> Type:
        return self.merged(node.parts, [self.type(outcome) for outcome in node.parts])

    def comparison(self, node: Node) -> Type:
        self.compare_pairs(node.parts, [node.op])
        return _CONDITION

    def chain(self, node: Node) -> Type:
        self.compare_pairs(node.parts[::2], [str(sign.value) for sign in node.parts[1::2]])
        return _CONDITION

    def compare_pairs(self, nodes: Sequence[Node], signs: Sequence[str]) -> None:
        types = [self.type(node) for node in nodes]
        for place, sign in enumerate(signs):
            self.compare(sign, nodes[place], types[place], nodes[place + 1], types[place + 1])

    def membership(self, node: Node) -> Type:
        member, members = node.parts
        one, several = self.type(member), self.members(members)
        if self.single(member, one):
            self.comparable(member, one, members, several)
        return _CONDITION

    def members(self, node: Node) -> Type:
        """Find the type of what the list, or a question with several choices, holds."""
        if node.op == "list":
            return self.listed(node)
        found = self.named(node)
        if found.kind is Kind.CHOICES:
            return Type(Kind.CHOICE, found.ids)
        if found.kind is not Kind.ANY:
            self.refuse(node, "wanted", wanted=Kind.CHOICES.value, found=found.kind.value)
        return ANYTHING

    def listed(self, node: Node) -> Type:
        types = [self.literal(part) for part in node.parts]
        for part, found in zip(node.parts, types, strict=True):
            if found.kind is not types[0].kind:
                self.refuse(part, "list_mixed", left=types[0].kind.value, right=found.kind.value)
        return Type(types[0].kind, joined(*(found.ids for found in types)))


@dataclass(frozen=True)
class _Operation:
    """The kind of all operands, and the type of the result."""

    operands: Kind
    result: Type


_OPERATIONS = {
    **dict.fromkeys(("and", "or", "not"), _Operation(Kind.BOOLEAN, _CONDITION)),
    **dict.fromkeys(("+", "-", "*", "/", "neg", "abs", "round"), _Operation(Kind.NUMBER, _NUMBER)),
    **dict.fromkeys(("sum", "avg", "min", "max"), _Operation(Kind.NUMBER, _NUMBER)),
    "count": _Operation(Kind.ANY, _NUMBER),
    "matches": _Operation(Kind.TEXT, _CONDITION),
}
_SPECIAL: dict[str, Callable[[_Checker, Node], Type]] = {
    **dict.fromkeys(("==", "!=", "<", "<=", ">", ">="), _Checker.comparison),
    "chain": _Checker.chain,
    "in": _Checker.membership,
    "not in": _Checker.membership,
    "answered": _Checker.asked,
    "is_na": _Checker.asked,
    "selected_count": _Checker.selected,
    "if": _Checker.chosen,
    "coalesce": _Checker.coalesce,
    "q": _Checker.named,
    "value": _Checker.literal,
}
