"""Judging: turns the sums of a client's offices into rows that say who stands where and what changed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from shopper.locations.model import Location
from shopper.reports import statistics
from shopper.reports.statistics import LEAST_VISITS, Difference, Interval, Standing, Sums

TARGET = 8500
"""The score that an office is to reach, in basis points; the same for all clients."""

Reached = Literal["reached", "missed", "unclear"]


@dataclass(frozen=True, slots=True)
class Row:
    """One place: its visits in the period and in the one before, and what they allow to be said."""

    place: Location
    sums: Sums
    before: Sums
    interval: Interval | None = None
    standing: Standing = "too_few"
    changed: bool = False
    """Whether the change is clear, judged together with those of the others."""

    @classmethod
    def empty(cls, place: Location) -> "Row":
        """Return the row of a place of which nothing is released."""
        return cls(place, Sums(), Sums())

    @property
    def mean(self) -> int | None:
        """The mean in basis points; None without visits."""
        return rounded(self.sums)

    @property
    def previous(self) -> int | None:
        """The mean of the period before in basis points; None without visits."""
        return rounded(self.before)

    @property
    def change(self) -> int | None:
        """The difference of the two means as they are shown; None where either is missing."""
        return None if self.mean is None or self.previous is None else self.mean - self.previous

    @property
    def target(self) -> Reached:
        """Whether the whole interval lies at or above the target, below it, or on both sides."""
        if self.interval is None or self.sums.n < LEAST_VISITS:
            return "unclear"
        if self.interval.low >= TARGET:
            return "reached"
        return "missed" if self.interval.high < TARGET else "unclear"


def rounded(sums: Sums) -> int | None:
    """Return the mean, half up, in exact arithmetic; None without visits."""
    return (2 * sums.s1 + sums.n) // (2 * sums.n) if sums.n else None


class Judge:
    """Judges all offices of a client together, so that what is said of one does not depend on who looks.

    `lowest` and `highest` are the values that the measure can take.
    """

    def __init__(self, now: Mapping[int, Sums], before: Mapping[int, Sums], lowest: int, highest: int) -> None:
        self.now, self.before = now, before
        self.client = statistics.total(now.values())
        self._lowest, self._highest = lowest, highest
        self._spread = statistics.pooled(now.values())
        self._standings = statistics.standings(now, self.client, self._spread)
        both = self._spread + statistics.pooled(before.values())
        self._changed = statistics.clear(
            {
                key: statistics.change(sums, before[key], both)
                for key, sums in now.items()
                if sums.n >= LEAST_VISITS and before.get(key, Sums()).n >= LEAST_VISITS
            }
        )

    def office(self, place: Location) -> Row:
        """Judge one office."""
        key = place.id
        sums = self.now.get(key, Sums())
        return Row(
            place,
            sums,
            self.before.get(key, Sums()),
            self._cut(statistics.interval(sums, self._spread)),
            self._standings.get(key, "too_few"),
            self._changed.get(key, False),
        )

    def groups(self, places: Sequence[Location], offices: Iterable[Location]) -> tuple[Row, ...]:
        """Judge places that stand beside each other: offices by themselves, groups of `offices` together."""
        members = {place.id: [one for one in offices if place.holds(one)] for place in places}
        several = {key: found for key, found in members.items() if len(self._visited(found)) > 1}
        stands = {key: self._against_rest(found) for key, found in several.items()}
        alone = {key for key, found in several.items() if len(self._visited(found)) == len(self.now)}
        moves = {key: self._change(found) for key, found in several.items()}
        holds, changed = statistics.clear(stands), statistics.clear(moves)
        return tuple(
            replace(
                self.group(place, members[place.id]),
                standing="like" if place.id in alone else statistics.standing(stands[place.id], holds[place.id]),
                changed=changed[place.id],
            )
            if place.id in several
            else self.group(place, members[place.id])
            for place in places
        )

    def group(self, place: Location, offices: Iterable[Location]) -> Row:
        """Judge a group by itself, without a standing among others; a group of one office is that office."""
        members = tuple(offices)
        visited = self._visited(members)
        if len(visited) == 1:
            return replace(self.office(visited[0]), place=place)
        now = [self.now[one.id] for one in visited]
        change = self._change(members)
        return Row(
            place,
            statistics.total(now),
            statistics.total(self._of(members, self.before).values()),
            self._cut(statistics.group_interval(now, self._spread)),
            changed=statistics.clear({0: change})[0],
        )

    def _against_rest(self, offices: Iterable[Location]) -> Difference | None:
        ours = self._of(offices, self.now)
        return statistics.group_against_rest(
            list(ours.values()), [sums for key, sums in self.now.items() if key not in ours]
        )

    def _change(self, offices: Iterable[Location]) -> Difference | None:
        members = tuple(offices)
        return statistics.group_change(self._of(members, self.now), self._of(members, self.before))

    def _visited(self, offices: Iterable[Location]) -> tuple[Location, ...]:
        return tuple(one for one in offices if one.id in self.now)

    def _of(self, offices: Iterable[Location], sums: Mapping[int, Sums]) -> dict[int, Sums]:
        return {one.id: sums[one.id] for one in offices if one.id in sums}

    def _cut(self, interval: Interval | None) -> Interval | None:
        return interval and interval.within(self._lowest, self._highest)
