"""The comparison of offices over a period of waves, within the part of the tree that a person may see."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from shopper.assignments import records as assignments
from shopper.assignments.model import Wave
from shopper.db import Connection
from shopper.locations import records as locations
from shopper.locations.model import Client, Location
from shopper.people.model import Person, Role
from shopper.problems import NOT_FOUND, Problem
from shopper.reports import periods, records, statistics
from shopper.reports.judging import Judge, Row
from shopper.reports.measures import TOTAL, limits
from shopper.reports.periods import Period
from shopper.reports.records import Cut
from shopper.reports.statistics import Sums

READERS: tuple[Role, ...] = ("manager", "admin")
"""Who sees what was released."""


@dataclass(frozen=True, slots=True)
class Part:
    """What is looked at: all that the person may see, the highest places that count, the rows side by side below."""

    own: tuple[Location, ...]
    tops: tuple[Location, ...]
    rows: tuple[Location, ...]
    offices: tuple[Location, ...]


@dataclass(frozen=True, slots=True)
class Times:
    """When is looked at: the period among all released waves, and where tallies of it and of the one before stand."""

    waves: tuple[Wave, ...]
    released: tuple[Cut, ...]
    period: Period
    now: tuple[Cut, ...]
    before: tuple[Cut, ...]

    @property
    def mixed(self) -> dict[str, tuple[int, ...]]:
        """The scenarios of which several versions are in it, with these versions."""
        versions: dict[str, set[int]] = defaultdict(set)
        for cut in (*self.now, *self.before):
            versions[cut.scenario].add(cut.version)
        return {scenario: tuple(sorted(found)) for scenario, found in sorted(versions.items()) if len(found) > 1}


@dataclass(frozen=True, slots=True)
class Comparison:
    """The answer: a row for the part asked about, for each of its children, and for each of its offices."""

    client: Sums
    whole: Row
    children: tuple[Row, ...]
    offices: tuple[Row, ...]
    chance: float | None
    """How often chance alone makes the client's offices differ as much as they do."""


def part(con: Connection, person: Person, client: Client, code: str, *, open_single: bool = False) -> Part:
    """Return the place with this code and its children, or without a code all that the person may see of the client.

    With `open_single`, a place that has nothing but one part is opened further: there is nothing to compare in it.
    Raises NOT_FOUND for a place outside the person's part of the tree.
    """
    own = locations.tops(con, person, client, *READERS)
    tops = (_inside(own, locations.by_code(con, client.id, code)),) if code else own
    rows = (locations.children(con, tops[0]) or tops) if len(tops) == 1 else tops
    while open_single and len(rows) == 1 and not rows[0].is_leaf:
        rows = locations.children(con, rows[0])
    return Part(own, tops, rows, tuple(leaf for top in tops for leaf in locations.leaves(con, top)))


def times(con: Connection, client: Client, asked: str) -> Times | None:
    """Return the period asked for, else the usual one; None while nothing is released. Raises INVALID."""
    released = records.cuts(con, client)
    known = {cut.wave_id for cut in released}
    waves = tuple(wave for wave in reversed(assignments.waves_of(con, client)) if wave.id in known)
    if not waves:
        return None
    period = periods.asked(waves, asked) if asked else _usual(con, client, waves, released)
    return Times(waves, released, period, cuts_of(released, period.waves), cuts_of(released, period.before))


def compare(con: Connection, client: Client, looked_at: Part, when: Times, measure: str) -> Comparison:
    """Compare the offices of a part by one measure."""
    lowest, highest = limits(measure)
    root = locations.location(con, client.root_id)
    now, before = (records.sums(con, cuts, root, measure) for cuts in (when.now, when.before))
    judge = Judge(now, before, lowest, highest)
    return Comparison(
        judge.client,
        judge.group(looked_at.tops[0], looked_at.offices),
        judge.groups(looked_at.rows, looked_at.offices),
        tuple(judge.office(office) for office in looked_at.offices),
        statistics.differ(now.values()),
    )


def _usual(con: Connection, client: Client, waves: Sequence[Wave], released: Iterable[Cut]) -> Period:
    root = locations.location(con, client.root_id)

    def visits(wave: Wave) -> dict[int, int]:
        found = records.sums(con, cuts_of(released, [wave]), root, TOTAL)
        return {office: sums.n for office, sums in found.items()}

    return periods.usual(waves, visits)


def _inside(own: Iterable[Location], place: Location) -> Location:
    if not any(top.holds(place) for top in own):
        raise Problem(NOT_FOUND)
    return place


def cuts_of(released: Iterable[Cut], waves: Iterable[Wave]) -> tuple[Cut, ...]:
    """Return where the tallies of some waves stand."""
    known = {wave.id for wave in waves}
    return tuple(cut for cut in released if cut.wave_id in known)
