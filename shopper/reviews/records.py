"""Rows behind reviews and releases."""

import json
from datetime import datetime

from shopper import clock
from shopper.db import Connection, Row
from shopper.people.model import Person, Role
from shopper.problems import NOT_FOUND, Problem
from shopper.reviews.model import Decision, Past, Photo
from shopper.tallies.sums import Released

DESK: tuple[Role, ...] = ("reviewer", "admin")
_RELEASED = (
    "SELECT wave_id, scenario, version, location_id, root_id, contribution FROM visit "
    "JOIN client ON client.id = visit.client_id "
)


def of(con: Connection, person: Person, visit_id: str) -> Row:
    """Return a visit that this person may decide about, with the path of its location. Raises NOT_FOUND."""
    row: Row | None = con.execute(
        "SELECT visit.id, assignment_id, wave_id, person_id, scenario, version, state, supersedes, release_id, "
        "completed_at, path FROM visit JOIN location ON location.id = location_id WHERE visit.id = ?",
        (visit_id,),
    ).fetchone()
    if row is None or not any(person.may(role, row["path"]) for role in DESK):
        raise Problem(NOT_FOUND)
    return row


def accepted_beside(con: Connection, assignment_id: int, visit_id: str) -> str | None:
    """Return the other accepted visit of an assignment, if there is one."""
    row = con.execute(
        "SELECT id FROM visit WHERE assignment_id = ? AND state = 'accepted' AND id <> ?", (assignment_id, visit_id)
    ).fetchone()
    return row[0] if row else None


def add(
    con: Connection,
    visit_id: str,
    by: int | None,
    decision: Decision,
    note: str,
    questions: tuple[str, ...],
    now: datetime,
) -> None:
    """Write a decision down; decisions are never changed."""
    con.execute(
        "INSERT INTO review (visit_id, person_id, decision, note, questions, at) VALUES (?, ?, ?, ?, ?, ?)",
        (visit_id, by, decision, note, json.dumps(questions), clock.stamp(now)),
    )


def past(con: Connection, visit_id: str) -> tuple[Past, ...]:
    """Return the decisions about a visit, oldest first."""
    rows = con.execute(
        "SELECT decision, note, questions, at, COALESCE(name, '') AS name FROM review "
        "LEFT JOIN person ON person.id = person_id WHERE visit_id = ? ORDER BY review.id",
        (visit_id,),
    )
    return tuple(
        Past(row["decision"], row["note"], tuple(json.loads(row["questions"])), clock.parse(row["at"]), row["name"])
        for row in rows
    )


def photos(con: Connection, visit_id: str) -> tuple[Photo, ...]:
    """Return the photos that came and that a reviewer may show to the client; agency photos are never among them."""
    rows = con.execute(
        "SELECT visit_evidence.sha256, question, released FROM visit_evidence "
        "JOIN visit ON visit.id = visit_id "
        "JOIN evidence ON evidence.person_id = visit.person_id AND evidence.sha256 = visit_evidence.sha256 "
        "WHERE visit_id = ? AND audience = 'client' ORDER BY taken_at, visit_evidence.sha256",
        (visit_id,),
    )
    return tuple(Photo(row["sha256"], row["question"], bool(row["released"])) for row in rows)


def show_photos(con: Connection, visit_id: str, shown: frozenset[str]) -> None:
    """Let the client see exactly these photos of a visit, as far as their audience allows."""
    for photo in photos(con, visit_id):
        con.execute(
            "UPDATE visit_evidence SET released = ? WHERE visit_id = ? AND sha256 = ?",
            (int(photo.sha256 in shown), visit_id, photo.sha256),
        )


def returned(con: Connection, person_id: int) -> dict[int, tuple[str, Past]]:
    """Return, by assignment, this shopper's visits that came back and were not corrected yet, each with the reason."""
    rows = con.execute(
        "SELECT assignment_id, visit.id FROM visit JOIN assignment ON assignment.id = assignment_id "
        "WHERE assignment.person_id = ? AND visit.person_id = assignment.person_id AND visit.state = 'returned' "
        "ORDER BY finished_at",
        (person_id,),
    ).fetchall()
    return {
        row["assignment_id"]: (row["id"], [one for one in past(con, row["id"]) if one.decision == "returned"][-1])
        for row in rows
    }


# Releases


def releasable(con: Connection, wave_id: int, finished_by: datetime) -> tuple[list[str], list[Released], int]:
    """Return ids and contributions of the accepted visits that are old enough, and how many are too young."""
    rows = con.execute(
        "SELECT visit.id, finished_at <= ? AS ready, wave_id, scenario, version, location_id, root_id, contribution "
        "FROM visit JOIN client ON client.id = visit.client_id "
        "WHERE wave_id = ? AND state = 'accepted' AND release_id IS NULL",
        (clock.stamp(finished_by), wave_id),
    ).fetchall()
    ready = [row for row in rows if row["ready"]]
    return [row["id"] for row in ready], [_released(row) for row in ready], len(rows) - len(ready)


def add_release(con: Connection, wave_id: int, by: int | None, now: datetime, visits: list[str]) -> int:
    """Write a release down with its visits; returns its id."""
    release_id: int = con.execute(
        "INSERT INTO release (wave_id, at, person_id, visits) VALUES (?, ?, ?, ?) RETURNING id",
        (wave_id, clock.stamp(now), by, len(visits)),
    ).fetchone()[0]
    con.executemany("UPDATE visit SET release_id = ? WHERE id = ?", ((release_id, visit) for visit in visits))
    return release_id


def last_release(con: Connection, wave_id: int) -> datetime | None:
    """Return when a wave was last released."""
    row = con.execute("SELECT max(at) AS at FROM release WHERE wave_id = ?", (wave_id,)).fetchone()
    return clock.parse(row["at"]) if row["at"] else None


def released(con: Connection, wave_id: int) -> list[Released]:
    """Return every visit of a wave that counts in its tallies."""
    rows = con.execute(_RELEASED + "WHERE wave_id = ? AND state = 'accepted' AND release_id IS NOT NULL", (wave_id,))
    return [_released(row) for row in rows]


def wave_ids(con: Connection) -> list[int]:
    """Return every wave that there are visits or tallies of."""
    return [row[0] for row in con.execute("SELECT wave_id FROM visit UNION SELECT wave_id FROM tally ORDER BY 1")]


def contribution(con: Connection, visit_id: str) -> Released:
    """Return what a visit gave to the tallies."""
    return _released(con.execute(_RELEASED + "WHERE visit.id = ?", (visit_id,)).fetchone())


def _released(row: Row) -> Released:
    return Released(
        wave=row["wave_id"],
        scenario=row["scenario"],
        version=row["version"],
        location=row["location_id"],
        root=row["root_id"],
        contribution=json.loads(row["contribution"]),
    )
