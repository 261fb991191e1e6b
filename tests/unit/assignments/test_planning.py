"""Who may be sent where."""

from dataclasses import replace
from datetime import date

import pytest

from shopper.assignments import records
from shopper.assignments.model import Window
from shopper.assignments.planning import plan, plan_wave
from shopper.assignments.records import NewAssignment, NewWave
from shopper.db import Database
from shopper.people.imports import people
from shopper.problems import Problem
from tests.builders.plan import NOVEMBER, a_published_scenario, a_wave
from tests.builders.world import NOW, World, a_world


def a_visit(world: World) -> NewAssignment:
    a_published_scenario(world.db)
    return NewAssignment(
        a_wave(world), world.location("T1"), world.person("anna"), "short-visit", 1, NOVEMBER, "newcomer"
    )


def refused(world: World, new: NewAssignment) -> list[tuple[str, str]]:
    with pytest.raises(Problem) as refusal:
        world.db.write_now(lambda con: plan(con, new, NOW))
    assert refusal.value.kind.code == "invalid"
    return [(error.pointer, error.code) for error in refusal.value.errors]


def test_nobody_visits_a_place_that_they_manage(db: Database) -> None:
    world = a_world(db)
    line = "email,name,language,role,client,location\nmaria@demo.test,Maria,en,shopper,balt,\n"
    db.write_now(lambda con: people(con, line.encode(), NOW))
    visit = replace(a_visit(world), shopper=world.person("maria"))
    assert refused(world, visit) == [("/shopper", "manager_of_place")]
    elsewhere = replace(visit, location=world.location("S1"))
    assert db.write_now(lambda con: plan(con, elsewhere, NOW))


def test_only_shoppers_of_the_place_are_sent(db: Database) -> None:
    world = a_world(db)
    visit = a_visit(world)
    assert refused(world, replace(visit, shopper=world.person("rita"))) == [("/shopper", "not_a_shopper")]


def test_visits_go_to_places_of_the_wave_s_client_that_have_a_door(db: Database) -> None:
    world = a_world(db)
    visit = a_visit(world)
    assert refused(world, replace(visit, location=world.location("tallinn"))) == [("/location", "not_a_leaf")]
    ural = replace(visit, location=world.location("E1", "ural"))
    assert refused(world, ural) == [("/location", "other_client"), ("/shopper", "not_a_shopper")]


def test_all_that_is_wrong_is_said_at_once(db: Database) -> None:
    world = a_world(db)
    wrong = replace(
        a_visit(world),
        persona="boss",
        service_language="fi",
        window=Window(NOVEMBER.ends, NOVEMBER.starts),
    )
    assert refused(world, wrong) == [
        ("/persona", "persona_unknown"),
        ("/service_language", "language_unknown"),
        ("/to", "ends_before_start"),
    ]


def test_a_version_that_was_never_published_is_refused(db: Database) -> None:
    world = a_world(db)
    visit = replace(a_visit(world), version=2)
    with pytest.raises(Problem) as refusal:
        db.write_now(lambda con: plan(con, visit, NOW))
    assert refusal.value.kind.code == "version_not_published"


def test_a_planned_visit_is_offered(db: Database) -> None:
    world = a_world(db)
    visit = replace(a_visit(world), service_language="et")
    made = db.write_now(lambda con: plan(con, visit, NOW))
    found = db.read_now(lambda con: records.assignment(con, made))
    assert (found.state, found.persona, found.service_language, found.window) == ("offered", "newcomer", "et", NOVEMBER)
    assert found.changed_at == NOW
    assert db.read_now(lambda con: records.counts(con, visit.wave)) == {"offered": 1}


def test_a_wave_that_ends_before_it_starts_is_refused(db: Database) -> None:
    world = a_world(db)
    balt = world.client()
    with pytest.raises(Problem) as refusal:
        db.write_now(lambda con: plan_wave(con, balt, NewWave("w", "W", date(2026, 11, 2), date(2026, 11, 1))))
    assert [error.code for error in refusal.value.errors] == ["ends_before_start"]


def test_planning_a_wave_again_changes_it(db: Database) -> None:
    world = a_world(db)
    first = a_wave(world)
    balt = world.client()
    new = NewWave("2026-11", "Late autumn", first.starts_on, first.ends_on, "automatic", "weekly", 24)
    changed = db.write_now(lambda con: plan_wave(con, balt, new))
    assert changed.id == first.id
    assert (changed.title, changed.acceptance, changed.release_policy) == ("Late autumn", "automatic", "weekly")
    assert (first.release_after_hours, changed.release_after_hours) == (72, 24)
    assert db.read_now(lambda con: records.waves_of(con, balt)) == (changed,)


def test_a_wave_is_found_by_those_who_have_to_do_with_its_client(db: Database) -> None:
    world = a_world(db)
    wave = a_wave(world)
    for name, found in (("maria", True), ("tiina", True), ("uljana", False), ("anna", False)):
        who = world.person(name)
        if found:
            assert db.read_now(lambda con, who=who: records.wave_of(con, who, wave.id, "manager", "admin")) == wave
            continue
        with pytest.raises(Problem) as refusal:
            db.read_now(lambda con, who=who: records.wave_of(con, who, wave.id, "manager", "admin"))
        assert refusal.value.kind.code == "not_found"
    with pytest.raises(Problem):
        db.read_now(lambda con: records.wave(con, 99))
