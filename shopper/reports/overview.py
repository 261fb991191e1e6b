"""The comparison page: what was asked, what can be asked, and all that it shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pydantic import BaseModel, ConfigDict

from shopper.db import Connection
from shopper.locations import records as locations
from shopper.locations.model import Client
from shopper.people.model import Person
from shopper.problems import NOT_FOUND, Problem
from shopper.reports import comparison, heat, measures, records, statistics
from shopper.reports.charts import Scale, scale
from shopper.reports.comparison import READERS, Comparison, Part, Times
from shopper.reports.heat import Line
from shopper.reports.judging import Row
from shopper.reports.measures import TOTAL
from shopper.reports.records import Area
from shopper.scenarios import records as scenarios
from shopper.scenarios.model import Scenario
from shopper.scenarios.questions import Duration

MANY = 100
"""Offices that one page lists; a part with more shows its areas alone."""
COLUMNS = 40
"""Offices that the table of criteria has room for."""
CLEAR_DIFFERENCES = 0.05


class Asked(BaseModel):
    """What somebody wants to see; empty is the usual. `of` is the client that the form was made for."""

    model_config = ConfigDict(frozen=True, strict=True, extra="ignore")
    client: str = ""
    waves: str = ""
    within: str = ""
    measure: str = TOTAL
    first: str = ""
    last: str = ""
    of: str = ""

    def settled(self) -> "Asked":
        """Return the same with the period in `waves`; another client's place and period are forgotten."""
        if self.of and self.client and self.of != self.client:
            return Asked(client=self.client)
        chosen = f"{self.first or self.last}..{self.last or self.first}" if self.first or self.last else self.waves
        return self.model_copy(update={"waves": chosen, "first": "", "last": "", "of": ""})


@dataclass(frozen=True, slots=True)
class Choices:
    """What the form offers."""

    clients: tuple[Client, ...]
    areas: tuple[Area, ...]


@dataclass(frozen=True, slots=True)
class Wait:
    """The share of visits that waited no longer than the target of a timed question."""

    question: Duration
    row: Row


@dataclass(frozen=True, slots=True)
class Found:
    """What was found: the comparison with all that stands around it."""

    when: Times
    measure: str
    comparison: Comparison
    judged: tuple[Row, ...]
    """Offices with enough visits for a standing, the best first."""
    few: tuple[Row, ...]
    """Visited offices with too few, the best first."""
    unvisited: tuple[Row, ...]
    visits: int
    wait: Wait | None
    lines: tuple[Line, ...]
    present: tuple[str, ...]
    scenarios: tuple[Scenario, ...]

    @property
    def axis(self) -> Scale:
        """The axis of the offices' intervals, or of the areas' where there are too many offices."""
        rows = (*self.judged, *self.few) or self.areas
        return scale([*((row.sums, row.interval) for row in rows), (self.comparison.client, None)])

    @property
    def areas(self) -> tuple[Row, ...]:
        """The rows below the place that are no offices."""
        return tuple(row for row in self.comparison.children if not row.place.is_leaf)

    @property
    def columns(self) -> tuple[Row, ...]:
        """The offices of the table of criteria."""
        return (*self.judged, *self.few)[:COLUMNS]

    @property
    def offices_visited(self) -> int:
        """How many offices of the part have visits in the period."""
        return sum(1 for row in self.comparison.offices if row.sums.n)

    @property
    def differ(self) -> bool:
        """Whether the client's offices differ by more than chance brings."""
        return self.comparison.chance is not None and self.comparison.chance < CLEAR_DIFFERENCES

    def count(self, reached: str) -> int:
        """Count visited offices by what is known about the target."""
        return sum(1 for row in self.comparison.offices if row.sums.n and row.target == reached)

    def span(self, which: str) -> tuple[date, date]:
        """Return the first and last day of the period (`waves`) or of the one before it (`before`)."""
        waves = getattr(self.when.period, which)
        return waves[0].starts_on, waves[-1].ends_on


@dataclass(frozen=True, slots=True)
class Overview:
    """The page; `found` is None while nothing is released."""

    asked: Asked
    client: Client
    part: Part
    choices: Choices
    found: Found | None

    @property
    def covers_client(self) -> bool:
        """Whether the part looked at is all of the client."""
        return any(top.id == self.client.root_id for top in self.part.tops)


def overview(con: Connection, person: Person, asked: Asked) -> Overview:
    """Put the page together. Raises NOT_FOUND for what the person may not see, INVALID for what makes no sense."""
    clients = locations.clients_of(con, person, *READERS)
    client = choose_client(clients, asked.client)
    part = comparison.part(con, person, client, asked.within, open_single=True)
    areas = tuple(area for top in part.own for area in records.areas(con, top))
    when = comparison.times(con, client, asked.waves)
    found = _found(con, person, client, part, when, asked.measure) if when else None
    return Overview(asked, client, part, Choices(clients, areas), found)


def choose_client(clients: Sequence[Client], code: str) -> Client:
    """Return the client with this code, or the first. Raises NOT_FOUND."""
    for client in clients:
        if code in ("", client.code):
            return client
    raise Problem(NOT_FOUND)


def spoken_of(con: Connection, when: Times) -> tuple[Scenario, ...]:
    """Return the newest version of each scenario in the period."""
    newest: dict[str, int] = {}
    for cut in when.now:
        newest[cut.scenario] = max(cut.version, newest.get(cut.scenario, 0))
    return tuple(scenarios.version(con, scenario, version) for scenario, version in sorted(newest.items()))


def _found(con: Connection, person: Person, client: Client, part: Part, when: Times, measure: str) -> Found:
    versions = spoken_of(con, when)
    measures.check(measure, versions, client_only=not person.has("admin"))
    compared = comparison.compare(con, client, part, when, measure)
    present = records.present(con, when.now, client)
    visited = sorted((row for row in compared.offices if row.sums.n), key=_best_first)
    judged = tuple(row for row in visited if row.sums.n >= statistics.LEAST_VISITS)
    few = tuple(row for row in visited if row.sums.n < statistics.LEAST_VISITS)
    listed = len(compared.offices) <= MANY
    columns = [row.place for row in (*judged, *few)[:COLUMNS]] if listed else []
    return Found(
        when,
        measure,
        compared,
        judged if listed else (),
        few if listed else (),
        tuple(row for row in compared.offices if not row.sums.n) if listed else (),
        sum(sums.n for top in part.tops for sums in records.sums(con, when.now, top, TOTAL).values()),
        _wait(con, client, part, when, measures.wait(present, versions)),
        heat.lines(con, client, when.now, columns, part.offices if columns else ()),
        present,
        versions,
    )


def _wait(con: Connection, client: Client, part: Part, when: Times, timed: tuple[str, Duration] | None) -> Wait | None:
    if timed is None:
        return None
    measure, question = timed
    return Wait(question, comparison.compare(con, client, part, when, measure).whole)


def _best_first(row: Row) -> tuple[float, str]:
    return -row.sums.mean, row.place.name
