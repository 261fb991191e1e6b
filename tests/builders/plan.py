"""Waves and assignments in the world of the tests."""

from datetime import UTC, date, datetime

from shopper.assignments import records
from shopper.assignments.model import Assignment, State, Wave, Window
from shopper.assignments.planning import plan, plan_wave
from shopper.assignments.records import NewAssignment, NewWave
from shopper.db import Database
from shopper.scenarios.publish import publish
from tests.builders.world import NOW, World

SCENARIO = """
format: 1
scenario: short-visit
languages: [en]
method: mystery_visit
channel: office
title: {en: "Office: a short visit"}
personas:
  - {id: newcomer, brief: {en: "You know nothing about plans."}}
  - {id: know_all, brief: {en: "You know it all better."}}
sections:
  - id: arrival
    title: {en: Arrival}
    questions:
      - {id: greeted, kind: yes_no, points: {yes: 10, no: 0}, text: {en: "Were you greeted?"}}
"""

NOVEMBER = Window(datetime(2026, 10, 31, 22, tzinfo=UTC), datetime(2026, 11, 30, 21, 59, 59, tzinfo=UTC))


def a_published_scenario(db: Database, source: str = SCENARIO) -> int:
    """Publish a scenario; returns the number of its version."""
    return db.write_now(lambda con: publish(con, source, None, NOW)).version


def a_wave(world: World, client: str = "balt", code: str = "2026-11") -> Wave:
    """Plan a wave of November."""
    whose, new = world.client(client), NewWave(code, "November", date(2026, 11, 1), date(2026, 11, 30))
    return world.db.write_now(lambda con: plan_wave(con, whose, new))


def an_assignment(
    world: World, shopper: str = "anna", location: str = "T1", state: State = "offered", window: Window = NOVEMBER
) -> Assignment:
    """Offer a visit of November and bring the assignment into `state`."""
    a_published_scenario(world.db)
    wave, place, who = a_wave(world), world.location(location), world.person(shopper)
    new = NewAssignment(wave, place, who, "short-visit", 1, window)
    made = world.db.write_now(lambda con: plan(con, new, NOW))
    if state != "offered":
        world.db.write_now(lambda con: records.put_state(con, made, state, NOW))
    return world.db.read_now(lambda con: records.assignment(con, made))
