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
    """Tell whether a wave's own policy asks for a release: a week after the last one, or once the wave has ended."""
    if wave.release_policy == "weekly":
        last = records.last_release(con, wave.id)
        return last is None or now - last >= WEEK
    return wave.release_policy == "at_end" and now.date() > wave.ends_on
