"""The page of one office: its score over waves, its criteria beside the client's, its released visits."""

from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict

from shopper import clock
from shopper.assignments.model import Wave
from shopper.db import Connection
from shopper.db import Row as DatabaseRow
from shopper.locations import records as locations
from shopper.locations.model import Client, Location
from shopper.people.model import Person
from shopper.reports import comparison, heat, records, statistics
from shopper.reports.comparison import READERS, Part, Times
from shopper.reports.heat import Line
from shopper.reports.judging import Row
from shopper.reports.measures import TOTAL
from shopper.reports.statistics import Interval, Sums
from shopper.scenarios import records as scenarios
from shopper.scenarios.part import Text
from shopper.visits.model import VisitBody
from shopper.visits.showing import daypart

LONGEST_TREND = 24
PAGE = 30


class Asked(BaseModel):
    """Which period to look at, and after which visit the list goes on; empty is the usual, and the newest."""

    model_config = ConfigDict(frozen=True, strict=True, extra="ignore")
    waves: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class OfWave:
    """One wave of the trend."""

    wave: Wave
    sums: Sums
    interval: Interval | None
    client: Sums


@dataclass(frozen=True, slots=True)
class Visit:
    """One released visit in the list: no shopper, no day, no hour."""

    id: str
    week: date
    daypart: str
    title: Text
    total: int | None
    band: str | None


@dataclass(frozen=True, slots=True)
class Office:
    """The page; `when` is None and the rest empty while nothing is released."""

    place: Location
    client: Client
    above: tuple[Location, ...]
    when: Times | None
    row: Row
    waves: tuple[OfWave, ...]
    lines: tuple[Line, ...]
    visits: tuple[Visit, ...]
    older: str


def office(con: Connection, person: Person, place: Location, asked: str, after: str) -> Office:
    """Put the page of a place together; `asked` is a period, `after` the visit that the list goes on behind.

    Raises INVALID for a period that there is not.
    """
    client = locations.client(con, place.client_id)
    when = comparison.times(con, client, asked)
    own = locations.tops(con, person, client, *READERS)
    above = tuple(one for one in locations.ancestors(con, place) if any(top.holds(one) for top in own))
    shown = _visits(con, client, place, after)
    return Office(
        place,
        client,
        above,
        when,
        _row(con, client, place, when),
        _waves(con, client, place, when) if when else (),
        heat.lines(con, client, when.now, [place]) if when else (),
        shown[:PAGE],
        shown[PAGE - 1].id if len(shown) > PAGE else "",
    )


def _row(con: Connection, client: Client, place: Location, when: Times | None) -> Row:
    if when is None:
        return Row.empty(place)
    return comparison.compare(con, client, Part((place,), (place,), (place,), (place,)), when, TOTAL).offices[0]


def _waves(con: Connection, client: Client, place: Location, when: Times) -> tuple[OfWave, ...]:
    """Return the newest waves; their intervals come from the scatter within the offices in the period."""
    newest = when.waves[-LONGEST_TREND:]
    found = records.by_wave(con, comparison.cuts_of(when.released, newest), (place.id, client.root_id), TOTAL)
    root = locations.location(con, client.root_id)
    spread = statistics.pooled(records.sums(con, when.now, root, TOTAL).values())
    rows = []
    for wave in newest:
        own = found.get((wave.id, place.id), Sums())
        interval = statistics.interval(own, spread)
        rows.append(
            OfWave(wave, own, interval and interval.within(0, 10000), found.get((wave.id, client.root_id), Sums()))
        )
    return tuple(rows)


def _visits(con: Connection, client: Client, place: Location, after: str) -> tuple[Visit, ...]:
    """Return the newest visits (or those before `after`), and one more than a page shows if there is one."""
    zone = ZoneInfo(place.zone or client.zone)
    return tuple(_visit(con, row, zone) for row in records.released_visits(con, place, after, PAGE + 1))


def _visit(con: Connection, row: DatabaseRow, zone: ZoneInfo) -> Visit:
    day = clock.parse(row["started_at"]).astimezone(zone).date()
    body = VisitBody.model_validate_json(row["body"])
    return Visit(
        row["id"],
        day - timedelta(days=day.weekday()),
        daypart(body.local.hour),
        scenarios.published(con, row["scenario"], row["version"]).title,
        row["total"],
        row["band"],
    )
