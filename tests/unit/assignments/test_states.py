"""How an assignment moves from offered to delivered, and where it does not."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from shopper.assignments import records, states
from shopper.assignments.model import STEPS, Assignment, State, moved
from shopper.db import Connection, Database
from shopper.people.model import Person
from shopper.problems import ASSIGNMENT_LAPSED, ASSIGNMENT_STATE, NOT_FOUND, Problem
from tests.builders.plan import NOVEMBER, an_assignment
from tests.builders.world import NOW, World, a_world

Answer = Callable[[Connection, Person, int, datetime], Assignment]
ANSWERS: dict[str, Answer] = {"accept": states.accept, "decline": states.decline, "start": states.start}


def answers(world: World, shopper: str, assignment: Assignment, answer: Answer, now: datetime = NOW) -> Assignment:
    who = world.person(shopper)
    return world.db.write_now(lambda con: answer(con, who, assignment.id, now))


@pytest.mark.parametrize("name", ["boris", "tiina", "maria"])
def test_nobody_answers_for_somebody_else(db: Database, name: str) -> None:
    world = a_world(db)
    offered = an_assignment(world, "anna")
    for answer in ANSWERS.values():
        with pytest.raises(Problem) as refusal:
            answers(world, name, offered, answer)
        assert refusal.value.kind is NOT_FOUND


@pytest.mark.parametrize(
    ("move", "state"),
    [
        ("accept", "declined"),
        ("accept", "cancelled"),
        ("accept", "lapsed"),
        ("decline", "started"),
        ("decline", "delivered"),
        ("decline", "cancelled"),
        ("decline", "lapsed"),
        ("start", "offered"),
        ("start", "declined"),
        ("start", "cancelled"),
        ("start", "lapsed"),
    ],
)
def test_a_move_that_comes_too_late_or_too_early_is_refused(db: Database, move: str, state: State) -> None:
    world = a_world(db)
    assignment = an_assignment(world, state=state)
    with pytest.raises(Problem) as refusal:
        answers(world, "anna", assignment, ANSWERS[move])
    assert refusal.value.kind is ASSIGNMENT_STATE
    assert refusal.value.extra == {"state": state}


def test_an_offer_cannot_be_taken_after_its_window(db: Database) -> None:
    world = a_world(db)
    offered = an_assignment(world)
    with pytest.raises(Problem) as refusal:
        answers(world, "anna", offered, states.accept, NOVEMBER.ends + timedelta(seconds=1))
    assert refusal.value.kind is ASSIGNMENT_LAPSED
    assert answers(world, "anna", offered, states.accept, NOVEMBER.ends).state == "accepted"


@pytest.mark.parametrize(
    ("move", "state", "after"),
    [
        ("accept", "offered", "accepted"),
        ("accept", "accepted", "accepted"),
        ("accept", "started", "started"),
        ("accept", "delivered", "delivered"),
        ("decline", "offered", "declined"),
        ("decline", "accepted", "declined"),
        ("decline", "declined", "declined"),
        ("start", "accepted", "started"),
        ("start", "started", "started"),
        ("start", "delivered", "delivered"),
    ],
)
def test_a_move_is_made_and_repeating_it_changes_nothing(db: Database, move: str, state: State, after: State) -> None:
    world = a_world(db)
    assignment = an_assignment(world, state=state)
    later = NOW + timedelta(hours=1)
    first = answers(world, "anna", assignment, ANSWERS[move], later)
    assert first.state == after
    assert first.changed_at == (NOW if state == after else later)
    assert answers(world, "anna", assignment, ANSWERS[move], later + timedelta(hours=1)) == first


def test_why_somebody_declines_is_kept(db: Database) -> None:
    world = a_world(db)
    offered, anna = an_assignment(world), world.person("anna")
    declined = db.write_now(lambda con: states.decline(con, anna, offered.id, NOW, "I know the seller"))
    assert (declined.state, declined.reason) == ("declined", "I know the seller")


@pytest.mark.parametrize("state", ["offered", "accepted", "started", "lapsed", "delivered"])
def test_a_visit_is_taken_also_where_it_was_not_announced_or_comes_late(db: Database, state: State) -> None:
    assignment = an_assignment(a_world(db), state=state)
    assert moved(assignment, "deliver", NOVEMBER.ends + timedelta(days=9)) == "delivered"


@pytest.mark.parametrize("state", ["declined", "cancelled"])
def test_a_visit_does_not_bring_back_what_was_declined_or_withdrawn(db: Database, state: State) -> None:
    assert state not in STEPS["deliver"].from_


def test_only_what_is_not_delivered_can_be_withdrawn(db: Database) -> None:
    world = a_world(db)
    assignment = an_assignment(world, state="started")
    assert db.write_now(lambda con: states.cancel(con, assignment.id, NOW)).state == "cancelled"
    delivered = an_assignment(world, state="delivered")
    with pytest.raises(Problem) as refusal:
        db.write_now(lambda con: states.cancel(con, delivered.id, NOW))
    assert refusal.value.kind is ASSIGNMENT_STATE


def test_offers_lapse_when_their_window_has_closed_and_work_in_hand_does_not(db: Database) -> None:
    world = a_world(db)
    offered, accepted = an_assignment(world), an_assignment(world, state="accepted")
    assert db.write_now(lambda con: records.lapse(con, NOVEMBER.ends)) == 0
    assert db.write_now(lambda con: records.lapse(con, NOVEMBER.ends + timedelta(seconds=1))) == 1
    found = [db.read_now(lambda con, one=one: records.assignment(con, one.id)).state for one in (offered, accepted)]
    assert found == ["lapsed", "accepted"]


def test_a_step_that_was_made_need_not_be_made_again() -> None:
    assert all(step.to in step.done for step in STEPS.values())
