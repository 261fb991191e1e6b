"""One visit of the past, delivered as a phone delivers it."""

import hashlib
import json
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from shopper.answers.model import Context
from shopper.db import Database
from shopper.demo.answering import FilledIn, fill_in
from shopper.people.model import Person
from shopper.scenarios.model import Scenario
from shopper.visits import evidence, sync


@dataclass(frozen=True)
class Going:
    """Who goes where, when, and as whom."""

    assignment: int
    shopper: Person
    version: int
    began: datetime
    persona: str
    service_language: str
    language: str
    quality: float
    office: Mapping[str, Any]


@dataclass(frozen=True)
class Delivered:
    """A visit that the server has, and the photos that came with it."""

    id: str
    shopper: Person
    received_at: datetime
    photos: frozenset[str]


async def visit(db: Database, folder: Path, scenario: Scenario, going: Going, random: Random) -> Delivered:
    """Fill in a checklist, then send its photos and its body."""
    weekday, hour = going.began.isoweekday(), going.began.hour
    context = Context(going.persona, scenario.channel, going.service_language, going.office, weekday, hour)
    filled = fill_in(scenario, going.quality, context, going.language, random)
    finished = going.began + timedelta(minutes=random.randrange(35, 110))
    body, photos = _body(scenario, going, filled, finished, random)
    for content in photos.values():
        sha256 = hashlib.sha256(content).hexdigest()
        await evidence.keep(db, folder, sha256, _whole(content), going.shopper.id, finished)
    raw = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
    received = finished + timedelta(minutes=random.randrange(1, 30))
    await sync.keep(db, raw, body["id"], going.shopper, received, via="demo")
    return Delivered(body["id"], going.shopper, received, frozenset(photos))


async def _whole(content: bytes) -> AsyncIterator[bytes]:
    yield content


def _body(
    scenario: Scenario, going: Going, filled: FilledIn, finished: datetime, random: Random
) -> tuple[dict[str, Any], dict[str, bytes]]:
    photos: dict[str, bytes] = {}
    claims = []
    for question, taken in filled.photos.items():
        for content in taken:
            sha256 = hashlib.sha256(content).hexdigest()
            photos[sha256] = content
            claims.append(
                {
                    "question": question,
                    "sha256": sha256,
                    "size": len(content),
                    "type": "image/jpeg",
                    "taken_at": going.began.isoformat(),
                }
            )
    step = (finished - going.began) / (len(filled.answers) + 1)
    answers = {
        name: answer | {"at": (going.began + step * (place + 1)).isoformat(timespec="seconds")}
        for place, (name, answer) in enumerate(filled.answers.items())
    }
    zone = going.began.tzinfo
    return {
        "schema": 1,
        "id": str(UUID(int=random.getrandbits(128), version=4)),
        "assignment": going.assignment,
        "scenario": scenario.id,
        "version": going.version,
        "language": going.language,
        "persona": going.persona,
        "service_language": going.service_language,
        "started_at": going.began.isoformat(),
        "finished_at": finished.isoformat(),
        "clock": {
            "device": finished.isoformat(),
            "offset_ms": random.randrange(-900, 900),
            "zone": zone.key if isinstance(zone, ZoneInfo) else "UTC",
        },
        "office": dict(going.office),
        "local": {"weekday": going.began.isoweekday(), "hour": going.began.hour},
        "answers": answers,
        "evidence": claims,
        "declared_at": finished.isoformat(),
    }, photos
