"""How the report of a rescue file names places."""

from shopper.db import Connection


def location_of_visit(con: Connection, visit_id: str) -> str:
    """Return the name of a visit's location."""
    query = "SELECT name FROM location JOIN visit ON location.id = location_id WHERE visit.id = ?"
    return str(con.execute(query, (visit_id,)).fetchone()[0])


def location_of_assignment(con: Connection, person_id: int, assignment_id: int) -> str:
    """Return the name of the location of a person's assignment; an empty text when it is not theirs."""
    query = (
        "SELECT name FROM location JOIN assignment ON location.id = location_id "
        "WHERE assignment.id = ? AND person_id = ?"
    )
    row = con.execute(query, (assignment_id, person_id)).fetchone()
    return str(row[0]) if row else ""
