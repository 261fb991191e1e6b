"""Visits of the test's world: a scenario with a photo, assignments for it, and the bodies that phones send."""

import asyncio
import copy
import hashlib
import io
import json
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from PIL import Image

from shopper.assignments import records
from shopper.assignments.model import Acceptance, Assignment, State, Wave, Window
from shopper.assignments.planning import plan, plan_wave
from shopper.assignments.records import NewAssignment, NewWave
from shopper.db import Database, Row
from shopper.scenarios.publish import publish
from shopper.visits import evidence, sync
from shopper.visits.model import Evidence, Kept
from tests.builders.world import NOW, World, a_world

SCENARIO = """\
format: 1
scenario: office-test
languages: [en]
method: mystery_visit
channel: office
title: {en: "Office"}
personas: [{id: newcomer, brief: {en: "You know nothing."}}]
comments: on_loss
scoring: {coverage_min: 80, bands: [{id: good, min: 85}, {id: poor, min: 0}]}
sections:
  - id: arrival
    title: {en: Arrival}
    questions:
      - {id: greeted, kind: yes_no, points: {yes: 10, no: 0}, criterion: politeness, text: {en: "Greeted?"}}
      - id: wait
        kind: duration
        target: {at_most: 5}
        points: "10 if wait <= 5 else 0"
        max_points: 10
        criterion: speed
        check: {that: "wait < 120", message: {en: "Under two hours."}}
        text: {en: "How long?"}
      - id: sign
        kind: yes_no
        allow_na: true
        show_if: 'greeted == "yes"'
        photo: {min: 0, max: 3, required_if: 'sign == "no"', where: outside}
        text: {en: "Sign visible?"}
  - id: talk
    title: {en: Talk}
    questions:
      - {id: listened, kind: scale, measure: csat, text: {en: "Listened?"}}
      - id: offered
        kind: choices
        choices: [{id: plan, text: {en: Plan}}, {id: device, text: {en: Device}}]
        text: {en: "Offered?"}
      - {id: slip, kind: photo, audience: agency, photo: {min: 0, max: 1, where: after}, text: {en: "Slip"}}
      - {id: noticed, kind: yes_no, audience: agency, text: {en: "Were you noticed?"}}
"""

WINDOW = Window(datetime(2026, 10, 31, 22, tzinfo=UTC), datetime(2026, 11, 30, 21, 59, 59, tzinfo=UTC))
ANSWERS: dict[str, dict[str, Any]] = {
    "greeted": {"value": "yes", "at": "2026-11-10T10:01:00+02:00"},
    "wait": {"value": 200, "how": {"timer": True}},
    "sign": {"value": "yes"},
    "listened": {"value": 5},
    "offered": {"value": ["plan"]},
    "noticed": {"value": "no"},
}
_IDS = UUID("6f3c9a52-0f5e-4b6e-9a63-2d6c0a7a1c11")


def visit_id(name: str) -> str:
    """Return a UUID of version 4 that stands for a name."""
    return str(UUID(int=uuid5(_IDS, name).int, version=4))


def a_photo(colour: str = "teal", kind: str = "JPEG", size: tuple[int, int] = (40, 30)) -> bytes:
    """Make a small image of one colour."""
    file = io.BytesIO()
    Image.new("RGB", size, colour).save(file, kind)
    return file.getvalue()


def hash_of(raw: bytes) -> str:
    """Return a SHA-256 as it is written in bodies and addresses."""
    return hashlib.sha256(raw).hexdigest()


def claim(photo: bytes, question: str | None = "sign") -> dict[str, Any]:
    """Say in a body that a photo belongs to a question."""
    found = {
        "sha256": hash_of(photo),
        "size": len(photo),
        "type": "image/jpeg",
        "taken_at": "2026-11-10T10:05:00+02:00",
    }
    return found | ({"question": question} if question else {})


def a_body(
    assignment: int, name: str = "first", /, *, answers: dict[str, Any] | None = None, **changes: Any
) -> dict[str, Any]:
    """Make the body of a visit that keeps to its script; `answers` are merged in, None takes one out."""
    given = {key: value for key, value in (ANSWERS | (answers or {})).items() if value is not None}
    body = {
        "schema": 1,
        "id": visit_id(name),
        "assignment": assignment,
        "scenario": "office-test",
        "version": 1,
        "language": "en",
        "persona": "newcomer",
        "started_at": "2026-11-10T10:00:00+02:00",
        "finished_at": "2026-11-10T10:30:00+02:00",
        "clock": {"device": "2026-11-10T10:30:00+02:00", "offset_ms": 120, "zone": "Europe/Tallinn"},
        "office": {"has_queue": True, "desks": 4},
        "local": {"weekday": 2, "hour": 10},
        "answers": given,
        "evidence": [],
    }
    return copy.deepcopy(body | changes)


def bytes_of(body: dict[str, Any]) -> bytes:
    """Write a body as a phone does."""
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()


class Field:
    """The world with one wave, and what shoppers do in it."""

    def __init__(
        self,
        db: Database,
        folder: Path,
        *,
        acceptance: Acceptance = "review",
        hours: int = 0,
        world: World | None = None,
    ) -> None:
        self.db, self.folder, self.world = db, folder, world or a_world(db)
        self.db.write_now(lambda con: publish(con, SCENARIO, None, NOW))
        self.wave = self.a_wave("2026-11", acceptance, hours)

    def a_wave(self, code: str, acceptance: Acceptance = "review", hours: int = 0, client: str = "balt") -> Wave:
        """Plan a wave whose visits can be released after so many hours."""
        whose = self.world.client(client)
        new = NewWave(code, f"Wave {code}", date(2026, 11, 1), date(2026, 11, 30), acceptance, "by_hand", hours)
        return self.db.write_now(lambda con: plan_wave(con, whose, new))

    def assign(
        self, location: str = "T1", shopper: str = "anna", state: State = "started", wave: Wave | None = None
    ) -> Assignment:
        """Make an assignment and bring it into `state`."""
        chosen = wave or self.wave
        client = "balt" if chosen.client_id == self.world.client("balt").id else "ural"
        place, who = self.world.location(location, client), self.world.person(shopper)
        new = NewAssignment(chosen, place, who, "office-test", 1, WINDOW, "newcomer")
        made = self.db.write_now(lambda con: plan(con, new, NOW))
        if state != "offered":
            self.db.write_now(lambda con: records.put_state(con, made, state, NOW))
        return self.db.read_now(lambda con: records.assignment(con, made))

    def send(
        self, body: dict[str, Any] | bytes, shopper: str = "anna", *, to: str | None = None, now: datetime = NOW
    ) -> Kept:
        """Deliver a visit, by default to its own address."""
        raw = body if isinstance(body, bytes) else bytes_of(body)
        address = to or json.loads(raw)["id"]
        return asyncio.run(sync.keep(self.db, raw, address, self.world.person(shopper), now))

    def photograph(
        self, photo: bytes, shopper: str = "anna", *, named: str | None = None, now: datetime = NOW
    ) -> Evidence:
        """Deliver a photo, by default under its own hash."""

        async def pieces(raw: bytes) -> Any:
            for start in range(0, len(raw), 1000):
                yield raw[start : start + 1000]

        sha256, who = named or hash_of(photo), self.world.person(shopper)
        return asyncio.run(evidence.keep(self.db, self.folder, sha256, pieces(photo), who.id, now))

    def visits(self) -> list[Row]:
        """Return every visit."""
        return self.rows("SELECT * FROM visit ORDER BY id")

    def visit(self, name: str = "first") -> Row:
        """Return a visit by the name of its id."""
        return self.rows("SELECT * FROM visit WHERE id = ?", (visit_id(name),))[0]

    def held(self) -> list[Row]:
        """Return the quarantine."""
        return self.rows("SELECT * FROM quarantine ORDER BY id")

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[Row]:
        """Ask the database itself."""
        return self.db.read_now(lambda con: con.execute(sql, values).fetchall())


def later(hours: float = 0, days: float = 0) -> datetime:
    """Return a moment after the test's present."""
    return NOW + timedelta(hours=hours, days=days)
