"""What happens by itself each hour: overdue offers lapse, waves are released as their policy says, old drafts go."""

import asyncio
import logging
from datetime import datetime
from pathlib import Path

from shopper import clock
from shopper.assignments import records as assignments
from shopper.db import Connection, Database
from shopper.locations import records as locations
from shopper.reviews.releases import is_due, release
from shopper.visits.backups import upkeep as backups

HOUR = 3600
log = logging.getLogger("shopper")


async def keep_turning(db: Database, copies: Path) -> None:
    """Do the hour's work now and every hour, until cancelled; a fault is logged and tried again in an hour.

    `copies` is the folder of the photos of drafts.
    """
    while True:
        try:
            await db.write(lambda con: turn(con, clock.now()))
            await backups.tidy(db, copies)
        except Exception:
            log.exception("the hour's work failed")
        await asyncio.sleep(HOUR)


def turn(con: Connection, now: datetime) -> None:
    """Let overdue offers lapse, and release the waves whose own policy asks for it."""
    assignments.lapse(con, now)
    for client in locations.clients(con):
        for wave in assignments.waves_of(con, client):
            if is_due(con, wave, now):
                release(con, wave, None, now)
