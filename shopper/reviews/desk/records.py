"""Rows of the desk's lists: visits by state, waves with their counts."""

# ruff: noqa: S608 - what is put into statements is our own words and question marks

import json
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from shopper import clock
from shopper.db import Connection, Row
from shopper.locations import records as locations
from shopper.locations.model import below
from shopper.people.model import Person
from shopper.reviews.model import Listed, WaveRow, possible
from shopper.reviews.pseudonyms import pseudonym
from shopper.reviews.records import DESK

PAGE = 50
OPEN = ("received", "waiting_evidence", "returned", "accepted", "rejected")
_NOBODY = "1 = 0"
_EVERYBODY = "1 = 1"


class Asked(NamedTuple):
    """Which visits: of one state or all, of one wave or all, after a mark that the last page ended with."""

    state: str = ""
    wave_id: int | None = None
    after: str = ""


def visits(con: Connection, person: Person, asked: Asked, secret: bytes) -> list[Listed]:
    """Return a page of visits that this person may review, those that wait longest first; `mark` leads to the next."""
    where, values = _scope(person)
    if asked.state == "released":
        where += " AND visit.state = 'accepted' AND release_id IS NOT NULL"
    elif asked.state:
        where += " AND visit.state = ? AND release_id IS NULL"
        values.append(asked.state)
    if asked.wave_id is not None:
        where += " AND wave_id = ?"
        values.append(asked.wave_id)
    if asked.after:
        where += " AND (finished_at, visit.id) > (?, ?)"
        values += asked.after.partition(" ")[::2]
    rows = con.execute(
        "SELECT visit.id, visit.state, release_id, finished_at, total, complete, breaches, flags, person_id, wave_id, "
        "location.name, address, location.zone, client.zone AS client_zone, wave.code, wave.title FROM visit "
        "JOIN location ON location.id = location_id JOIN client ON client.id = visit.client_id "
        f"JOIN wave ON wave.id = wave_id WHERE {where} ORDER BY finished_at, visit.id LIMIT ?",
        (*values, PAGE),
    )
    return [_listed(row, secret) for row in rows]


def counts(con: Connection, person: Person) -> dict[str, int]:
    """Count the visits that are not released, by state."""
    where, values = _scope(person)
    rows = con.execute(
        "SELECT visit.state, count(*) AS n FROM visit JOIN location ON location.id = location_id "
        f"WHERE release_id IS NULL AND {where} GROUP BY visit.state",
        values,
    )
    return {row["state"]: row["n"] for row in rows}


def waves(con: Connection, person: Person, now: datetime, wave_id: int | None = None) -> list[WaveRow]:
    """Return the waves of the clients that this person serves at the desk, newest first; with an id, that one."""
    clients = [one.id for one in locations.clients_of(con, person, *DESK)]
    marks = ", ".join("?" * len(clients))
    only = "" if wave_id is None else "AND wave.id = ?"
    rows = con.execute(
        "SELECT wave.id, wave.code, wave.title, client.name, root_id, starts_on, ends_on, "
        "wave.release_after_hours FROM wave "
        f"JOIN client ON client.id = client_id WHERE client_id IN ({marks}) {only} "
        "ORDER BY starts_on DESC, wave.id DESC",
        (*clients, *([] if wave_id is None else [wave_id])),
    ).fetchall()
    return [_wave(con, person, row, now) for row in rows]


def _wave(con: Connection, person: Person, row: Row, now: datetime) -> WaveRow:
    found = {(one["state"], one["released"]): one["n"] for one in _by_state(con, row["id"])}
    finished_by = now - timedelta(hours=row["release_after_hours"])
    ready = con.execute(
        "SELECT count(*) FROM visit "
        "WHERE wave_id = ? AND state = 'accepted' AND release_id IS NULL AND finished_at <= ?",
        (row["id"], clock.stamp(finished_by)),
    ).fetchone()[0]
    planned = con.execute(
        "SELECT count(*) FROM assignment WHERE wave_id = ? AND state NOT IN ('declined', 'cancelled')", (row["id"],)
    ).fetchone()[0]
    return WaveRow(
        id=row["id"],
        code=row["code"],
        title=row["title"],
        client=row["name"],
        starts_on=date.fromisoformat(row["starts_on"]),
        ends_on=date.fromisoformat(row["ends_on"]),
        planned=planned,
        received=sum(n for (state, _released), n in found.items() if state not in ("superseded", "void")),
        waiting=found.get(("waiting_evidence", 0), 0),
        undecided=found.get(("received", 0), 0),
        accepted=found.get(("accepted", 0), 0) + found.get(("accepted", 1), 0),
        released=found.get(("accepted", 1), 0),
        ready=ready,
        release_after_hours=row["release_after_hours"],
        may_release=holds_all(person, row["root_id"]),
    )


def holds_all(person: Person, root_id: int) -> bool:
    """Tell whether somebody works at the desk of a whole client; only then may they release its waves."""
    return any(person.may(role, f"/{root_id}/") for role in DESK)


def _by_state(con: Connection, wave_id: int) -> Iterable[Row]:
    return con.execute(
        "SELECT state, release_id IS NOT NULL AS released, count(*) AS n FROM visit WHERE wave_id = ? GROUP BY 1, 2",
        (wave_id,),
    )


def _scope(person: Person) -> tuple[str, list[object]]:
    """Write the condition that a location lies where this person works at the desk."""
    paths = person.paths(*DESK)
    if "/" in paths:
        return _EVERYBODY, []
    ranges = " OR ".join("(path >= ? AND path < ?)" for _path in paths)
    return f"({ranges or _NOBODY})", [bound for path in paths for bound in below(path)]


def _listed(row: Row, secret: bytes) -> Listed:
    finished = clock.parse(row["finished_at"]).astimezone(ZoneInfo(row["zone"] or row["client_zone"]))
    released = row["release_id"] is not None
    return Listed(
        id=row["id"],
        location=row["name"],
        address=row["address"],
        wave=row["code"],
        wave_title=row["title"],
        day=finished.date(),
        state="released" if released and row["state"] == "accepted" else row["state"],
        total=row["total"],
        complete=bool(row["complete"]),
        breaches=len(json.loads(row["breaches"])),
        flags=tuple(json.loads(row["flags"])),
        decisions=possible(row["state"], released=released),
        shopper=pseudonym(secret, row["wave_id"], row["person_id"]),
        mark=f"{row['finished_at']} {row['id']}",
    )
