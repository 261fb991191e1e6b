"""The hour's work changes what is due, and nothing else."""

import asyncio
from datetime import timedelta
from pathlib import Path

from shopper.assignments import records as assignments
from shopper.db import Database
from shopper.reviews.hourly import keep_turning, turn
from tests.builders.plan import an_assignment
from tests.builders.world import NOW, a_world


def test_an_offer_whose_time_is_over_lapses(db: Database):
    offered = an_assignment(a_world(db)).id
    db.write_now(lambda con: turn(con, NOW))
    assert db.read_now(lambda con: assignments.assignment(con, offered)).state == "offered"
    db.write_now(lambda con: turn(con, NOW + timedelta(days=400)))
    assert db.read_now(lambda con: assignments.assignment(con, offered)).state == "lapsed"


def test_it_goes_on_after_a_fault(db: Database, caplog):
    class Broken:
        async def write(self, _job: object) -> None:
            raise OSError("the disk is away")

    async def briefly() -> None:
        task = asyncio.create_task(keep_turning(Broken(), Path("nowhere")))
        await asyncio.sleep(0.05)
        assert not task.done()
        task.cancel()

    asyncio.run(briefly())
    assert "the hour's work failed" in caplog.text
