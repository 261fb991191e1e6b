"""Rows of drafts."""

import json
from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from shopper import clock
from shopper.authoring.headline import headline
from shopper.authoring.model import Draft, Start
from shopper.db import Connection, Row
from shopper.people.model import Person
from shopper.problems import NOT_FOUND, Problem
from shopper.scenarios.part import Text

_DRAFT = """SELECT draft.id, scenario, title, source, revision, based_on, aside_of, notes, published_as, discarded_at,
                   COALESCE(person.name, '') AS updated_by, updated_at
            FROM draft LEFT JOIN person ON person.id = draft.updated_by"""


def draft(con: Connection, draft_id: int) -> Draft:
    """Return a draft. Raises NOT_FOUND."""
    row = con.execute(f"{_DRAFT} WHERE draft.id = ?", (draft_id,)).fetchone()
    if row is None:
        raise Problem(NOT_FOUND)
    return _one(row)


def open_drafts(con: Connection, scenario: str | None = None) -> tuple[Draft, ...]:
    """Return the drafts that can still become a version, of one scenario or of all, the last changed first."""
    of_one = "" if scenario is None else " AND scenario = ?"
    rows = con.execute(
        f"{_DRAFT} WHERE published_as IS NULL AND discarded_at IS NULL{of_one} ORDER BY updated_at DESC, draft.id DESC",
        () if scenario is None else (scenario,),
    )
    return _all(rows)


def put_away(con: Connection) -> tuple[Draft, ...]:
    """Return the drafts that were put away, the last one first; of very many, those of late."""
    which = "published_as IS NULL AND discarded_at IS NOT NULL"
    return _all(con.execute(f"{_DRAFT} WHERE {which} ORDER BY discarded_at DESC, draft.id DESC LIMIT 50"))


def using(con: Connection, admin: Person) -> Counter[tuple[str, int]]:
    """Return how many open assignments of this admin's clients each version of a scenario has."""
    rows = con.execute(
        """SELECT client_id, scenario, version, COUNT(*) AS n FROM assignment JOIN wave ON wave.id = wave_id
           WHERE state IN ('offered', 'accepted', 'started') GROUP BY client_id, scenario, version"""
    )
    found: Counter[tuple[str, int]] = Counter()
    for row in rows:
        if admin.serves("admin", row["client_id"]):
            found[row["scenario"], row["version"]] += row["n"]
    return found


def add(con: Connection, start: Start, by: Person | None, now: datetime) -> Draft:
    """Begin a draft; `by` is None where a command makes it and there is no admin yet."""
    said = headline(start.source)
    notes = json.dumps([dict(note) for note in start.notes], ensure_ascii=False)
    row = con.execute(
        """INSERT INTO draft (scenario, title, source, revision, based_on, aside_of, notes, created_by, created_at,
                              updated_by, updated_at)
           VALUES (?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?) RETURNING id""",
        (
            said.scenario,
            _written(said.title),
            start.source,
            start.based_on,
            start.aside_of,
            notes,
            by and by.id,
            clock.stamp(now),
            by and by.id,
            clock.stamp(now),
        ),
    ).fetchone()
    return draft(con, row["id"])


def put_source(con: Connection, draft_id: int, source: str, by: Person, now: datetime) -> Draft:
    """Give a draft its next text."""
    said = headline(source)
    con.execute(
        """UPDATE draft SET scenario = ?, title = ?, source = ?, revision = revision + 1, updated_by = ?, updated_at = ?
           WHERE id = ?""",
        (said.scenario, _written(said.title), source, by.id, clock.stamp(now), draft_id),
    )
    return draft(con, draft_id)


def put_published(con: Connection, draft_id: int, version: int) -> None:
    """Write down which version a draft became."""
    con.execute("UPDATE draft SET published_as = ? WHERE id = ?", (version, draft_id))


def put_discarded(con: Connection, draft_id: int, at: datetime | None) -> None:
    """Put a draft away, or bring it back with None."""
    con.execute("UPDATE draft SET discarded_at = ? WHERE id = ?", (clock.stamp(at) if at else None, draft_id))


def _written(title: Text) -> str:
    return json.dumps(title.model_dump(), ensure_ascii=False)


def _one(row: Row) -> Draft:
    return Draft(
        **{
            **row,
            "title": Text.model_validate_json(row["title"]),
            "notes": tuple(json.loads(row["notes"])),
            "updated_at": clock.parse(row["updated_at"]),
            "discarded_at": clock.parse(row["discarded_at"]) if row["discarded_at"] else None,
        }
    )


def _all(rows: Iterable[Row]) -> tuple[Draft, ...]:
    return tuple(map(_one, rows))
