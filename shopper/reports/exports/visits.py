"""Visits as a CSV file, one row a visit: scores in whole basis points, empty where nothing was scored.

Managers get what was released, without shopper, day and hour; the desk gets every visit with a pseudonym.
"""

import csv
import io
import json
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Literal
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict

from shopper import clock
from shopper.db import Connection, Database, Row
from shopper.locations import records as locations
from shopper.people.model import Person, Role
from shopper.reports.exports import records
from shopper.reports.exports.records import Mark, Office
from shopper.reports.records import cuts
from shopper.reviews.pseudonyms import pseudonym
from shopper.scenarios import records as scenarios
from shopper.scenarios.criteria import CRITERIA
from shopper.visits.showing import daypart, week

DESK: tuple[Role, ...] = ("reviewer", "admin")
BYTE_ORDER_MARK = "\ufeff"
# A spreadsheet takes a text that begins like this for a formula, and runs it.
FORMULA = ("=", "+", "-", "@", "\t", "\r")

_FACTS = ("client", "wave", "location", "name", "address", "scenario", "version", "persona", "service_language")
_SCORES = ("total", "raw_total", "coverage", "band")
_TO_CLIENT = ("week", "daypart")
_TO_DESK = ("state", "outcome", "shopper", "started_at", "finished_at")


class Asked(BaseModel):
    """How the file is written."""

    model_config = ConfigDict(frozen=True, strict=True, extra="ignore")
    delimiter: Literal[",", ";", "\t"] = ","


@dataclass(frozen=True, slots=True)
class Plan:
    """What a file holds: which offices, and which measures as columns."""

    offices: tuple[Office, ...]
    measures: tuple[str, ...]
    desk: bool

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        return ("id", *_FACTS, *(_TO_DESK if self.desk else _TO_CLIENT), *_SCORES, *self.measures)


def plan(con: Connection, person: Person) -> Plan:
    """Return what this person's file holds: the desk's own part for those who work there, else a manager's."""
    desk = person.has(*DESK)
    offices = records.offices(con, person, DESK if desk else ("manager",))
    return Plan(offices, tuple(_measures(con, {office.client_id for office in offices}, desk=desk)), desk)


async def write(db: Database, plan: Plan, asked: Asked, secret: bytes) -> AsyncIterator[bytes]:
    """Write the file piece by piece; at no time is more than one page of visits in memory."""
    yield (BYTE_ORDER_MARK + _lines([plan.columns], asked)).encode()
    for office in plan.offices:
        mark: Mark | None = Mark()
        while mark is not None:
            text, mark = await db.read(partial(_page, plan=plan, office=office, after=mark, asked=asked, secret=secret))
            if text:
                yield text.encode()


def _page(
    con: Connection, plan: Plan, office: Office, after: Mark, asked: Asked, secret: bytes
) -> tuple[str, Mark | None]:
    """Read a page of an office's visits and write its lines; None instead of a mark when it was the last."""
    rows = records.visits(con, office, after, released_only=not plan.desk)
    text = _lines((_cells(row, plan, secret) for row in rows), asked)
    last = rows[-1] if len(rows) == records.PAGE else None
    return text, Mark(last["wave_id"], last["id"]) if last else None


def _measures(con: Connection, client_ids: Iterable[int], *, desk: bool) -> Iterable[str]:
    """Return the sections of all scenarios in the order of their checklists, then all criteria.

    A manager's file has the sections of what was released; a column of its own would tell what is planned.
    """
    played = dict.fromkeys(
        version
        for client_id in client_ids
        for version in (records.planned(con, client_id) if desk else _released(con, client_id))
    )
    sections = (section for version in sorted(played) for section in scenarios.version(con, *version).sections)
    yield from dict.fromkeys(f"section:{section.id}" for section in sections)
    yield from (f"criterion:{criterion}" for criterion in CRITERIA)


def _released(con: Connection, client_id: int) -> Iterable[tuple[str, int]]:
    return ((cut.scenario, cut.version) for cut in cuts(con, locations.client(con, client_id)))


def _cells(row: Row, plan: Plan, secret: bytes) -> list[object]:
    contribution = json.loads(row["contribution"])
    place = _to_desk(row, secret) if plan.desk else _to_client(row)
    return [
        row["id"],
        *(row[name] for name in _FACTS),
        *place,
        *(row[name] for name in _SCORES),
        *(contribution.get(measure) for measure in plan.measures),
    ]


def _to_client(row: Row) -> tuple[str, str]:
    return week(_local(row, "started_at").date()), daypart(json.loads(row["body"])["local"]["hour"])


def _to_desk(row: Row, secret: bytes) -> tuple[str, ...]:
    released = row["state"] == "accepted" and row["release_id"] is not None
    shopper = pseudonym(secret, row["wave_id"], row["person_id"])
    moments = (_local(row, name).isoformat(timespec="minutes") for name in ("started_at", "finished_at"))
    return "released" if released else row["state"], row["outcome"], shopper, *moments


def _local(row: Row, name: str) -> datetime:
    return clock.parse(row[name]).astimezone(ZoneInfo(row["zone"] or row["client_zone"]))


def _lines(rows: Iterable[Iterable[object]], asked: Asked) -> str:
    file = io.StringIO()
    csv.writer(file, delimiter=asked.delimiter).writerows([_safe(cell) for cell in row] for row in rows)
    return file.getvalue()


def _safe(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell
