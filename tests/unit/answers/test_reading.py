"""Answers as they were sent, held against their scenario."""

import json
from typing import Any

import pytest
from pydantic import ValidationError

from shopper.answers.model import Answer, AnswerBody
from shopper.answers.reading import AnswerErrors
from tests.builders.scenarios import a_scenario, given, question, yes_no

SCENARIO = a_scenario(
    yes_no("polite"),
    question("choice", "grade", choices=[{"id": "good"}, {"id": "bad"}]),
    question("choices", "offered", choices=[{"id": "plan"}, {"id": "phone"}]),
    question("scale", "liked", low=1, high=5),
    question("nps", "advise"),
    question("number", "price"),
    question("duration", "wait"),
    question("text", "story"),
    question("time", "hour"),
    question("date", "day"),
    question("photo", "ticket"),
    question("note", "intro"),
)


def read_value(name: str, value: Any) -> Any:
    """Return what is read of a value."""
    return given(SCENARIO, {name: {"value": value}})[name].value


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("nothing", "yes", "unknown_question"),
        ("polite", "maybe", "unknown_choice"),
        ("polite", True, "wrong_value"),
        ("polite", ["yes"], "wrong_value"),
        ("grade", "fair", "unknown_choice"),
        ("grade", 1, "wrong_value"),
        ("offered", "plan", "wrong_value"),
        ("offered", ["plan", "car"], "unknown_choice"),
        ("offered", ["plan", 5], "wrong_value"),
        ("offered", {"plan": True}, "wrong_value"),
        ("liked", 0, "no_such_mark"),
        ("liked", 6, "no_such_mark"),
        ("liked", 2.5, "wrong_value"),
        ("liked", "3", "wrong_value"),
        ("liked", True, "wrong_value"),
        ("advise", 11, "no_such_mark"),
        ("price", "21.90", "wrong_value"),
        ("price", 1e16, "wrong_value"),
        ("price", [1], "wrong_value"),
        ("wait", -1, "wrong_value"),
        ("wait", 1.5, "wrong_value"),
        ("wait", "5:00", "wrong_value"),
        ("story", 5, "wrong_value"),
        ("hour", "24:00", "wrong_value"),
        ("hour", "9:30", "wrong_value"),
        ("day", "2026-02-30", "wrong_value"),
        ("day", "30.11.2026", "wrong_value"),
        ("ticket", "photo.jpg", "wrong_value"),
        ("intro", "read", "wrong_value"),
    ],
)
def test_what_cannot_be_scored_is_refused(name: str, value: Any, code: str) -> None:
    with pytest.raises(AnswerErrors) as caught:
        read_value(name, value)
    assert [error.code for error in caught.value.errors] == [code]


def test_every_mistake_is_told_at_its_place() -> None:
    with pytest.raises(AnswerErrors, match=r"/answers/a~1b~0: unknown_question; /answers/polite/value") as caught:
        given(SCENARIO, {"a/b~": "x", "polite": "maybe", "grade": "good", "wait": "long"})
    assert [error.pointer for error in caught.value.errors] == [
        "/answers/a~1b~0",
        "/answers/polite/value",
        "/answers/wait/value",
    ]
    assert (
        caught.value.errors[1].message.format(**caught.value.errors[1].values)
        == "maybe is not a choice of this question."
    )


@pytest.mark.parametrize(
    ("name", "value", "read"),
    [
        ("polite", "no", "no"),
        ("grade", "bad", "bad"),
        ("offered", ["phone", "plan", "phone"], ("phone", "plan")),
        ("liked", 3.0, 3),
        ("advise", 0, 0),
        ("price", -21.9, -21.9),
        ("wait", 300.0, 300),
        ("story", " so it was ", " so it was "),
        ("hour", "23:59", "23:59"),
        ("day", "2024-02-29", "2024-02-29"),
    ],
)
def test_what_can_be_scored_is_read(name: str, value: Any, read: Any) -> None:
    assert read_value(name, value) == read


@pytest.mark.parametrize("value", [None, "", " \t", "\u2003\ufeff"])
@pytest.mark.parametrize("name", ["polite", "offered", "price", "story", "ticket"])
def test_what_was_cleared_is_no_answer(name: str, value: str | None) -> None:
    assert read_value(name, value) is None


def test_an_empty_list_is_no_answer() -> None:
    assert read_value("offered", []) is None


def test_not_applicable_outranks_a_value() -> None:
    assert given(SCENARIO, {"polite": {"value": "maybe", "na": True, "comment": "Closed."}}) == {
        "polite": Answer(None, na=True, comment="Closed.")
    }


def test_a_comment_may_stand_alone() -> None:
    assert given(SCENARIO, {"intro": {"comment": "Hard to read."}})["intro"] == Answer(comment="Hard to read.")


@pytest.mark.parametrize(
    "body",
    [
        {"valeu": 1},
        {"na": "true"},
        {"comment": "x" * 20_001},
        {"at": "2026-11-30T12:00:00"},
        {"at": "yesterday"},
        {"how": {"by_hand": 1}},
        {"how": {"guessed": True}},
        {"how": {"memory_min": -5}},
    ],
    ids=lambda body: json.dumps(body)[:30],
)
def test_the_body_of_an_answer_is_strict(body: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        AnswerBody.model_validate_json(json.dumps(body))


def test_the_body_of_an_answer_says_when_and_how() -> None:
    body = AnswerBody.model_validate_json(
        '{"value": 300, "at": "2026-11-30T12:00:00+02:00", "how": {"by_hand": true, "memory_min": 5, "timer": false}}'
    )
    assert body.how is not None
    assert (body.how.by_hand, body.how.memory_min) == (True, 5)
    assert body.at is not None
    assert body.at.utcoffset() is not None
