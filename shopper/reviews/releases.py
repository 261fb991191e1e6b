"""Releases: accepted visits of a wave become visible to the client in one batch, none of them too young."""

from datetime import datetime, timedelta

from shopper.assignments.model import Wave
from shopper.db import Connection
from shopper.reviews import records
from shopper.reviews.model import Batch
from shopper.tallies import records as tallies

WEEK = timedelta(days=7)


def release(con: Connection, wave: Wave, by: int | None, now: datetime) -> Batch:
    """Release every accepted visit of a wave that is `release_after_hours` old; `by` is None where no person asks.

    Where there is nothing to release, nothing is written; so repeating is harmless.
    """
    finished_by = now - timedelta(hours=wave.release_after_hours)
    visits, contributions, too_young = records.releasable(con, wave.id, finished_by)
    if not visits:
        return Batch(None, 0, too_young)
    release_id = records.add_release(con, wave.id, by, now, visits)
    tallies.apply(con, contributions)
    return Batch(release_id, len(visits), too_young)


def is_due(con: Connection, wave: Wave, now: datetime) -> bool:
    """Tell whether a wave's own policy asks for a release now.

    Weekly is once on every seventh day from the wave's start, whatever comes in between: nothing goes out singly.
    At the end is once the wave has ended, and weekly for what is accepted later.
    """
    last, today = records.last_release(con, wave.id), now.date()
    if wave.release_policy == "weekly":
        days = (today - wave.starts_on).days
        return days > 0 and days % WEEK.days == 0 and (last is None or last.date() < today)
    return wave.release_policy == "at_end" and today > wave.ends_on and (last is None or now - last >= WEEK)
