"""Rows of exports, read page by page so that a file of any size needs little memory."""

from collections.abc import Sequence
from typing import NamedTuple

from shopper.db import Connection, Row
from shopper.locations.model import below
from shopper.people.model import Person, Role

PAGE = 500
_VISIT = """
    SELECT v.id, v.wave_id, v.person_id, v.scenario, v.version, v.persona, v.service_language, v.outcome, v.state,
           v.release_id, v.started_at, v.finished_at, v.body, v.total, v.raw_total, v.coverage, v.band, v.contribution,
           c.code AS client, c.zone AS client_zone, w.code AS wave, l.code AS location, l.name, l.address, l.zone
    FROM visit v JOIN client c ON c.id = v.client_id JOIN wave w ON w.id = v.wave_id
    JOIN location l ON l.id = v.location_id"""
_RELEASED = "AND v.state = 'accepted' AND v.release_id IS NOT NULL"


class Office(NamedTuple):
    """Where visits were made, and for which client."""

    id: int
    client_id: int


class Mark(NamedTuple):
    """Where a page of an office's visits ended."""

    wave_id: int = 0
    visit_id: str = ""


def offices(con: Connection, person: Person, roles: Sequence[Role]) -> tuple[Office, ...]:
    """Return the offices over which a person holds one of `roles`, in the order of the trees."""
    found: list[Office] = []
    for path in person.paths(*roles):
        rows = con.execute(
            "SELECT id, client_id FROM location WHERE path >= ? AND path < ? AND kind = 'location' "
            "ORDER BY client_id, path",
            below(path),
        )
        found.extend(Office(row["id"], row["client_id"]) for row in rows)
    return tuple(found)


def visits(con: Connection, office: Office, after: Mark, *, released_only: bool) -> list[Row]:
    """Return a page of an office's visits, wave by wave."""
    return con.execute(
        f"""{_VISIT} WHERE v.location_id = ? AND (v.wave_id, v.id) > (?, ?) {_RELEASED if released_only else ""}
            ORDER BY v.wave_id, v.id LIMIT ?""",
        (office.id, *after, PAGE),
    ).fetchall()


def planned(con: Connection, client_id: int) -> tuple[tuple[str, int], ...]:
    """Return every published version of the scenarios that were ever planned for a client."""
    rows = con.execute(
        """SELECT v.scenario, v.version FROM scenario_version v WHERE EXISTS (
               SELECT 1 FROM wave w JOIN assignment a ON a.wave_id = w.id
               WHERE w.client_id = ? AND a.scenario = v.scenario)
           ORDER BY v.scenario, v.version""",
        (client_id,),
    )
    return tuple((row["scenario"], row["version"]) for row in rows)
