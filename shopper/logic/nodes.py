"""An expression as read: every part with its place in the text, and the tree that evaluators take."""

from collections.abc import Iterator
from dataclasses import dataclass

from shopper.logic.types import Tree

NAME, LITERAL = "q", "value"

# Beyond 2**53 JSON readers may keep a whole number's digits; below it an int and a double are the same number.
_WHOLE = 2.0**53


@dataclass(frozen=True, slots=True)
class Node:
    """One part: what it does, from which column up to which, to what. `value` is a literal or a name."""

    op: str
    column: int
    end: int
    parts: tuple["Node", ...] = ()
    value: bool | float | str = ""

    def tree(self) -> Tree:
        """Write this part as JSON, whole numbers without ".0": a round trip through JavaScript changes nothing."""
        if self.op == NAME:
            return [NAME, self.value]
        if self.op != LITERAL:
            return [self.op, *(part.tree() for part in self.parts)]
        if isinstance(self.value, float) and self.value.is_integer() and abs(self.value) < _WHOLE:
            return int(self.value)
        return self.value

    def all(self) -> Iterator["Node"]:
        """List this part and everything within it."""
        yield self
        for part in self.parts:
            yield from part.all()
