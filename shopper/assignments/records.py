"""Rows of waves and assignments."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast

from shopper.assignments.model import Acceptance, Assignment, ReleasePolicy, State, Wave, Window
from shopper.clock import parse, stamp
from shopper.db import Connection, Row
from shopper.locations import records as locations
from shopper.locations.model import Client, Location
from shopper.people.model import Person, Role
from shopper.problems import NOT_FOUND, Problem

_WAVE = """SELECT id, client_id, code, title, starts_on, ends_on, acceptance, release_policy, release_after_hours
           FROM wave"""
_ASSIGNMENT = """SELECT id, wave_id, location_id, person_id, scenario, version, persona, service_language,
                        window_from, window_to, state, changed_at, reason FROM assignment"""


@dataclass(frozen=True, slots=True)
class NewWave:
    """What a wave is made of; no hours means the client's."""

    code: str
    title: str
    starts_on: date
    ends_on: date
    acceptance: Acceptance = "review"
    release_policy: ReleasePolicy = "by_hand"
    release_after_hours: int | None = None


@dataclass(frozen=True, slots=True)
class NewAssignment:
    """What an assignment is made of."""

    wave: Wave
    location: Location
    shopper: Person
    scenario: str
    version: int
    window: Window
    persona: str | None = None
    service_language: str | None = None


# Assignments


def of(con: Connection, shopper: Person, assignment_id: int) -> Assignment:
    """Return an assignment of this shopper. Raises NOT_FOUND."""
    return _one(con.execute(f"{_ASSIGNMENT} WHERE id = ? AND person_id = ?", (assignment_id, shopper.id)).fetchone())


def assignment(con: Connection, assignment_id: int) -> Assignment:
    """Return an assignment, whoever asks. Raises NOT_FOUND."""
    return _one(con.execute(f"{_ASSIGNMENT} WHERE id = ?", (assignment_id,)).fetchone())


def on_phone(con: Connection, shopper: Person, now: datetime, delivered_since: datetime) -> tuple[Assignment, ...]:
    """Return the shopper's open offers, all that was taken, and what was delivered lately, the nearest end first."""
    rows = con.execute(
        f"""{_ASSIGNMENT} WHERE person_id = ? AND (state IN ('accepted', 'started')
                OR (state = 'offered' AND window_to >= ?) OR (state = 'delivered' AND changed_at >= ?))
            ORDER BY window_to, id""",
        (shopper.id, stamp(now), stamp(delivered_since)),
    )
    return _all(rows)


def in_wave(con: Connection, wave: Wave) -> tuple[Assignment, ...]:
    """Return all assignments of a wave, in the order they were made."""
    return _all(con.execute(f"{_ASSIGNMENT} WHERE wave_id = ? ORDER BY id", (wave.id,)))


def counts(con: Connection, wave: Wave) -> dict[State, int]:
    """Return how many assignments of a wave are in each state that occurs."""
    rows = con.execute("SELECT state, COUNT(*) AS n FROM assignment WHERE wave_id = ? GROUP BY state", (wave.id,))
    return {row["state"]: row["n"] for row in rows}


def add(con: Connection, new: NewAssignment, now: datetime) -> int:
    """Offer an assignment; returns its id."""
    row = con.execute(
        """INSERT INTO assignment (wave_id, location_id, person_id, scenario, version, persona, service_language,
                                   window_from, window_to, state, changed_at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'offered', ?) RETURNING id""",
        (new.wave.id, new.location.id, new.shopper.id, new.scenario, *_terms(new), stamp(now)),
    ).fetchone()
    return cast("int", row["id"])


def change(con: Connection, assignment_id: int, new: NewAssignment, state: State, now: datetime) -> None:
    """Change the version, persona, language and window of an assignment, and its state."""
    con.execute(
        """UPDATE assignment SET version = ?, persona = ?, service_language = ?, window_from = ?, window_to = ?,
               state = ?, changed_at = ? WHERE id = ?""",
        (*_terms(new), state, stamp(now), assignment_id),
    )


def put_state(con: Connection, assignment_id: int, state: State, now: datetime, reason: str = "") -> None:
    """Write down that an assignment moved on."""
    update = "UPDATE assignment SET state = ?, changed_at = ?, reason = ? WHERE id = ?"
    con.execute(update, (state, stamp(now), reason, assignment_id))


def lapse(con: Connection, now: datetime) -> int:
    """Let all offers lapse whose window has closed; returns how many."""
    overdue = "UPDATE assignment SET state = 'lapsed', changed_at = ? WHERE state = 'offered' AND window_to < ?"
    return con.execute(overdue, (stamp(now), stamp(now))).rowcount


# Waves


def wave_of(con: Connection, person: Person, wave_id: int, *roles: Role) -> Wave:
    """Return a wave of a client in any part of which `person` holds one of `roles`. Raises NOT_FOUND."""
    found = wave(con, wave_id)
    locations.client_of(con, person, found.client_id, *roles)
    return found


def waves_of(con: Connection, client: Client) -> tuple[Wave, ...]:
    """Return a client's waves, the newest first."""
    rows = con.execute(f"{_WAVE} WHERE client_id = ? ORDER BY starts_on DESC, id DESC", (client.id,))
    return tuple(_wave(row) for row in rows)


def wave(con: Connection, wave_id: int) -> Wave:
    """Return a wave, whoever asks. Raises NOT_FOUND."""
    row = con.execute(f"{_WAVE} WHERE id = ?", (wave_id,)).fetchone()
    if row is None:
        raise Problem(NOT_FOUND)
    return _wave(row)


def wave_by_code(con: Connection, client: Client, code: str) -> Wave | None:
    """Return a client's wave by its code, whoever asks."""
    row = con.execute(f"{_WAVE} WHERE client_id = ? AND code = ?", (client.id, code)).fetchone()
    return _wave(row) if row else None


def put_wave(con: Connection, client: Client, new: NewWave) -> Wave:
    """Make a client's wave, or change the one with this code."""
    hours = client.release_after_hours if new.release_after_hours is None else new.release_after_hours
    con.execute(
        """INSERT INTO wave
               (client_id, code, title, starts_on, ends_on, acceptance, release_policy, release_after_hours)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?)
           ON CONFLICT (client_id, code) DO UPDATE SET title = excluded.title, starts_on = excluded.starts_on,
               ends_on = excluded.ends_on, acceptance = excluded.acceptance,
               release_policy = excluded.release_policy, release_after_hours = excluded.release_after_hours""",
        (
            client.id,
            new.code,
            new.title,
            new.starts_on.isoformat(),
            new.ends_on.isoformat(),
            new.acceptance,
            new.release_policy,
            hours,
        ),
    )
    row = con.execute(f"{_WAVE} WHERE client_id = ? AND code = ?", (client.id, new.code)).fetchone()
    return _wave(row)


def _terms(new: NewAssignment) -> tuple[object, ...]:
    return new.version, new.persona, new.service_language, stamp(new.window.starts), stamp(new.window.ends)


def _wave(row: Row) -> Wave:
    dates = {name: date.fromisoformat(row[name]) for name in ("starts_on", "ends_on")}
    return Wave(**{**row, **dates})


def _one(row: Row | None) -> Assignment:
    if row is None:
        raise Problem(NOT_FOUND)
    values = dict(row)
    window = Window(parse(values.pop("window_from")), parse(values.pop("window_to")))
    return Assignment(**values | {"window": window, "changed_at": parse(row["changed_at"])})


def _all(rows: Iterable[Row]) -> tuple[Assignment, ...]:
    return tuple(_one(row) for row in rows)
