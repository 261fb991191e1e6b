"""Rows of visits and their evidence. The statements on the way of an arriving visit are few and prepared."""

# ruff: noqa: S608 - what is put into statements is our own column names and question marks

import json
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from shopper import clock
from shopper.assignments.model import STEPS
from shopper.db import Connection, Row
from shopper.problems import ASSIGNMENT_NOT_YOURS, NOT_FOUND, Problem
from shopper.visits.model import Assigned, Evidence, EvidenceClaim, State
from shopper.visits.states import Arrived

_COLUMNS = (
    "id, assignment_id, wave_id, client_id, location_id, person_id, scenario, version, language, persona, "
    "service_language, outcome, started_at, finished_at, received_at, completed_at, state, sha256, receipt, body, "
    "complete, total, raw_total, coverage, band, sheet, contribution, breaches, flags, supersedes"
)
_BEFORE_DELIVERY = ", ".join(f"'{state}'" for state in sorted(STEPS["deliver"].from_))
_PLACES = ", ".join(f":{name}" for name in _COLUMNS.split(", "))


def known(con: Connection, visit_id: str) -> Row | None:
    """Return what the repeat of a delivery needs, or None when this visit never came."""
    found: Row | None = con.execute(
        "SELECT id, person_id, sha256, receipt, received_at, completed_at, state, breaches FROM visit WHERE id = ?",
        (visit_id,),
    ).fetchone()
    return found


def assignment(con: Connection, person_id: int, assignment_id: int) -> Assigned:
    """Return the assignment of this person with its wave's policy. Raises ASSIGNMENT_NOT_YOURS."""
    found: Row | None = con.execute(
        "SELECT assignment.id, wave_id, wave.client_id, location_id, scenario, persona, window_from, window_to, state, "
        "acceptance = 'automatic', latitude, longitude FROM assignment JOIN wave ON wave.id = wave_id "
        "JOIN location ON location.id = location_id "
        "WHERE assignment.id = ? AND person_id = ?",
        (assignment_id, person_id),
    ).fetchone()
    if found is None:
        raise Problem(ASSIGNMENT_NOT_YOURS)
    return Assigned(*found)


def deliver(con: Connection, assignment_id: int, now: str) -> None:
    """Note that something was delivered for an assignment; one that was declined or cancelled stays so."""
    con.execute(
        f"UPDATE assignment SET state = 'delivered', changed_at = ? WHERE id = ? AND state IN ({_BEFORE_DELIVERY})",
        (now, assignment_id),
    )


def siblings(con: Connection, assignment_id: int) -> list[Arrived]:
    """Return every visit of an assignment, as far as their states depend on each other."""
    rows = con.execute(
        "SELECT id, person_id, received_at, state, completed_at, complete, release_id, supersedes, flags "
        "FROM visit WHERE assignment_id = ?",
        (assignment_id,),
    )
    return [
        Arrived(
            id=row["id"],
            person_id=row["person_id"],
            arrived=(row["received_at"], row["id"]),
            state=row["state"],
            whole=row["completed_at"] is not None,
            complete=bool(row["complete"]),
            released=row["release_id"] is not None,
            supersedes=row["supersedes"],
            flags=tuple(json.loads(row["flags"])),
        )
        for row in rows
    ]


def receipt_taken(con: Connection, receipt: str) -> bool:
    """Tell whether a receipt was given already."""
    return con.execute("SELECT 1 FROM visit WHERE receipt = ?", (receipt,)).fetchone() is not None


def add(con: Connection, row: dict[str, object]) -> None:
    """Add one visit; `row` has every column but the release."""
    con.execute(f"INSERT INTO visit ({_COLUMNS}) VALUES ({_PLACES})", row)


def move(con: Connection, visit_id: str, state: State, flags: Sequence[str]) -> None:
    """Put a visit into another state."""
    con.execute("UPDATE visit SET state = ?, flags = ? WHERE id = ?", (state, json.dumps(flags), visit_id))


def put_state(con: Connection, visit_id: str, state: State) -> None:
    """Write down that a visit moved on; its flags stay."""
    con.execute("UPDATE visit SET state = ? WHERE id = ?", (state, visit_id))


def is_released(con: Connection, visit_id: str) -> bool:
    """Tell whether a visit was released, and so counts or has counted for the client."""
    row = con.execute("SELECT release_id FROM visit WHERE id = ?", (visit_id,)).fetchone()
    return row is not None and row["release_id"] is not None


def claim(con: Connection, visit_id: str, claims: Iterable[tuple[EvidenceClaim, str]]) -> None:
    """Write down which photos belong to a visit, each with its audience; a photo named twice belongs to the first."""
    con.executemany(
        "INSERT INTO visit_evidence (visit_id, sha256, question, type, size, taken_at, audience) "
        "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (visit_id, sha256) DO NOTHING",
        [
            (visit_id, one.sha256, one.question, one.type, one.size, clock.stamp(one.taken_at), audience)
            for one, audience in claims
        ],
    )


def owned(con: Connection, person_id: int, hashes: Collection[str]) -> set[str]:
    """Return those of `hashes` that this person has sent."""
    places = ", ".join("?" * len(hashes))
    rows = con.execute(
        f"SELECT sha256 FROM evidence WHERE person_id = ? AND sha256 IN ({places})",
        (person_id, *hashes),
    )
    return {row[0] for row in rows} if hashes else set()


def has_worked(con: Connection, person_id: int) -> bool:
    """Tell whether somebody ever had an assignment; their photos are taken also when they are no shopper any more."""
    return con.execute("SELECT 1 FROM assignment WHERE person_id = ? LIMIT 1", (person_id,)).fetchone() is not None


def missing(con: Connection, visit_id: str, person_id: int) -> list[str]:
    """Return the hashes of the photos that the visit names and its shopper has not sent."""
    rows = con.execute(
        "SELECT visit_evidence.sha256 FROM visit_evidence LEFT JOIN evidence "
        "ON evidence.person_id = ? AND evidence.sha256 = visit_evidence.sha256 "
        "WHERE visit_id = ? AND evidence.sha256 IS NULL ORDER BY 1",
        (person_id, visit_id),
    )
    return [row[0] for row in rows]


def own(con: Connection, person_id: int, evidence: Evidence, now: datetime) -> None:
    """Note that a person has sent a photo."""
    con.execute(
        "INSERT INTO evidence (person_id, sha256, size, type, received_at) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (person_id, sha256) DO NOTHING",
        (person_id, evidence.sha256, evidence.size, evidence.type, clock.stamp(now)),
    )


def waiting_for(con: Connection, person_id: int, sha256: str) -> list[Row]:
    """Return this person's visits that are not whole yet and name this photo."""
    return con.execute(
        "SELECT visit.id, assignment_id, acceptance FROM visit "
        "JOIN visit_evidence ON visit_id = visit.id AND visit_evidence.sha256 = ? JOIN wave ON wave.id = wave_id "
        "WHERE visit.person_id = ? AND completed_at IS NULL",
        (sha256, person_id),
    ).fetchall()


def complete(con: Connection, visit_id: str, now: datetime) -> None:
    """Note when the last photo of a visit came."""
    con.execute("UPDATE visit SET completed_at = ? WHERE id = ?", (clock.stamp(now), visit_id))


def with_place(con: Connection, visit_id: str) -> Row:
    """Return a visit with its location and wave, whoever asks. Raises NOT_FOUND."""
    found: Row | None = con.execute(
        "SELECT visit.*, location.code, location.path, location.zone, client.zone AS client_zone, "
        "wave.code AS wave_code FROM visit JOIN location ON location.id = location_id "
        "JOIN client ON client.id = visit.client_id JOIN wave ON wave.id = wave_id WHERE visit.id = ?",
        (visit_id.lower(),),
    ).fetchone()
    if found is None:
        raise Problem(NOT_FOUND)
    return found


def counts(visit: Row) -> bool:
    """Tell whether a visit is one that the client sees: accepted and released."""
    return visit["state"] == "accepted" and visit["release_id"] is not None


def evidence_of(con: Connection, visit_id: str) -> list[Row]:
    """Return the photos of a visit that came, each with its true type and size."""
    return con.execute(
        "SELECT visit_evidence.sha256, question, taken_at, audience, released, evidence.type, evidence.size "
        "FROM visit_evidence JOIN visit ON visit.id = visit_id "
        "JOIN evidence ON evidence.person_id = visit.person_id AND evidence.sha256 = visit_evidence.sha256 "
        "WHERE visit_id = ? ORDER BY taken_at, visit_evidence.sha256",
        (visit_id,),
    ).fetchall()


def whole_rows(con: Connection, after: str, limit: int = 200) -> list[Row]:
    """Return a page of all visits with everything about them, in the order of ids."""
    return con.execute("SELECT * FROM visit WHERE id > ? ORDER BY id LIMIT ?", (after, limit)).fetchall()


def hashes(con: Connection) -> list[str]:
    """Return the hash of every photo that came."""
    return [row[0] for row in con.execute("SELECT DISTINCT sha256 FROM evidence ORDER BY 1")]
