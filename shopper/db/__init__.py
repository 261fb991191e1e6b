"""The database: reads beside each other, writes one after the other, both as jobs on a connection."""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from pathlib import Path
from typing import TypeVar, cast

from shopper.db.engine import Connection, DatabaseError, IntegrityError, Row, connect, refuse_unsafe
from shopper.db.schema import migrate
from shopper.db.writer import Writer

__all__ = ["Connection", "Database", "DatabaseError", "IntegrityError", "Row"]

T = TypeVar("T")
READERS = 4


class Database:
    """One SQLite file with a writer thread and a pool of read-only connections."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._writer = Writer(path)
        self._readers = ThreadPoolExecutor(READERS, thread_name_prefix="db-reader")
        self._local = threading.local()
        self._opened: list[Connection] = []

    @classmethod
    def open(cls, path: Path) -> "Database":
        """Open `path`, creating and migrating it as needed. Raises UnsafeEngineError."""
        refuse_unsafe()
        path.parent.mkdir(parents=True, exist_ok=True)
        migrate(path)
        return cls(path)

    async def read(self, job: Callable[[Connection], T]) -> T:
        """Run `job` on a read-only connection, off the event loop, in the context of whoever asks."""
        return await asyncio.wrap_future(self._readers.submit(copy_context().run, self.read_now, job))

    async def write(self, job: Callable[[Connection], T]) -> T:
        """Run `job` on the writer and answer once it is on disk; a raised Problem undoes this job alone.

        A cancelled caller does not cancel the write.
        """
        return cast("T", await asyncio.shield(self._writer.write_soon(job)))

    def read_now(self, job: Callable[[Connection], T]) -> T:
        """Run `job` on this thread's read-only connection, in one snapshot."""
        connection = self._reader()
        connection.execute("BEGIN")
        try:
            return job(connection)
        finally:
            connection.execute("ROLLBACK")

    def write_now(self, job: Callable[[Connection], T]) -> T:
        """Run `job` on the writer and wait until it is on disk."""
        return cast("T", self._writer.write(job).result())

    def close(self) -> None:
        """Finish queued writes and close every connection."""
        self._readers.shutdown()
        self._writer.close()
        for connection in self._opened:
            connection.close()

    def _reader(self) -> Connection:
        if not hasattr(self._local, "connection"):
            self._local.connection = connect(self._path)
            self._opened.append(self._local.connection)
        return cast("Connection", self._local.connection)
