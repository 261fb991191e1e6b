"""Taking the database out whole: as a consistent copy, or row by row for other programs."""

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from shopper.db.engine import Connection, connect

# What belongs to a programme, in an order in which it could be read in again; nothing by which one could sign in.
TABLES = (
    "client",
    "location",
    "person",
    "role",
    "scenario_version",
    "wave",
    "assignment",
    "release",
    "visit",
    "visit_evidence",
    "evidence",
    "review",
    "tally",
)
_SECRET = {"password_hash"}
_JSON = {"attributes", "sheet", "contribution", "breaches", "flags", "questions", "body"}


def copy(database: Path, target: Path) -> None:
    """Write the database as it is at this moment into a new file; a running server is not disturbed."""
    with closing(connect(database)) as connection:
        connection.execute("VACUUM INTO ?", (str(target),))


def rows(connection: Connection) -> Iterator[dict[str, Any]]:
    """Return every row of a programme as JSON-able values, each with the `kind` that it is."""
    for table in TABLES:
        for row in connection.execute(f"SELECT * FROM {table}"):  # noqa: S608 - one of our own tables
            found = {name: row[name] for name in row.keys() if name not in _SECRET}  # noqa: SIM118 - a Row is no dict
            yield {"kind": table, **{name: _plain(name, value) for name, value in found.items()}}


def _plain(name: str, value: object) -> object:
    if name in _JSON and isinstance(value, str | bytes):
        return json.loads(value)
    return value
