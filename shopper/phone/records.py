"""Rows behind what a phone may fetch."""

from shopper.db import Connection
from shopper.people.model import Person
from shopper.problems import NOT_FOUND, Problem


def require_use(con: Connection, person: Person, scenario: str) -> None:
    """Refuse a scenario that this person was never asked to play and does not administer. Raises NOT_FOUND."""
    if person.has("admin"):
        return
    asked = con.execute(
        "SELECT 1 FROM assignment WHERE person_id = ? AND scenario = ? LIMIT 1", (person.id, scenario)
    ).fetchone()
    if asked is None:
        raise Problem(NOT_FOUND)
