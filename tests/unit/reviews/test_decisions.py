"""Deciding about visits: who may, what is possible, what follows."""

from pathlib import Path
from typing import Any

import pytest

from shopper.db import Database
from shopper.people import records as people
from shopper.problems import Problem
from shopper.reviews import records, releases
from shopper.reviews.decisions import Verdict, decide
from shopper.reviews.verifying import differences
from tests.builders.visits import Field, a_body, a_photo, claim, hash_of, later, visit_id


@pytest.fixture
def field(db: Database, tmp_path: Path) -> Field:
    return Field(db, tmp_path / "evidence")


def decided(field: Field, decision: Any, name: str = "first", who: str = "rita", **verdict: Any) -> str:
    """Decide and return the state that the visit is in afterwards."""
    person = field.world.person(who)
    field.db.write_now(lambda con: decide(con, person, visit_id(name), Verdict(decision, **verdict), later(hours=1)))
    return str(field.visit(name)["state"])


def refused(field: Field, decision: Any, name: str = "first", who: str = "rita", **verdict: Any) -> str:
    with pytest.raises(Problem) as raised:
        decided(field, decision, name, who, **verdict)
    return raised.value.kind.code


def release(field: Field) -> None:
    field.db.write_now(lambda con: releases.release(con, field.wave, None, later(days=30)))


def tallied(field: Field) -> int:
    """Return how many visits the client's root counts."""
    root = field.world.client().root_id
    rows = field.rows("SELECT n FROM tally WHERE location_id = ? AND measure = 'total'", (root,))
    return sum(row["n"] for row in rows)


@pytest.mark.parametrize("who", ["anna", "maria", "uljana"])
def test_only_the_desk_of_the_client_decides(field: Field, who: str) -> None:
    field.send(a_body(field.assign(shopper="boris").id), "boris")
    assert refused(field, "accepted", who=who) == "not_found"


def test_nobody_reviews_a_visit_of_their_own(field: Field) -> None:
    field.send(a_body(field.assign().id))
    anna, root = field.world.person("anna"), field.world.client().root_id
    field.db.write_now(lambda con: people.grant(con, anna.id, "reviewer", [root]))
    assert refused(field, "accepted", who="anna") == "own_visit"


def test_a_visit_that_never_came_cannot_be_decided(field: Field) -> None:
    assert refused(field, "accepted") == "not_found"


def test_a_visit_without_its_photos_cannot_be_accepted(field: Field) -> None:
    field.send(a_body(field.assign().id, evidence=[claim(a_photo())]))
    assert refused(field, "accepted") == "decision_closed"
    assert decided(field, "rejected") == "rejected"


def test_whoever_gets_a_visit_back_learns_why(field: Field) -> None:
    field.send(a_body(field.assign().id))
    assert refused(field, "returned", note="  ") == "note_needed"
    assert decided(field, "returned", note="Which desk?", questions=("greeted",)) == "returned"
    anna = field.world.person("anna").id
    found = field.db.read_now(lambda con: records.returned(con, anna))
    [(visit, past)] = found.values()
    assert (visit, past.note, past.questions) == (visit_id("first"), "Which desk?", ("greeted",))
    field.send(a_body(field.visit()["assignment_id"], "second", supersedes=visit_id("first")))
    assert field.db.read_now(lambda con: records.returned(con, anna)) == {}


def test_making_the_same_decision_again_changes_nothing(field: Field) -> None:
    field.send(a_body(field.assign().id))
    assert [decided(field, "accepted"), decided(field, "accepted", who="tiina")] == ["accepted", "accepted"]
    assert len(field.rows("SELECT * FROM review")) == 1


def test_a_decision_can_be_changed_until_the_release(field: Field) -> None:
    field.send(a_body(field.assign().id))
    made = [decided(field, one, note="because") for one in ("accepted", "rejected", "returned", "accepted")]
    assert made == ["accepted", "rejected", "returned", "accepted"]
    past = field.db.read_now(lambda con: records.past(con, visit_id("first")))
    assert [(one.decision, one.by) for one in past][-1] == ("accepted", "Rita")
    release(field)
    for one in ("returned", "rejected"):
        assert refused(field, one, note="because") == "decision_closed"


def test_an_assignment_has_one_accepted_visit(field: Field) -> None:
    assignment = field.assign().id
    field.send(a_body(assignment))
    field.send(a_body(assignment, "second"))
    decided(field, "accepted")
    assert refused(field, "accepted", "second") == "already_accepted"


def test_a_rejected_visit_leaves_room_for_the_second(field: Field) -> None:
    assignment = field.assign().id
    field.send(a_body(assignment))
    field.send(a_body(assignment, "second"))
    assert field.visit("second")["flags"] == '["second"]'
    decided(field, "rejected")
    assert field.visit("second")["flags"] == "[]"
    assert decided(field, "accepted", "second") == "accepted"


def test_an_accepted_correction_replaces_even_when_it_is_not_complete(field: Field) -> None:
    assignment = field.assign().id
    field.send(a_body(assignment))
    decided(field, "accepted")
    field.send(a_body(assignment, "second", supersedes=visit_id("first"), answers={"greeted": None, "sign": None}))
    assert decided(field, "accepted", "second") == "accepted"
    assert field.visit()["state"] == "superseded"


def test_an_accepted_correction_takes_a_released_visit_out_of_the_tallies(field: Field) -> None:
    assignment = field.assign().id
    field.send(a_body(assignment))
    decided(field, "accepted")
    release(field)
    before = tallied(field)
    field.send(a_body(assignment, "second", supersedes=visit_id("first")))
    assert (before, tallied(field), field.visit()["state"]) == (1, 1, "accepted")
    decided(field, "accepted", "second")
    assert (tallied(field), field.visit()["state"]) == (0, "superseded")
    release(field)
    assert tallied(field) == 1
    assert list(differences(field.db)) == []


def test_withdrawing_takes_off_exactly_what_was_added(field: Field) -> None:
    for name, location in (("first", "T1"), ("second", "T2")):
        field.send(a_body(field.assign(location).id, name))
        decided(field, "accepted", name)
    release(field)
    assert refused(field, "void") == "note_needed"
    assert decided(field, "void", note="The wrong office") == "void"
    assert tallied(field) == 1
    assert list(differences(field.db)) == []
    assert refused(field, "accepted") == "decision_closed"


def test_a_reviewer_chooses_which_photos_the_client_sees(field: Field) -> None:
    shown, hidden, slip = a_photo("teal"), a_photo("red"), a_photo("blue")
    for photo in (shown, hidden, slip):
        field.photograph(photo)
    field.send(a_body(field.assign().id, evidence=[claim(shown), claim(hidden), claim(slip, "slip")]))
    decided(field, "accepted", photos=frozenset({hash_of(shown), hash_of(slip)}))
    assert _released(field) == {hash_of(shown)}
    decided(field, "accepted", photos=None)
    assert _released(field) == {hash_of(shown)}
    decided(field, "accepted", photos=frozenset())
    assert _released(field) == set()


def _released(field: Field) -> set[str]:
    return {row["sha256"] for row in field.rows("SELECT sha256 FROM visit_evidence WHERE released = 1")}
