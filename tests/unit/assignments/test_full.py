"""What belongs on a shopper's phone."""

from datetime import timedelta

from shopper.assignments import records
from shopper.assignments.full import SHOWN_AFTER_DELIVERY, of_shopper, told
from shopper.assignments.model import STATES
from shopper.db import Database
from tests.builders.plan import NOVEMBER, an_assignment
from tests.builders.world import NOW, World, a_world


def seen(world: World, name: str = "anna", after: timedelta = timedelta()) -> set[str]:
    who = world.person(name)
    return {one.assignment.state for one in world.db.read_now(lambda con: of_shopper(con, who, NOW + after))}


def test_nobody_sees_the_work_of_others(db: Database) -> None:
    world = a_world(db)
    an_assignment(world, "anna")
    assert seen(world, "boris") == set()


def test_what_was_given_back_or_withdrawn_or_missed_is_not_shown(db: Database) -> None:
    world = a_world(db)
    for state in STATES:
        an_assignment(world, state=state)
    assert seen(world) == {"offered", "accepted", "started", "delivered"}


def test_offers_go_with_their_window_and_deliveries_after_two_months(db: Database) -> None:
    world = a_world(db)
    for state in STATES:
        an_assignment(world, state=state)
    assert seen(world, after=NOVEMBER.ends - NOW + timedelta(seconds=1)) == {"accepted", "started", "delivered"}
    assert seen(world, after=SHOWN_AFTER_DELIVERY + timedelta(seconds=1)) == {"accepted", "started"}


def test_an_assignment_is_told_with_all_that_the_phone_needs(db: Database) -> None:
    world = a_world(db)
    made, anna = an_assignment(world), world.person("anna")
    (found,) = db.read_now(lambda con: of_shopper(con, anna, NOW))
    assert found.assignment == made
    assert told(found) == {
        "id": made.id,
        "state": "offered",
        "client": {"code": "balt", "name": "Balt Mobile"},
        "wave": "2026-11",
        "scenario": "short-visit",
        "version": 1,
        "languages": ["en"],
        "title": {"en": "Office: a short visit"},
        "channel": "office",
        "persona": None,
        "service_language": None,
        "window": {"from": "2026-10-31T22:00:00.000000Z", "to": "2026-11-30T21:59:59.000000Z"},
        "location": {
            "id": made.location_id,
            "code": "T1",
            "name": "Tallinn Harbour",
            "address": "",
            "zone": "Europe/Tallinn",
            "latitude": None,
            "longitude": None,
            "attributes": {"has_queue": True, "desks": 4},
        },
    }


def test_the_nearest_end_comes_first(db: Database) -> None:
    world = a_world(db)
    later = an_assignment(world, window=NOVEMBER)
    sooner = an_assignment(world, location="T2", window=records.Window(NOVEMBER.starts, NOW + timedelta(days=1)))
    anna = world.person("anna")
    assert [one.assignment.id for one in db.read_now(lambda con: of_shopper(con, anna, NOW))] == [sooner.id, later.id]
