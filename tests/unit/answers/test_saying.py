"""Answers, targets and rules in words."""

import pytest

from shopper.answers import saying
from shopper.answers.model import Answer
from shopper.languages import speaking
from shopper.scenarios.questions import Question
from tests.builders.scenarios import a_scenario, yes_no
from tests.builders.scenarios import question as asks

FULLY = {"ru": "Полностью", "et": "Täielikult", "en": "Fully"}
SCENARIO = a_scenario(
    yes_no("greeted"),
    asks("choice", "grade", choices=[{"id": "full", "text": FULLY}, {"id": "not"}]),
    asks("choices", "offered", choices=[{"id": "plan"}, {"id": "device"}]),
    asks("scale", "listened"),
    asks("duration", "wait", target={"at_most": 5}, points="10 if wait <= 5 and wait != 3 else 0", max_points=10),
    asks("number", "price", unit="EUR", decimals=2, target={"at_most": 20}),
    asks("number", "people"),
    asks("time", "at"),
    asks("date", "on"),
    asks("text", "story"),
    yes_no("named", 5, critical={"when": 'named == "no"', "effect": "cap", "at": 50}),
    yes_no("rude", critical={"when": 'rude == "yes"', "effect": "zero"}),
    yes_no("shut", critical={"when": 'shut == "yes"', "effect": "flag"}),
)


def question(name: str) -> Question:
    found = SCENARIO.question(name)
    assert found is not None
    return found


def said(name: str, value: object, language: str = "en") -> str:
    with speaking(language):
        return saying.answer(question(name), Answer(value)).replace("\u00a0", " ")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("greeted", "yes", "Yes"),
        ("greeted", "no", "No"),
        ("grade", "full", "Fully"),
        ("offered", ("plan", "device"), "Plan, Device"),
        ("listened", 4, "4 of 5"),
        ("wait", 400, "6 min 40 s"),
        ("wait", 300, "5 min"),
        ("price", 19.9, "19.90 EUR"),
        ("people", 3, "3"),
        ("people", 2.5, "2.5"),
        ("at", "10:15", "10:15"),
        ("on", "2026-11-03", "November 3, 2026"),
        ("story", "A long wait.", "A long wait."),
    ],
)
def test_every_kind_of_answer_has_words(name: str, value: object, words: str):
    assert said(name, value) == words


def test_answers_speak_the_reader_s_language():
    assert said("grade", "full", "ru") == "Полностью"
    assert said("price", 19.9, "et") == "19,90 EUR"


def test_nothing_given_has_no_words():
    assert saying.answer(question("greeted"), None) == ""
    assert saying.answer(question("greeted"), Answer(None)) == ""


def test_what_does_not_apply_says_so():
    assert saying.answer(question("greeted"), Answer(None, na=True)) == "Not applicable"


def test_targets_have_their_unit():
    assert saying.target(question("wait")) == "target at most 5 min"
    assert saying.target(question("price")).replace("\u00a0", " ") == "target at most 20.00 EUR"
    assert saying.target(question("people")) == ""
    assert saying.target(question("greeted")) == ""


def test_rules_are_written_with_the_signs_that_people_use():
    assert saying.rule(question("wait")) == ("10 if wait ≤ 5 and wait ≠ 3 else 0",)
    assert saying.rule(question("greeted")) == ()


def test_critical_rules_say_what_they_do():
    assert [saying.rule(question(name))[0].replace("\u00a0", " ") for name in ("named", "rude", "shut")] == [
        'named = "no" → held at 50 %',
        'rude = "yes" → set to zero',
        'shut = "yes" → noted',
    ]


def test_points_have_no_decimals_that_say_nothing():
    assert [saying.points(value) for value in (10, 2.5, 3.75, 1 / 3)] == ["10", "2.5", "3.75", "0.33"]
