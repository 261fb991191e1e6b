"""The one place that imports SQLite, and opens connections as we want them."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
else:
    try:
        import pysqlite3 as sqlite3
    except ImportError:
        import sqlite3

Connection = sqlite3.Connection
Row = sqlite3.Row
DatabaseError = sqlite3.DatabaseError
IntegrityError = sqlite3.IntegrityError
OperationalError = sqlite3.OperationalError
VERSION: tuple[int, ...] = tuple(int(part) for part in sqlite3.sqlite_version.split("."))

# Two connections that checkpoint and commit at one instant can corrupt a WAL database before this version.
FIRST_SAFE = (3, 51, 3)


class UnsafeEngineError(RuntimeError):
    """The SQLite at hand may corrupt a database that it serves."""


def refuse_unsafe(version: tuple[int, ...] = VERSION) -> None:
    """Raise UnsafeEngineError when `version` has the WAL-reset fault."""
    if version < FIRST_SAFE:
        found = ".".join(map(str, version))
        needed = ".".join(map(str, FIRST_SAFE))
        raise UnsafeEngineError(f"SQLite {found} can corrupt data; {needed} or newer is needed: pip install pysqlite3")


def connect(path: Path, *, writes: bool = False) -> Connection:
    """Open the database; without `writes` nothing can be changed through the connection."""
    mode = "rwc" if writes else "ro"
    uri = f"{path.resolve().as_uri()}?mode={mode}"
    connection: Connection = sqlite3.connect(
        uri, uri=True, isolation_level=None, timeout=30, check_same_thread=False, cached_statements=512
    )
    connection.row_factory = sqlite3.Row
    if writes:
        connection.execute("PRAGMA journal_mode=WAL").fetchone()
        connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA foreign_keys=ON")
    return connection
