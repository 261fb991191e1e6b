"""What released visits would have scored by a draft; nothing is written."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from shopper.answers.model import Context
from shopper.answers.score import score
from shopper.authoring.what_if import asking, records
from shopper.authoring.what_if.asking import Answer, ask
from shopper.authoring.what_if.model import Moved, Rescored, summed
from shopper.authoring.what_if.rescoring import Rescoring
from shopper.db import Database
from shopper.people.imports import people
from shopper.reviews import releases
from shopper.reviews.decisions import Verdict, decide
from shopper.scenarios import files
from shopper.scenarios.model import Scenario
from shopper.visits.model import VisitBody
from tests.builders.scenarios import a_scenario, given, question, yes_no
from tests.builders.visits import SCENARIO, Field, a_body, bytes_of, claim, later, visit_id
from tests.builders.world import NOW


def rescored(old: Scenario, draft: Scenario, answers: dict[str, Any], **body: Any) -> Rescored:
    """Score the answers by the old scenario, and then once more by the draft."""
    bodies = {name: one if isinstance(one, dict) else {"value": one} for name, one in answers.items()}
    sent = a_body(1, **{"evidence": [], **body}) | {"answers": bodies, "persona": None}
    visit = VisitBody.model_validate_json(bytes_of(sent))
    sheet = score(old, given(old, answers), Context(), visit.photos)
    return Rescoring(old, draft).of(visit, sheet, 7)


def result(old: Scenario, draft: Scenario, answers: dict[str, Any], **body: Any) -> tuple[int, int | None]:
    found = rescored(old, draft, answers, **body)
    return found.before, found.after


# One visit


def test_the_same_answers_are_scored_by_other_points() -> None:
    old, draft = a_scenario(yes_no("a", 5), yes_no("b", 5)), a_scenario(yes_no("a", 15), yes_no("b", 5))
    assert result(old, draft, {"a": "yes", "b": "no"}) == (5000, 7500)


def test_a_question_that_is_new_or_gone_counts_on_neither_side_of_the_draft() -> None:
    old = a_scenario(yes_no("a", 5), yes_no("gone", 5))
    draft = a_scenario(yes_no("a", 5), yes_no("new", 15))
    found = rescored(old, draft, {"a": "yes", "gone": "no"})
    assert (found.before, found.after, found.comparable, found.dropped) == (5000, 10_000, 2500, 5000)


def test_a_question_of_another_kind_is_blank() -> None:
    old = a_scenario(yes_no("a", 5), yes_no("b", 5))
    draft = a_scenario(question("scale", "a", max_points=5), yes_no("b", 5))
    assert result(old, draft, {"a": "yes", "b": "no"}) == (5000, 0)


def listed(*choices: str, kind: str = "choice") -> Scenario:
    worth = [{"id": name, "points": 5 - place} for place, name in enumerate(choices)]
    return a_scenario(question(kind, "a", choices=worth), yes_no("b", 5))


def test_a_choice_that_is_no_more_counts_as_blank() -> None:
    old, draft = listed("fully", "partly", "never"), listed("fully", "never")
    assert result(old, draft, {"a": "partly", "b": "yes"}) == (9000, 10_000)
    assert result(old, draft, {"a": "never", "b": "yes"}) == (8000, 9000)


def test_of_several_choices_those_count_that_still_are_there() -> None:
    old, draft = listed("x", "y", "z", kind="choices"), listed("x", "z", kind="choices")
    assert result(old, draft, {"a": ["x", "y"], "b": "yes"}) == (8235, 7143)
    assert result(old, draft, {"a": ["y"], "b": "yes"})[1] == 10_000


def test_a_mark_that_the_scale_does_not_have_any_more_is_blank() -> None:
    old = a_scenario(question("scale", "a", max_points=5, high=10), yes_no("b", 5))
    draft = a_scenario(question("scale", "a", max_points=5, high=5), yes_no("b", 5))
    assert result(old, draft, {"a": 10, "b": "no"}) == (5000, 0)
    assert result(old, draft, {"a": 5, "b": {"na": True}})[1] == 10_000


def test_photos_of_a_common_question_count() -> None:
    photo = question("photo", "p", points="5 if answered(p) else 0", max_points=5)
    old, draft = a_scenario(photo, yes_no("b", 5)), a_scenario({**photo, "points": "2 if answered(p) else 0"})
    evidence = [claim(b"one", "p"), claim(b"two", "b")]
    assert result(old, draft, {"b": "no"}, evidence=evidence) == (5000, 4000)


def test_a_visit_in_which_the_draft_finds_nothing_has_no_score_by_it() -> None:
    found = rescored(a_scenario(yes_no("a", 5)), a_scenario(yes_no("b", 5)), {"a": "yes"})
    assert (found.before, found.after) == (10_000, None)


def test_each_question_is_said_to_move_what_it_takes_off_or_adds() -> None:
    old = a_scenario(yes_no("a", 5), yes_no("b", 5), yes_no("extra", 2, bonus=True))
    draft = a_scenario(yes_no("a", 5), yes_no("b", 15), yes_no("extra", 4, bonus=True))
    found = rescored(old, draft, {"a": "yes", "b": "no", "extra": "yes"})
    assert (found.before, found.after) == (7000, 4500)
    assert found.moves == {"b": -2500, "": 0}


def test_what_a_critical_rule_does_is_no_questions_doing() -> None:
    held = {"when": 'a == "no"', "effect": "zero"}
    old, draft = a_scenario(yes_no("a", 5), yes_no("b", 5)), a_scenario(yes_no("a", 5, critical=held), yes_no("b", 5))
    assert rescored(old, draft, {"a": "no", "b": "yes"}).moves == {"": -5000}


# Many visits


def one(location: int, before: int, after: int | None, **moves: float) -> Rescored:
    return Rescored(location, before, after, moves, 9000, 100)


def test_offices_that_move_by_more_than_five_points_are_far_and_come_first() -> None:
    found = summed([one(1, 8000, 8000), one(2, 8000, 7000), one(2, 9000, 8999), one(3, 5000, 5500), one(4, 1, None)])
    assert found
    assert found.overall == Moved(4, 7500, 7375, -125, far=False)
    assert [(office, moved.by, moved.far) for office, moved in found.offices] == [
        (2, -500, True),
        (3, 500, False),
        (1, 0, False),
    ]
    assert [office for office, _ in found.far] == [2]
    assert (found.unscored, found.comparable, found.dropped) == (1, 9000, 100)


def test_only_questions_that_move_the_mean_matter() -> None:
    found = summed([one(1, 8000, 8000, a=-100, b=15, c=9), one(1, 8000, 8000, a=40, b=15)])
    assert found
    assert found.questions == [("a", -30), ("b", 15)]


def test_without_comparable_visits_there_is_no_result() -> None:
    assert summed([]) is None
    assert summed([one(1, 8000, None)]) is None


# In the database


@pytest.fixture
def field(db: Database, tmp_path: Path) -> Field:
    return Field(db, tmp_path / "evidence")


DRAFT = files.parse(SCENARIO.replace("points: {yes: 10, no: 0}", "points: {yes: 30, no: 0}"))


def visited(field: Field, name: str, location: str = "T1", **answers: Any) -> None:
    """Deliver a visit and have it accepted."""
    field.send(a_body(field.assign(location).id, name, answers=answers))
    rita = field.world.person("rita")
    field.db.write_now(lambda con: decide(con, rita, visit_id(name), Verdict("accepted"), NOW))


def release(field: Field) -> None:
    field.db.write_now(lambda con: releases.release(con, field.wave, None, later(days=9)))


def asked(field: Field, who: str = "tiina", draft: Scenario = DRAFT) -> Answer:
    return asyncio.run(ask(field.db, field.world.person(who), draft))


NOT_GREETED = {"greeted": {"value": "no", "comment": "Nobody."}, "sign": None}


def test_released_visits_are_scored_by_the_draft_and_nothing_is_written(field: Field) -> None:
    visited(field, "first", "T1")
    visited(field, "second", "T2", **NOT_GREETED)
    release(field)
    visited(field, "too late", "S1")
    before = [tuple(row) for row in field.visits()]
    found = asked(field)
    assert found.result
    assert found.result.overall == Moved(2, 7500, 6250, -1250, far=True)
    [(office, moved), _] = found.result.offices
    assert (found.asked.offices[office].name, moved.before, moved.after) == ("Tallinn Centre", 5000, 2500)
    assert (found.result.questions, found.asked.found) == ([("greeted", -1250)], 2)
    assert [(wave.client, wave.title) for wave in found.asked.waves] == [("Balt Mobile", "Wave 2026-11")]
    assert [tuple(row) for row in field.visits()] == before


def test_only_the_last_wave_with_released_visits_is_asked(field: Field) -> None:
    visited(field, "first")
    release(field)
    later_wave = field.a_wave("2026-12")
    field.db.write_now(
        lambda con: con.execute("UPDATE wave SET starts_on = '2026-12-01' WHERE id = ?", (later_wave.id,))
    )
    assert [wave.id for wave in asked(field).asked.waves] == [field.wave.id]
    field.db.write_now(lambda con: con.execute("UPDATE visit SET wave_id = ?", (later_wave.id,)))
    assert [wave.id for wave in asked(field).asked.waves] == [later_wave.id]


def test_only_visits_that_the_admin_oversees_are_asked(field: Field) -> None:
    visited(field, "first", "T1")
    visited(field, "second", "S1")
    release(field)
    lines = "email,name,language,role,client,location\n"
    lines += "aino@demo.test,Aino,et,admin,balt,south\nivan@demo.test,Ivan,ru,admin,ural,\n"
    field.db.write_now(lambda con: people(con, lines.encode(), NOW))
    assert [office.name for office in asked(field, "aino").asked.offices.values()] == ["Tartu"]
    assert asked(field, "ivan").asked.waves == ()
    assert asked(field, "rita").asked.waves == ()


def test_visits_of_another_scenario_are_not_asked(field: Field) -> None:
    visited(field, "first")
    release(field)
    assert asked(field, draft=a_scenario(yes_no("greeted", 5))) == Answer(records.Asked((), (), 0, {}), None)


def test_many_visits_are_read_in_pages_and_very_many_by_a_sample(field: Field, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "PAGE", 1)
    monkeypatch.setattr(records, "MOST", 2)
    for name, location in (("one", "T1"), ("two", "T2"), ("three", "S1")):
        visited(field, name, location)
    release(field)
    found = asked(field)
    assert found.result
    assert (found.result.overall.n, found.asked.found) == (2, 3)
