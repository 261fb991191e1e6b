"""The writer: one thread, one connection, many jobs a commit."""

import asyncio
import contextlib
import queue
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextvars import copy_context
from pathlib import Path
from typing import Any, NamedTuple

from shopper.db.engine import Connection, connect

# More jobs than this in one commit no longer raise throughput, but make the first of them wait.
BATCH = 256


class Job(NamedTuple):
    """Something to do on the connection, and who waits for it: a thread, or a task of `loop`."""

    work: Callable[[Connection], Any]
    future: "Future[Any] | asyncio.Future[Any]"
    loop: asyncio.AbstractEventLoop | None = None


class Done(NamedTuple):
    """A job with its result or the error that it raised."""

    job: Job
    result: Any = None
    error: Exception | None = None


class Writer:
    """Runs jobs in the order they came, each in its own savepoint, and answers after their common commit.

    A job runs in the context of whoever asked, and so speaks their language.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="db-writer", daemon=True)
        self._thread.start()

    def write(self, work: Callable[[Connection], Any]) -> "Future[Any]":
        """Queue `work` for a thread that waits; the future has the result once it is on disk."""
        future: Future[Any] = Future()
        self._jobs.put(Job(_in_context(work), future))
        return future

    def write_soon(self, work: Callable[[Connection], Any]) -> "asyncio.Future[Any]":
        """Queue `work` for the running event loop; the future has the result once it is on disk."""
        loop = asyncio.get_running_loop()
        future = loop.create_future()
        self._jobs.put(Job(_in_context(work), future, loop))
        return future

    def close(self) -> None:
        """Finish what is queued, then close the connection."""
        self._jobs.put(None)
        self._thread.join()

    def _run(self) -> None:
        connection = connect(self._path, writes=True)
        try:
            while batch := self._next_batch():
                _answer(_commit(connection, batch))
        finally:
            connection.close()

    def _next_batch(self) -> list[Job]:
        first = self._jobs.get()
        batch = [first] if first else []
        while batch and len(batch) < BATCH and not self._jobs.empty():
            job = self._jobs.get_nowait()
            if job is None:
                self._jobs.put(None)
                break
            batch.append(job)
        return batch


def _in_context(work: Callable[[Connection], Any]) -> Callable[[Connection], Any]:
    context = copy_context()
    return lambda connection: context.run(work, connection)


def _commit(connection: Connection, batch: list[Job]) -> list[Done]:
    try:
        connection.execute("BEGIN IMMEDIATE")
        done = [_attempt(connection, job) for job in batch]
        connection.execute("COMMIT")
    except Exception as failure:  # noqa: BLE001 - whatever stopped the commit is each caller's answer
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        return [Done(job, error=failure) for job in batch]
    return done


def _attempt(connection: Connection, job: Job) -> Done:
    connection.execute("SAVEPOINT job")
    try:
        result = job.work(connection)
    except Exception as refusal:  # noqa: BLE001 - it belongs to the caller, and to this job alone
        connection.execute("ROLLBACK TO job")
        connection.execute("RELEASE job")
        return Done(job, error=refusal)
    connection.execute("RELEASE job")
    return Done(job, result)


def _answer(batch: list[Done]) -> None:
    # One wake-up for all tasks of a loop: with one each, waking took longer than writing.
    loops = {done.job.loop for done in batch}
    for loop in loops:
        mine = [done for done in batch if done.job.loop is loop]
        if loop is None:
            _resolve(mine)
        elif not loop.is_closed():
            # Closing between the question and the call leaves nobody who waits.
            with contextlib.suppress(RuntimeError):
                loop.call_soon_threadsafe(_resolve, mine)


def _resolve(batch: Sequence[Done]) -> None:
    for job, result, error in batch:
        if job.future.done():
            continue
        if error is None:
            job.future.set_result(result)
        else:
            job.future.set_exception(error)
