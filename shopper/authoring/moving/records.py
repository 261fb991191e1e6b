"""Rows of assignments that another version of their scenario could be given."""

# ruff: noqa: S608 - what is put into statements is our own words and question marks

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby

from shopper import clock
from shopper.authoring.moving.model import MOVABLE, Open, OpenWave, sorted_out
from shopper.authoring.scope import administered
from shopper.db import Connection, Row
from shopper.people.model import Person
from shopper.scenarios import records as scenarios

_OPEN = ", ".join(f"'{state}'" for state in sorted({*MOVABLE, "started"}))
_MOVABLE = ", ".join(f"'{state}'" for state in sorted(MOVABLE))


def open_waves(con: Connection, person: Person, scenario: str, version: int, now: datetime) -> tuple[OpenWave, ...]:
    """Return the waves with open assignments of other versions, as far as this person administers their locations.

    An offer whose window has closed is open no more. Raises VERSION_NOT_PUBLISHED.
    """
    personas = {persona.id for persona in scenarios.version(con, scenario, version).personas}
    where, values = administered(person)
    rows = con.execute(
        "SELECT assignment.id, wave_id, version, persona, state, window_to, changed_at, location.name AS location, "
        "person.name AS shopper, wave.title, client.name AS client FROM assignment "
        "JOIN wave ON wave.id = wave_id JOIN client ON client.id = wave.client_id "
        "JOIN location ON location.id = location_id JOIN person ON person.id = person_id "
        f"WHERE scenario = ? AND version <> ? AND state IN ({_OPEN}) AND (state = 'started' OR window_to >= ?) "
        f"AND {where} ORDER BY client.name, wave.starts_on DESC, wave_id, location.name, assignment.id",
        (scenario, version, clock.stamp(now), *values),
    )
    return tuple(
        sorted_out(wave_id, client, title, map(_open, own), personas)
        for (wave_id, client, title), own in groupby(rows, lambda row: (row["wave_id"], row["client"], row["title"]))
    )


def put_version(con: Connection, assignments: Iterable[int], version: int, now: datetime) -> int:
    """Give assignments that nobody has begun another version; returns how many had another one."""
    update = (
        f"UPDATE assignment SET version = ?, changed_at = ? WHERE id = ? AND version <> ? AND state IN ({_MOVABLE})"
    )
    return sum(
        con.execute(update, (version, clock.stamp(now), assignment, version)).rowcount for assignment in assignments
    )


def _open(row: Row) -> Open:
    return Open(
        id=row["id"],
        wave_id=row["wave_id"],
        version=row["version"],
        persona=row["persona"],
        state=row["state"],
        location=row["location"],
        shopper=row["shopper"],
        ends=clock.parse(row["window_to"]),
        changed_at=clock.parse(row["changed_at"]),
    )
