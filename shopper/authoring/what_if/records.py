"""Rows of released visits, read to be scored by a draft."""

# ruff: noqa: S608 - what is put into statements is our own words and question marks

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from shopper.authoring.scope import administered
from shopper.db import Connection, Row
from shopper.locations import records as locations
from shopper.people.model import Person

MOST = 5_000
_COUNTS = "visit.state = 'accepted' AND release_id IS NOT NULL AND scenario = ? AND total IS NOT NULL"


@dataclass(frozen=True, slots=True)
class LastWave:
    """A client's last wave with released visits of a scenario; `title` may be no more than its code."""

    id: int
    client: str
    title: str


@dataclass(frozen=True, slots=True)
class Office:
    """A place by the names that a reader knows."""

    client: str
    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Asked:
    """Which visits: at most MOST of them, drawn by their random ids where there are more, of `found`."""

    waves: tuple[LastWave, ...]
    visits: tuple[str, ...]
    found: int
    offices: Mapping[int, Office]


def asked(con: Connection, person: Person, scenario: str) -> Asked:
    """Return the released visits of the last such wave of each client that this person administers."""
    waves = tuple(_last_waves(con, person, scenario))
    where, values = administered(person)
    marks = ", ".join("?" * len(waves))
    rows = con.execute(
        "SELECT visit.id, location.id AS location_id, location.name, location.address, client.name AS client "
        "FROM visit JOIN location ON location.id = location_id JOIN client ON client.id = visit.client_id "
        f"WHERE wave_id IN ({marks}) AND {_COUNTS} AND {where} ORDER BY visit.id",
        (*(wave.id for wave in waves), scenario, *values),
    ).fetchall()
    return Asked(
        waves,
        tuple(row["id"] for row in rows[:MOST]),
        len(rows),
        {row["location_id"]: Office(row["client"], row["name"], row["address"]) for row in rows},
    )


def visits(con: Connection, ids: Sequence[str]) -> list[Row]:
    """Return visits with their bodies and score sheets."""
    marks = ", ".join("?" * len(ids))
    return con.execute(
        f"SELECT id, scenario, version, location_id, body, sheet FROM visit WHERE id IN ({marks})", tuple(ids)
    ).fetchall()


def _last_waves(con: Connection, person: Person, scenario: str) -> list[LastWave]:
    where, values = administered(person)
    found = []
    for client in locations.clients_of(con, person, "admin"):
        row = con.execute(
            "SELECT wave.id, title FROM wave WHERE client_id = ? AND EXISTS (SELECT 1 FROM visit "
            "JOIN location ON location.id = location_id "
            f"WHERE wave_id = wave.id AND {_COUNTS} AND {where}) ORDER BY starts_on DESC, wave.id DESC LIMIT 1",
            (client.id, scenario, *values),
        ).fetchone()
        if row:
            found.append(LastWave(row["id"], client.name, row["title"]))
    return found
