"""Proving the tallies: they are what the released visits add up to."""

from collections.abc import Iterator

from shopper.db import Database
from shopper.reviews import records
from shopper.tallies import records as tallies


def differences(db: Database) -> Iterator[str]:
    """Return a line for every sum that is stored otherwise than the released visits say."""
    for wave in db.read_now(records.wave_ids):
        found = db.read_now(lambda con, wave=wave: tallies.differences(con, wave, records.released(con, wave)))  # type: ignore[misc]
        for key, stored, expected in found:
            wave_id, scenario, version, location, measure = key
            yield (
                f"tally of wave {wave_id}, {scenario} version {version}, location {location}, {measure}: "
                f"stored n, s1, s2 = {stored}, the visits give {expected}"
            )


def rebuild(db: Database) -> None:
    """Build every tally anew from the released visits, wave by wave."""
    for wave in db.read_now(records.wave_ids):
        db.write_now(lambda con, wave=wave: tallies.rebuild(con, wave, records.released(con, wave)))  # type: ignore[misc]
