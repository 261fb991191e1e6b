"""A programme large enough to be measured: offices, shoppers with tokens, assignments, and ready visits."""

import json
import secrets
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import cycle
from pathlib import Path
from random import Random

from shopper.answers.model import Context
from shopper.assignments import planning
from shopper.assignments.model import Window
from shopper.assignments.records import NewAssignment, NewWave
from shopper.db import Connection, Database
from shopper.demo.answering import fill_in
from shopper.locations import imports as location_imports
from shopper.locations import records as locations
from shopper.people import imports as people_imports
from shopper.people import records as people
from shopper.people import sessions
from shopper.scenarios import records as scenarios
from shopper.scenarios.publish import publish
from shopper.settings import Settings, assets
from shopper.web.secret import server_key

OFFICES = 200
SHOPPERS = 64
KINDS_OF_VISIT = 40
NOW = datetime.now(UTC)


@dataclass(frozen=True)
class Work:
    """One visit to deliver: whose token, which id, which bytes."""

    token: str
    visit: str
    body: bytes


def founded(data: Path) -> Settings:
    """Make the installation with its offices, shoppers and scenario."""
    settings = Settings(data=data)
    database = Database.open(settings.database)
    try:
        database.write_now(_found)
    finally:
        database.close()
    return settings


def planned(settings: Settings, wave: str, count: int) -> list[Work]:
    """Plan a wave of `count` assignments, each with a filled-in checklist."""
    database = Database.open(settings.database)
    key = server_key(settings.data)
    try:
        return database.write_now(lambda con: list(_plan(con, key, wave, count)))
    finally:
        database.close()


def _found(con: Connection) -> None:
    lines = ["client,code,parent,kind,name,zone", "bench,bench,,client,Bench,Europe/Tallinn"]
    lines += ["bench,ee,bench,country,Eesti,", "bench,north,ee,region,Põhja-Eesti,", "bench,city,north,city,Tallinn,"]
    lines += [f"bench,office-{n},city,location,Office {n}," for n in range(OFFICES)]
    location_imports.locations(con, "\n".join(lines).encode())
    folk = ["email,name,role", "admin@bench.test,Admin,admin"]
    folk += [f"shopper-{n}@bench.test,Shopper {n},shopper" for n in range(SHOPPERS)]
    people_imports.people(con, "\n".join(folk).encode(), NOW)
    publish(con, (assets("scenarios") / "office-visit.yaml").read_bytes(), None, NOW)


def _plan(con: Connection, key: bytes, code: str, count: int) -> Iterator[Work]:
    client = locations.client_by_code(con, "bench")
    if client is None:
        raise LookupError("bench")
    today = NOW.date()
    terms = NewWave(code, code, today, today + timedelta(days=1), release_after_hours=0)
    wave = planning.plan_wave(con, client, terms)
    offices = [place for place in locations.tree(con, client.id) if place.is_leaf]
    shoppers = [people.named(con, f"shopper-{n}@bench.test") for n in range(SHOPPERS)]
    tokens = [sessions.new_token(con, key, shopper, NOW) for shopper in shoppers]
    window = Window(NOW - timedelta(days=1), NOW + timedelta(days=1))
    for number, template in zip(range(count), cycle(_templates(con)), strict=False):
        place, who = offices[number % OFFICES], number % SHOPPERS
        new = NewAssignment(wave, place, shoppers[who], "office-visit", 1, window, "newcomer", "et")
        visit = str(uuid.UUID(bytes=secrets.token_bytes(16), version=4))
        body = template | {"id": visit, "assignment": planning.plan(con, new, NOW)}
        yield Work(tokens[who], visit, json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode())


def _templates(con: Connection) -> list[dict[str, object]]:
    scenario = scenarios.version(con, "office-visit", 1)
    context = Context("newcomer", "office", "et", {}, 1, 12)
    stamp = NOW.isoformat()
    found: list[dict[str, object]] = []
    for number in range(KINDS_OF_VISIT):
        filled = fill_in(scenario, 0.9, context, "et", Random(number))
        found.append(
            {
                "schema": 1,
                "scenario": "office-visit",
                "version": 1,
                "language": "et",
                "persona": "newcomer",
                "service_language": "et",
                "started_at": stamp,
                "finished_at": stamp,
                "clock": {"device": stamp, "offset_ms": 0, "zone": "Europe/Tallinn"},
                "office": {},
                "local": {"weekday": 1, "hour": 12},
                "answers": {name: answer | {"at": stamp} for name, answer in filled.answers.items()},
                "evidence": [],
            }
        )
    return found
