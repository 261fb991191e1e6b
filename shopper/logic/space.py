"""Every combination of finitely many inputs at once: which value an expression has in which of them.

A set of combinations is an int with one bit for each, so that a condition over thousands of them costs a few
operations on ints. It is how scenarios are searched for conditions that are always or never true.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import prod
from typing import TypeAlias

from shopper.logic.nodes import LITERAL, NAME, Node
from shopper.logic.operations import OPERATIONS
from shopper.logic.types import Value

Split: TypeAlias = Mapping[Value, int]
"""Value → the combinations in which the expression has it; together they are all combinations."""

OUTCOMES_LIMIT = 2_000


@dataclass(frozen=True, slots=True)
class Case:
    """One way in which an input can stand; a hidden or blank question has neither value nor mark."""

    value: Value = None
    answered: bool = False
    na: bool = False


class TooMany(Exception):  # noqa: N818 - no error: the question stays open
    """Raised where an expression has too many different outcomes to follow."""


class Effort:
    """How much may still be tried, over all spaces that share it."""

    def __init__(self, limit: int) -> None:
        self._left = limit

    def spend(self, steps: int) -> None:
        """Take steps away. Raises TooMany when there are none left."""
        self._left -= steps
        if self._left < 0:
            raise TooMany


class Space:
    """The product of the cases of its inputs. Expressions over it name no others."""

    def __init__(self, inputs: Mapping[str, Sequence[Case]], effort: Effort) -> None:
        self._effort = effort
        self.everything = (1 << prod(map(len, inputs.values()))) - 1
        self._cases: dict[str, list[tuple[Case, int]]] = {}
        self._kept: dict[int, tuple[Node, Split]] = {}
        effort.spend(sum(map(len, inputs.values())))
        stride = 1
        for name, cases in inputs.items():
            period = stride * len(cases)
            blocks = (((1 << stride) - 1) << (stride * place) for place in range(len(cases)))
            self._cases[name] = [
                (case, self._repeated(block, period)) for case, block in zip(cases, blocks, strict=True)
            ]
            stride = period

    def true(self, node: Node) -> int:
        """Return the combinations in which a condition is definitely true."""
        return self.split(node).get(True, 0)

    def cases(self, name: str) -> Sequence[tuple[Case, int]]:
        """Return the cases of an input, each with its combinations."""
        return self._cases[name]

    def blank(self, name: str) -> int:
        """Return the combinations in which a question is hidden or not answered."""
        return sum(where for case, where in self._cases[name] if not case.answered)

    def split(self, node: Node) -> Split:
        """Return which value the expression has where. Raises TooMany."""
        found = self._kept.get(id(node))
        if found is None:
            # With the node itself: an id is only its own as long as it lives.
            found = self._kept[id(node)] = (node, self._split(node))
        return found[1]

    def _split(self, node: Node) -> Split:
        if node.op == LITERAL:
            return {node.value: self.everything}
        if node.op == NAME:
            return _joined((case.value, where) for case, where in self._cases[str(node.value)])
        if node.op in {"answered", "is_na"}:
            cases = self._cases[str(node.parts[0].value)]
            return _joined((case.answered if node.op == "answered" else case.na, where) for case, where in cases)
        if node.op in {"and", "or"}:
            return self._joint(node, decisive=node.op == "or")
        return self._calculated(node)

    def _joint(self, node: Node, *, decisive: bool) -> Split:
        """Decided by one operand, else the opposite where all operands are, else unknown."""
        self._effort.spend(len(node.parts))
        decided, opposite = 0, self.everything
        for part in node.parts:
            split = self.split(part)
            decided |= split.get(decisive, 0)
            opposite &= split.get(not decisive, 0)
        open_ = self.everything & ~decided & ~opposite
        return _joined(((decisive, decided), (not decisive, opposite), (None, open_)))

    def _calculated(self, node: Node) -> Split:
        rows: list[tuple[tuple[Value, ...], int]] = [((), self.everything)]
        for part in node.parts:
            split = self.split(part)
            rows = [
                ((*values, value), both)
                for values, where in rows
                for value, also in split.items()
                if (both := where & also)
            ]
            self._effort.spend(len(rows))
            if len(rows) > OUTCOMES_LIMIT:
                raise TooMany
        operation = OPERATIONS[node.op]
        return _joined((operation(*values), where) for values, where in rows)

    def _repeated(self, block: int, period: int) -> int:
        while period < self.everything.bit_length():
            block |= block << period
            period *= 2
        return block & self.everything


def _joined(rows: Iterable[tuple[Value, int]]) -> Split:
    found: dict[Value, int] = {}
    for value, where in rows:
        if where:
            found[value] = found.get(value, 0) | where
    return found
