"""Expressions over inputs that have finitely many cases: values written out, and what cannot be followed set free.

Numbers, texts, times, dates and long lists of choices have more answers than can be tried. Where such an answer is
only compared with constants, a few cases stand for all of them. Any other comparison of it becomes an input of its
own that may be true, false or unknown: more combinations than there are, so that what holds in all of them holds.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import islice

from shopper.logic import Expression, Kind, Type, Value
from shopper.logic.nodes import LITERAL, NAME, Node
from shopper.scenarios.reach.closed import ONE_OF, Closed, literals, made, one_of, set_free

INLINED_LIMIT = 100
"""Parts of a calculated value that is written out where it is used; a larger one is set free."""

_ORDER = frozenset({"<", "<=", ">", ">="})
_COMPARISONS = _ORDER | {"==", "!="}


@dataclass
class Closing:
    """Closes the expressions of one scenario and learns which constants each wide name is compared with."""

    types: Mapping[str, Type]
    wide: Collection[str]
    values: Mapping[str, Expression]
    constants: dict[str, set[Value]] = field(default_factory=dict)
    counted: set[str] = field(default_factory=set)
    _users: dict[str, set[str]] = field(default_factory=dict)
    _settled: set[str] = field(default_factory=set)
    _closed: dict[int, Closed] = field(default_factory=dict)
    _inlined: dict[str, Closed] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name, expression in self.values.items():
            for used in expression.names:
                self._users.setdefault(used, set()).add(name)
        self._inline(self.values)

    def closed(self, expression: Expression) -> Closed:
        """Return the expression, closed."""
        found = self._closed.get(id(expression.root))
        if found is None:
            found = self._closed[id(expression.root)] = self._close(expression.root)
        return found

    def condition(self, expression: Expression) -> Node:
        """Return the condition, closed."""
        found = self.closed(expression)
        return set_free(expression.root) if found.wide or found.lost else found.node

    def settle(self, value: str) -> None:
        """Set a calculated value free: that it is always the same is said once and not held against what uses it."""
        self._inlined[value] = Closed(set_free(Node(NAME, 0, 0, value=value)))
        self._settled.add(value)
        self._closed.clear()
        self._inline(self._above(value))

    def value(self, name: str) -> Node:
        """Return a calculated value that is a condition, closed."""
        found = self._inlined[name]
        return set_free(self.values[name].root) if found.wide or found.lost else found.node

    def _inline(self, names: Iterable[str]) -> None:
        # In the order of the file: each may use those above it, however many those are.
        for name in names:
            found = self._close(self.values[name].root)
            large = len(list(islice(found.node.all(), INLINED_LIMIT + 1))) > INLINED_LIMIT
            self._inlined[name] = Closed(Node(NAME, 0, 0, value=name), lost=True) if large else found

    def _above(self, value: str) -> Iterable[str]:
        """Return the values that use this one, also through others, in the order of the file."""
        found: set[str] = set()
        waiting = [value]
        for name in waiting:
            new = self._users.get(name, set()) - found - self._settled
            found |= new
            waiting += new
        return [name for name in self.values if name in found] if found else []

    def _boolean(self, node: Node) -> Node:
        found = self._close(node)
        return set_free(node) if found.wide or found.lost else found.node

    def _close(self, node: Node) -> Closed:
        return _FORMS[node.op](self, node)

    def joined(self, node: Node) -> Closed:
        """Close what joins conditions."""
        return Closed(made(node, *(self._boolean(part) for part in node.parts)))

    def named(self, node: Node) -> Closed:
        """Close a name: a calculated value is written out."""
        name = str(node.value)
        if name in self._inlined:
            return self._inlined[name]
        return Closed(node, frozenset({name}) if name in self.wide or name.startswith("office.") else frozenset())

    def compared(self, node: Node) -> Closed:
        """Close a comparison."""
        left, right = (self._close(part) for part in node.parts)
        compared = made(node, left.node, right.node)
        followed = not (left.lost or right.lost) and all(
            self._cut(one.wide, other.node, ordered=node.op in _ORDER)
            for one, other in ((left, right), (right, left))
            if one.wide
        )
        return Closed(compared if followed else set_free(node))

    def _cut(self, wide: frozenset[str], other: Node, *, ordered: bool) -> bool:
        """Learn the constants that wide names are compared with; False where the comparison cannot be followed."""
        constants = literals(other)
        if constants is None:
            return False
        for name in wide:
            kind = self._kind(name)
            text = kind is Kind.TEXT or (kind is Kind.ANY and any(isinstance(one, str) for one in constants))
            vague = kind is Kind.ANY and any(isinstance(one, bool) for one in constants)
            if vague or (ordered and text):
                return False
        for name in wide:
            self.constants.setdefault(name, set()).update(constants)
        return True

    def chained(self, node: Node) -> Closed:
        """Close a chain of comparisons: all of its pairs."""
        operands, signs = node.parts[::2], node.parts[1::2]
        pairs = [
            Node(str(sign.value), left.column, right.end, (left, right))
            for left, sign, right in zip(operands, signs, operands[1:], strict=False)
        ]
        return self._close(Node("and", node.column, node.end, tuple(pairs)))

    def member(self, node: Node) -> Closed:
        """Close a question after one of several."""
        member, members = node.parts
        if members.op == "list":
            pairs = [Node("==", node.column, node.end, (member, one)) for one in members.parts]
            either = Node("or", node.column, node.end, tuple(pairs))
            return self._close(either if node.op == "in" else Node("not", node.column, node.end, (either,)))
        one, several = self._close(member), self._close(members)
        constants = literals(one.node)
        asked = made(node, one.node, several.node)
        if constants is None or several.lost or any(self._kind(name) is not Kind.CHOICES for name in several.wide):
            return Closed(set_free(node))
        for name in several.wide:
            self.constants.setdefault(name, set()).update(constants)
        return Closed(asked)

    def _kind(self, name: str) -> Kind:
        return self.types[name].kind if name in self.types else Kind.ANY

    def computed(self, node: Node) -> Closed:
        """Close arithmetic; where it is done with answers that stand for others, its result is lost."""
        parts = [self._close(part) for part in node.parts]
        lost = any(part.lost or part.wide for part in parts)
        return Closed(made(node, *(part.node for part in parts)), lost=lost)

    def counting(self, node: Node) -> Closed:
        """Close a count of what is known, which each case tells, whatever its value stands for."""
        parts = [self._close(part) for part in node.parts]
        return Closed(made(node, *(part.node for part in parts)), lost=any(part.lost for part in parts))

    def selected(self, node: Node) -> Closed:
        """Close a count of choices; it makes the cases of the question tell how many there are."""
        self.counted.add(str(node.parts[0].value))
        return Closed(node)

    def chosen(self, node: Node) -> Closed:
        """Close one outcome or the other."""
        condition = self._boolean(node.parts[0])
        outcomes = [self._close(part) for part in node.parts[1:]]
        return one_of(node, outcomes, condition)

    def picked(self, node: Node) -> Closed:
        """Close what is one of its operands."""
        return one_of(node, [self._close(part) for part in node.parts])


_FORMS: dict[str, Callable[[Closing, Node], Closed]] = {
    **dict.fromkeys((LITERAL, "answered", "is_na"), lambda _, node: Closed(node)),
    **dict.fromkeys(("and", "or", "not"), Closing.joined),
    **dict.fromkeys(_COMPARISONS, Closing.compared),
    **dict.fromkeys(("in", "not in"), Closing.member),
    **dict.fromkeys(("+", "-", "*", "/", "neg", "abs", "round", "sum", "avg"), Closing.computed),
    **dict.fromkeys(ONE_OF, Closing.picked),
    NAME: Closing.named,
    "chain": Closing.chained,
    "count": Closing.counting,
    "selected_count": Closing.selected,
    "if": Closing.chosen,
    "matches": lambda _, node: Closed(set_free(node)),
}
