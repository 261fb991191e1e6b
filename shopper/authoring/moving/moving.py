"""The step that gives open assignments of a wave another version of their scenario."""

from collections.abc import Collection
from datetime import datetime

from shopper.assignments import records as assignments
from shopper.authoring.moving import records
from shopper.db import Connection
from shopper.people.model import Person
from shopper.scenarios.records import ScenarioVersion


def move(
    con: Connection,
    person: Person,
    to: ScenarioVersion,
    wave_id: int,
    chosen: Collection[int] | None,
    now: datetime,
) -> int:
    """Move the chosen assignments of a wave, or all with None, as far as they can be moved; returns how many were.

    What was begun, moved or delivered in the meantime stays as it is, so repeating changes nothing. Raises NOT_FOUND
    for a wave in which this person administers nothing.
    """
    assignments.wave_of(con, person, wave_id, "admin")
    waves = {wave.id: wave for wave in records.open_waves(con, person, to.scenario, to.version, now)}
    movable = waves[wave_id].movable if wave_id in waves else ()
    ids = [one.id for one in movable if chosen is None or one.id in chosen]
    return records.put_version(con, ids, to.version, now)
