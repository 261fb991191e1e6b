"""What can differ between two scenarios, as rows about things."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Literal, TypeAlias, get_args

from shopper.scenarios.details import Check, Critical, Ends, Photo, Target
from shopper.scenarios.part import Language, Text

Change = Literal["added", "removed", "kind", "moved", "reworded", "reweighted", "logic", "changed"]
CHANGES: tuple[Change, ...] = get_args(Change)
PartName = Literal["scenario", "persona", "list", "calculated", "band", "section", "question", "choice"]
PARTS: tuple[PartName, ...] = get_args(PartName)

Detail: TypeAlias = Check | Critical | Photo | Target | Ends
Pairs: TypeAlias = tuple[tuple[str, float], ...]
Value: TypeAlias = str | float | tuple[str, ...] | Pairs | Text | Detail | None
"""One side of a row; None where there is nothing. An expression is its source, points by choice are pairs."""


@dataclass(frozen=True, slots=True)
class Thing:
    """What a row is about. `title` is how a reader knows it; a choice stands `within` its question or list."""

    part: PartName
    id: str
    title: Text | None = None
    within: "Thing | None" = None

    @property
    def outermost(self) -> "Thing":
        """The thing under which a reader looks for this one."""
        return self.within.outermost if self.within else self


@dataclass(frozen=True, slots=True)
class Row:
    """One difference. `key` is what the format calls it, with dots; shares are in basis points under the key `share`.

    A moved row has the key `section`, with the titles of both, or `order`, with the title of what stands before it now.
    """

    change: Change
    thing: Thing
    key: str = ""
    old: Value = None
    new: Value = None
    language: Language | None = None


def by_thing(rows: Iterable[Row]) -> tuple[tuple[Thing, tuple[Row, ...]], ...]:
    """Return the rows in their order, those of one thing together."""
    return tuple((thing, tuple(own)) for thing, own in groupby(rows, lambda row: row.thing.outermost))


def counted(rows: Iterable[Row]) -> Mapping[Change, int]:
    """Return how many things each change has happened to, in the catalogue's order."""
    met = {(row.change, row.thing.part, row.thing.id, row.thing.outermost.id) for row in rows}
    return {change: n for change in CHANGES if (n := sum(one[0] == change for one in met))}
