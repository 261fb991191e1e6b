"""What the agency alone knows of a visit: who went, when, what was flagged, and how the answers came about in time."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from shopper import clock
from shopper.db import Connection, Row
from shopper.locations import records as locations
from shopper.people.model import Person
from shopper.reviews.deciding import deciding
from shopper.reviews.model import Deciding
from shopper.reviews.pseudonyms import pseudonym
from shopper.scenarios.model import Scenario
from shopper.scenarios.questions import Question
from shopper.visits import timing
from shopper.visits.aside import Aside, aside
from shopper.visits.model import VisitBody


@dataclass(frozen=True, slots=True)
class Backstage:
    """What only the agency sees of a visit."""

    shopper: str
    started: datetime
    finished: datetime
    body: VisitBody
    state: str
    flags: tuple[str, ...]
    breaches: tuple[dict[str, Any], ...]
    loose: tuple[str, ...]
    """Photos that belong to no question."""
    aside: Aside
    left: datetime | None
    trail: tuple[tuple[datetime, Question], ...]
    """When each answer was given and changed."""
    deciding: Deciding | None


def behind(
    con: Connection,
    person: Person,
    visit: Row,
    body: VisitBody,
    scenario: Scenario,
    zone: ZoneInfo,
    photos: Iterable[Row],
    secret: bytes,
) -> Backstage:
    """Return what stands behind a visit, for those who may see it all."""
    place = locations.location(con, visit["location_id"])
    started, finished = (clock.parse(visit[key]).astimezone(zone) for key in ("started_at", "finished_at"))
    loose: Mapping[str, list[str]] = dict(grouped(photos))
    return Backstage(
        pseudonym(secret, visit["wave_id"], visit["person_id"]),
        started,
        finished,
        body,
        visit["state"],
        tuple(json.loads(visit["flags"])),
        breaches(visit),
        tuple(loose.get("", ())),
        aside(body, place),
        left.astimezone(zone) if (left := timing.left(body)) else None,
        tuple(
            (change.at.astimezone(zone), question)
            for change in timing.trail(body)
            if (question := scenario.question(change.question))
        ),
        deciding(con, person, visit["id"]),
    )


def breaches(visit: Row) -> tuple[dict[str, Any], ...]:
    """Return what a visit does against its script."""
    found: list[dict[str, Any]] = json.loads(visit["breaches"])
    return tuple(found)


def grouped(photos: Iterable[Row]) -> Iterable[tuple[str, list[str]]]:
    """Return the hashes of photos by question; "" has those that belong to none."""
    found: dict[str, list[str]] = {}
    for row in photos:
        found.setdefault(row["question"] or "", []).append(row["sha256"])
    return found.items()
