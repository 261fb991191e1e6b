"""The writer: one thread, one connection, many jobs a commit."""

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from shopper.db.engine import Connection, connect

Job = Callable[[Connection], Any]

# More jobs than this in one commit no longer raise throughput, but make the first of them wait.
BATCH = 256


class Writer:
    """Runs jobs in the order they came, each in its own savepoint, and answers after their common commit."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._jobs: queue.SimpleQueue[tuple[Job, Future[Any]] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="db-writer", daemon=True)
        self._thread.start()

    def write(self, job: Job) -> "Future[Any]":
        """Queue `job`; the future has its result once the result is on disk."""
        future: Future[Any] = Future()
        self._jobs.put((job, future))
        return future

    def close(self) -> None:
        """Finish what is queued, then close the connection."""
        self._jobs.put(None)
        self._thread.join()

    def _run(self) -> None:
        connection = connect(self._path, writes=True)
        try:
            while (batch := self._next_batch()) is not None:
                _commit(connection, batch)
        finally:
            connection.close()

    def _next_batch(self) -> list[tuple[Job, "Future[Any]"]] | None:
        first = self._jobs.get()
        if first is None:
            return None
        batch = [first]
        while len(batch) < BATCH and not self._jobs.empty():
            job = self._jobs.get_nowait()
            if job is None:
                self._jobs.put(None)
                break
            batch.append(job)
        return batch


def _commit(connection: Connection, batch: list[tuple[Job, "Future[Any]"]]) -> None:
    done: list[tuple[Future[Any], Any, BaseException | None]] = []
    try:
        connection.execute("BEGIN IMMEDIATE")
        for job, future in batch:
            done.append((future, *_attempt(connection, job)))
        connection.execute("COMMIT")
    except Exception as failure:  # noqa: BLE001 - whatever stopped the commit is each caller's answer
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        done = [(future, None, failure) for _, future in batch]
    for future, result, error in done:
        if error is None:
            future.set_result(result)
        else:
            future.set_exception(error)


def _attempt(connection: Connection, job: Job) -> tuple[Any, Exception | None]:
    connection.execute("SAVEPOINT job")
    try:
        result = job(connection)
    except Exception as refusal:  # noqa: BLE001 - it belongs to the caller, and to this job alone
        connection.execute("ROLLBACK TO job")
        connection.execute("RELEASE job")
        return None, refusal
    connection.execute("RELEASE job")
    return result, None
