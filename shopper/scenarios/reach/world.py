"""The combinations of answers that can stand behind an expression, as far as they fit into a bound."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from shopper.logic import Value
from shopper.logic.nodes import NAME, Node
from shopper.logic.space import Case, Effort, Space, Split, TooMany

COMBINATIONS_LIMIT = 1 << 14


@dataclass
class Ground:
    """What worlds of one scenario share: the cases of names, and the conditions under which a question is shown."""

    cases: Callable[[str], Sequence[Case]]
    behind: Callable[[str], Sequence[Node]]
    effort: Effort
    _cases: dict[str, Sequence[Case] | None] = field(default_factory=dict)
    _names: dict[int, tuple[Node, Sequence[str]]] = field(default_factory=dict)

    def cases_of(self, name: str) -> Sequence[Case] | None:
        """Return the cases of a name, or None where they are too many."""
        if name not in self._cases:
            try:
                self._cases[name] = self.cases(name)
            except TooMany:
                self._cases[name] = None
        return self._cases[name]

    def named(self, node: Node) -> Sequence[str]:
        """Return the names that a closed expression asks for, each once."""
        found = self._names.get(id(node))
        if found is None:
            found = self._names[id(node)] = (node, list(dict.fromkeys(_named(node))))
        return found[1]


class World:
    """Where `nodes` can be looked at: all cases of what they name, without those that rules forbid.

    A hidden question is blank, and `assumed` conditions are true; of either, only what fits into the bound is taken
    into account, so that there may be more combinations than can happen but never fewer. Raises TooMany where the
    nodes alone do not fit.
    """

    def __init__(self, ground: Ground, nodes: Iterable[Node], assumed: Iterable[Node] = ()) -> None:
        self._ground = ground
        self._inputs: dict[str, Sequence[Case]] = {}
        self._size = 1
        if not all(self._takes(node) for node in nodes):
            raise TooMany
        taken = [node for node in assumed if self._takes(node)]
        shown: list[tuple[str, Node]] = []
        waiting = list(self._inputs)
        for name in waiting:
            before = len(self._inputs)
            shown += [(name, node) for node in ground.behind(name) if self._takes(node)]
            waiting += list(self._inputs)[before:]
        self._space = Space(self._inputs, ground.effort)
        self.allowed = self._space.everything
        for node in taken:
            self.allowed &= self._space.true(node)
        for name, node in shown:
            self.allowed &= self._space.blank(name) | self._space.true(node)

    def split(self, node: Node, where: int) -> Split:
        """Return the values that an expression has in these combinations."""
        found = self._space.split(node)
        return {value: within for value, mask in found.items() if (within := mask & where)}

    def values(self, name: str, where: int) -> Sequence[Value] | None:
        """Return the values that an input has in these combinations; None where it can have all of them."""
        if name not in self._inputs:
            return None
        return [case.value for case, mask in self._space.cases(name) if mask & where]

    def complete(self) -> int:
        """Return the combinations in which nothing is left blank."""
        found = self._space.everything
        for name in self._inputs:
            found &= ~self._space.blank(name)
        return found

    def with_value(self, name: str) -> int:
        """Return the allowed combinations in which a question has a value; all where it is no input here."""
        if name not in self._inputs:
            return self.allowed
        return self.allowed & sum(mask for case, mask in self._space.cases(name) if case.answered and not case.na)

    def _takes(self, node: Node) -> bool:
        new: dict[str, Sequence[Case]] = {}
        size = self._size
        for name in self._ground.named(node):
            if name in self._inputs:
                continue
            cases = self._ground.cases_of(name)
            if cases is None or size * len(cases) > COMBINATIONS_LIMIT:
                return False
            new[name] = cases
            size *= len(cases)
        self._size = size
        self._inputs.update(new)
        return True


def _named(node: Node) -> Iterable[str]:
    for part in node.all():
        if part.op == NAME:
            yield str(part.value)
        elif part.op in {"answered", "is_na"}:
            yield str(part.parts[0].value)
