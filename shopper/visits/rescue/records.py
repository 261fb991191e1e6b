"""How the report of a rescue file names places."""

from shopper.db import Connection


def location_of_visit(con: Connection, visit_id: str) -> str:
    """Return the name of a visit's location."""
    query = "SELECT name FROM location JOIN visit ON location.id = location_id WHERE visit.id = ?"
    return str(con.execute(query, (visit_id,)).fetchone()[0])
