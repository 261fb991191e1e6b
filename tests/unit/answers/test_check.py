"""What a visit lacks of what its script asks for."""

from collections.abc import Mapping
from typing import Any

import pytest

from shopper.answers import check
from shopper.answers.applies import state
from shopper.answers.check import Breach, breaches
from shopper.answers.model import Context
from shopper.scenarios.part import Text
from tests.builders.scenarios import a_scenario, given, question, yes_no


def lacking(
    *questions: dict[str, Any],
    answers: Mapping[str, Any] | None = None,
    photos: Mapping[str, int] | None = None,
    comments: str = "on_loss",
) -> list[tuple[str, str]]:
    """Return the codes of what is lacking, each with its question."""
    scenario = a_scenario(*questions, comments=comments)
    return [(one.question, one.code) for one in breaches(scenario, given(scenario, answers or {}), Context(), photos)]


def test_a_whole_visit_lacks_nothing() -> None:
    assert lacking(yes_no("a", 5), question("note", "b", required=True), answers={"a": "yes"}, photos={}) == []


def test_everything_that_is_lacking_is_named_in_the_order_of_the_checklist() -> None:
    assert lacking(
        yes_no("a", 5, photo={"min": 1, "max": 1}, check={"that": 'b == "yes"'}),
        yes_no("b", 5),
        yes_no("c", 5),
        answers={"a": "no", "b": "no"},
        photos={},
    ) == [("a", "comment"), ("a", "photo"), ("a", "check"), ("b", "comment"), ("c", "required")]


def test_a_photo_question_is_answered_by_photos() -> None:
    ticket = question("photo", "a", required=True)
    assert lacking(ticket, photos={}) == [("a", "required")]
    assert lacking(ticket, photos={"a": 1}) == []
    assert lacking(ticket, photos=None) == []


def test_a_photo_question_can_be_required_by_a_condition() -> None:
    questions = [yes_no("a"), question("photo", "b", required_if='a == "no"')]
    assert lacking(*questions, answers={"a": "no"}, photos={}) == [("b", "required")]
    assert lacking(*questions, answers={"a": "yes"}, photos={}) == []


def test_a_photo_question_asks_for_its_minimum() -> None:
    assert lacking(question("photo", "a", photo={"min": 2, "max": 3}), photos={"a": 1}) == [("a", "photo")]


def test_what_a_required_photo_question_lacks_is_said_once() -> None:
    ticket = question("photo", "a", required=True, photo={"min": 2, "max": 3})
    assert lacking(ticket, photos={"a": 1}) == [("a", "photo")]
    assert lacking(ticket, photos={"a": 2}) == []
    assert lacking(ticket, photos=None) == []
    aside = yes_no("b", required=True, photo={"min": 1, "max": 1})
    assert lacking(aside, photos={}) == [("b", "required"), ("b", "photo")]


def test_a_condition_on_photos_asks_for_at_least_one() -> None:
    one = yes_no("a", photo={"required_if": 'a == "no"'})
    assert lacking(one, answers={"a": "no"}, photos={}) == [("a", "photo")]
    assert lacking(one, answers={"a": "yes"}, photos={}) == []


@pytest.mark.parametrize(
    ("bounded", "value", "fits"),
    [
        (question("number", "a", min=0, max=10), 0, True),
        (question("number", "a", min=0, max=10), 10, True),
        (question("number", "a", min=0), -0.5, False),
        (question("number", "a", max=10), 10.5, False),
        (question("number", "a", decimals=2), 9.99, True),
        (question("number", "a", decimals=2), 9.999, False),
        (question("number", "a", decimals=0), 9.5, False),
        (question("text", "a", max_length=5), "õhtul", True),
        (question("text", "a", max_length=5), "õhtuli", False),
        (question("choices", "a", choices=[{"id": "x"}, {"id": "none", "exclusive": True}]), ["none"], True),
        (question("choices", "a", choices=[{"id": "x"}, {"id": "y"}]), ["x", "y"], True),
        (question("choices", "a", choices=[{"id": "x"}, {"id": "none", "exclusive": True}]), ["x", "none"], False),
        (question("scale", "a"), 5, True),
    ],
    ids=lambda given: str(given)[:70],
)
def test_an_answer_keeps_to_the_bounds_of_its_question(bounded: dict[str, Any], value: Any, fits: bool) -> None:
    assert lacking(bounded, answers={"a": value}) == ([] if fits else [("a", "check")])


def test_bounds_and_a_check_are_one_breach() -> None:
    one = question("number", "a", max=10, check={"that": "a < 10"})
    assert lacking(one, answers={"a": 11}) == [("a", "check")]


def test_a_breach_says_what_the_script_says() -> None:
    plain, spoken = Breach("check", "a"), Breach("check", "a", Text(en="Below ten", et="Alla kümne"))
    assert plain.to_json() == {"code": "check", "question": "a", "message": "This answer does not fit."}
    assert spoken.to_json()["texts"] == {"en": "Below ten", "et": "Alla kümne"}


def test_what_was_earned_is_found_out_where_nobody_says_it() -> None:
    scenario = a_scenario(yes_no("a", 5), comments="on_loss")
    answers = given(scenario, {"a": "no"})
    applied = state(scenario, answers, Context())
    assert [one.code for one in check.of(scenario, answers, applied, None)] == ["comment"]
    assert check.of(scenario, answers, applied, None, earned=()) == ()
