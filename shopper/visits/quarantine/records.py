"""Rows of the quarantine."""

from datetime import datetime

from shopper import clock
from shopper.db import Connection, Row
from shopper.people.model import EVERYWHERE, Person
from shopper.problems import NOT_FOUND, Problem
from shopper.visits.quarantine.model import BYTES_A_PERSON, KEPT_A_PERSON, Held, Reason

PAGE = 50
_HEAD = (
    "SELECT quarantine.id, person.name, visit_id, code, problem, sha256, length(body) AS size, received_at, via, "
    "EXISTS (SELECT 1 FROM visit WHERE visit.id = visit_id AND visit.sha256 = quarantine.sha256) AS arrived "
    "FROM quarantine JOIN person ON person.id = person_id "
)


def hold(
    con: Connection, person_id: int, visit_id: str, problem: Problem, raw: bytes, sha256: str, now: datetime, via: str
) -> bool:
    """Keep what was refused, once however often it is sent; False when this person's share is full."""
    known = con.execute(
        "SELECT 1 FROM quarantine WHERE person_id = ? AND sha256 = ? AND code = ?",
        (person_id, sha256, problem.kind.code),
    ).fetchone()
    if known is None:
        held, size = con.execute(
            "SELECT count(*), COALESCE(sum(length(body)), 0) FROM quarantine WHERE person_id = ?", (person_id,)
        ).fetchone()
        if held >= KEPT_A_PERSON or size + len(raw) > BYTES_A_PERSON:
            return False
        con.execute(
            "INSERT INTO quarantine (person_id, visit_id, code, problem, sha256, body, received_at, via) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                person_id,
                visit_id,
                problem.kind.code,
                Reason.of(problem).model_dump_json(),
                sha256,
                raw,
                clock.stamp(now),
                via,
            ),
        )
    return True


def listed(con: Connection, person: Person, before: int | None = None) -> list[Held]:
    """Return a page of the quarantine, newest first, to an admin of the whole installation; to others nothing.

    What cannot be read belongs to no client, so nobody with a part of the installation may see it.
    """
    if EVERYWHERE not in person.paths("admin"):
        return []
    rows = con.execute(_HEAD + "WHERE quarantine.id < ? ORDER BY quarantine.id DESC LIMIT ?", (before or 2**62, PAGE))
    return [_held(row) for row in rows]


def of(con: Connection, person: Person, held_id: int) -> tuple[Held, bytes]:
    """Return one body with its reason. Raises NOT_FOUND, also for whoever may not see it."""
    row = con.execute(_HEAD + "WHERE quarantine.id = ?", (held_id,)).fetchone()
    if row is None or EVERYWHERE not in person.paths("admin"):
        raise Problem(NOT_FOUND)
    body = con.execute("SELECT body FROM quarantine WHERE id = ?", (held_id,)).fetchone()[0]
    return _held(row), bytes(body)


def _held(row: Row) -> Held:
    return Held(
        id=row["id"],
        person=row["name"],
        visit_id=row["visit_id"] or "",
        code=row["code"],
        reason=Reason.model_validate_json(row["problem"]),
        sha256=row["sha256"],
        size=row["size"],
        received_at=clock.parse(row["received_at"]),
        via=row["via"],
        arrived=bool(row["arrived"]),
    )
