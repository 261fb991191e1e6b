"""The comparison as the contract tells it to programs: means and bounds in whole basis points."""

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from shopper.db import Connection
from shopper.locations import records as locations
from shopper.locations.model import Client
from shopper.people.model import Person
from shopper.reports import comparison, measures
from shopper.reports.comparison import READERS, Comparison, Part, Times
from shopper.reports.judging import Row, rounded
from shopper.reports.measures import TOTAL
from shopper.reports.overview import choose_client, spoken_of
from shopper.reports.periods import Period
from shopper.reports.statistics import Interval


class Asked(BaseModel):
    """What a program asks for; empty is the usual."""

    model_config = ConfigDict(frozen=True, strict=True, extra="ignore")
    client: str = ""
    waves: str = ""
    within: str = ""
    measure: str = TOTAL


@dataclass(frozen=True, slots=True)
class Answer:
    """What was compared, and the outcome; both last are None while nothing is released."""

    client: Client
    part: Part
    measure: str
    when: Times | None
    compared: Comparison | None


def answer(con: Connection, person: Person, asked: Asked) -> Answer:
    """Compare what a program asks for. Raises NOT_FOUND, INVALID."""
    client = choose_client(locations.clients_of(con, person, *READERS), asked.client)
    part = comparison.part(con, person, client, asked.within)
    when = comparison.times(con, client, asked.waves)
    versions = spoken_of(con, when) if when else ()
    measures.check(asked.measure, versions, client_only=not person.has("admin"))
    compared = comparison.compare(con, client, part, when, asked.measure) if when else None
    return Answer(client, part, asked.measure, when, compared)


def told(found: Answer) -> Mapping[str, object]:
    """Return an answer as JSON."""
    period = found.when.period if found.when else None
    rows = found.compared.children if found.compared else (Row.empty(place) for place in found.part.rows)
    return {
        "client": {"code": found.client.code, "name": found.client.name} | _client(found.compared),
        "within": [place.code for place in found.part.tops],
        "measure": found.measure,
        "period": _period(period) if period else None,
        "versions": found.when.mixed if found.when else {},
        "rows": [_row(row) for row in rows],
    }


def _client(compared: Comparison | None) -> dict[str, object]:
    return {"n": compared.client.n, "mean": rounded(compared.client)} if compared else {"n": 0, "mean": None}


def _period(period: Period) -> dict[str, object]:
    return {
        "waves": [wave.code for wave in period.waves],
        "previous": [wave.code for wave in period.before],
        "usual": not period.chosen,
    }


def _row(row: Row) -> dict[str, object]:
    place = row.place
    return {
        "location": {"id": place.id, "code": place.code, "name": place.name, "kind": place.kind},
        "n": row.sums.n,
        "mean": row.mean,
        **_bounds(row.interval),
        "standing": row.standing,
        "previous": row.previous,
        "change": row.change,
        "change_is_clear": row.changed,
        "target": row.target,
    }


def _bounds(interval: Interval | None) -> dict[str, int | None]:
    if interval is None:
        return {"low": None, "high": None}
    return {"low": round(interval.low), "high": round(interval.high)}
