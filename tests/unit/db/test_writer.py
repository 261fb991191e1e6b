"""The writer commits many jobs at once, and keeps each job's failure to itself."""

import asyncio
import threading
from pathlib import Path

import pytest

from shopper.db import Connection, Database
from shopper.db.engine import UnsafeEngineError, connect, refuse_unsafe
from shopper.languages import speaking, spoken
from shopper.problems import NOT_FOUND, Problem


def add(code: str):
    def job(con: Connection) -> str:
        con.execute("INSERT INTO client (code, name, zone) VALUES (?, ?, ?)", (code, code, "UTC"))
        return code

    return job


def codes(con: Connection) -> list[str]:
    return [row["code"] for row in con.execute("SELECT code FROM client ORDER BY id")]


def test_a_written_row_is_read_back(db: Database):
    assert db.write_now(add("a")) == "a"
    assert db.read_now(codes) == ["a"]


def test_a_refused_job_undoes_itself_alone(db: Database):
    def refused(con: Connection) -> None:
        add("bad")(con)
        raise Problem(NOT_FOUND)

    async def all_at_once() -> list[object]:
        jobs = [db.write(add("a")), db.write(refused), db.write(add("b"))]
        return await asyncio.gather(*jobs, return_exceptions=True)

    answers = asyncio.run(all_at_once())
    assert answers[0] == "a"
    assert isinstance(answers[1], Problem)
    assert answers[2] == "b"
    assert db.read_now(codes) == ["a", "b"]


def test_a_failed_commit_is_every_callers_answer(db: Database):
    def breaks_the_transaction(con: Connection) -> None:
        con.execute("ROLLBACK")

    with pytest.raises(Exception, match="no such savepoint"):
        db.write_now(breaks_the_transaction)
    assert db.write_now(add("after")) == "after"


def test_a_cancelled_caller_does_not_lose_the_write(db: Database):
    held = threading.Event()

    def slow(con: Connection) -> None:
        held.wait(5)
        add("kept")(con)

    async def impatient() -> None:
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.05):
                await db.write(slow)
        held.set()

    asyncio.run(impatient())
    # The loop that asked is closed by now; the writer goes on for others.
    db.write_now(lambda _: None)
    assert db.read_now(codes) == ["kept"]


def test_readers_cannot_write(db: Database):
    with pytest.raises(Exception, match="readonly"):
        db.read_now(add("a"))


def test_a_read_sees_one_moment(db: Database):
    def twice(con: Connection) -> tuple[list[str], list[str]]:
        before = codes(con)
        db.write_now(add("between"))
        return before, codes(con)

    assert db.read_now(twice) == ([], [])


def test_every_acknowledged_write_is_synced_to_disk(tmp_path: Path):
    connection = connect(tmp_path / "x.sqlite3", writes=True)
    full, wal = 2, "wal"
    assert connection.execute("PRAGMA synchronous").fetchone()[0] == full
    assert connection.execute("PRAGMA journal_mode").fetchone()[0] == wal
    connection.close()


@pytest.mark.parametrize("version", [(3, 40, 1), (3, 51, 2)])
def test_an_engine_that_may_corrupt_data_is_refused(version: tuple[int, ...]):
    with pytest.raises(UnsafeEngineError, match=r"3\.51\.3"):
        refuse_unsafe(version)


def test_a_fixed_engine_is_taken():
    refuse_unsafe((3, 51, 3))


def test_opening_twice_changes_nothing(tmp_path: Path):
    path = tmp_path / "x.sqlite3"
    first = Database.open(path)
    first.write_now(add("a"))
    first.close()
    again = Database.open(path)
    assert again.read_now(codes) == ["a"]
    again.close()


def test_a_job_speaks_the_language_of_whoever_asked(db: Database):
    def language(_: Connection) -> str:
        return spoken()

    async def asked() -> tuple[str, str]:
        with speaking("et"):
            return await db.write(language), await db.read(language)

    with speaking("ru"):
        assert (db.write_now(language), db.read_now(language)) == ("ru", "ru")
    assert asyncio.run(asked()) == ("et", "et")
    assert db.write_now(language) == "en"
