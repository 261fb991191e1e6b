"""What a phone tells of its clocks, of leaving and of each answer's moments, and what becomes of it."""

import json
from pathlib import Path
from typing import Any

import pytest

from shopper.db import Database
from shopper.problems import Problem
from shopper.visits import timing
from shopper.visits.model import VisitBody
from tests.builders.visits import Field, a_body, bytes_of

AT = "2026-11-10T10:0{}:00+02:00"


@pytest.fixture
def field(db: Database, tmp_path: Path) -> Field:
    return Field(db, tmp_path / "evidence")


def flags(field: Field, **changes: Any) -> list[str]:
    field.send(a_body(field.assign().id, **changes))
    return list(json.loads(field.visit()["flags"]))


def told(**changes: Any) -> VisitBody:
    return VisitBody.model_validate_json(bytes_of(a_body(1, **changes)))


def test_na_without_a_reason_is_taken_and_flagged(field: Field) -> None:
    assert flags(field, answers={"sign": {"na": True, "comment": " "}}) == ["na_without_reason"]
    assert json.loads(field.visit()["breaches"]) == []


def test_na_with_a_reason_needs_no_second_look(field: Field) -> None:
    assert flags(field, answers={"sign": {"na": True, "comment": "The sign was behind a scaffold."}}) == []


def test_na_of_a_hidden_question_says_nothing(field: Field) -> None:
    answers = {"greeted": {"value": "no", "comment": "Nobody."}, "sign": {"na": True}}
    assert flags(field, answers=answers) == []


def test_a_visit_that_could_not_be_done_gives_no_reasons_for_na(field: Field) -> None:
    answers = {"sign": {"na": True}}
    assert flags(field, answers=answers, outcome="not_possible", reason="Closed.") == ["not_possible"]


def test_a_clock_that_was_moved_while_timing_is_flagged(field: Field) -> None:
    extra = {"clock_gap_ms": {"wait": 86_400_000}, "clock_moved": ["wait"]}
    assert flags(field, extra=extra) == ["timer_clock"]


def test_a_clock_that_went_back_needs_nobody_to_say_that_it_was_moved(field: Field) -> None:
    assert flags(field, extra={"clock_gap_ms": {"wait": -3_600_000}}) == ["timer_clock"]


def test_a_phone_that_slept_is_no_moved_clock(field: Field) -> None:
    assert flags(field, extra={"clock_gap_ms": {"wait": 600_000}, "clock_moved": []}) == []


@pytest.mark.parametrize(
    "extra",
    [
        {"clock_gap_ms": "long", "clock_moved": "wait", "left_at": 5},
        {"clock_gap_ms": {"wait": "long", "talk": 1e300}, "clock_moved": [1], "left_at": "yesterday"},
    ],
)
def test_what_nobody_has_checked_is_not_believed(extra: dict[str, Any]) -> None:
    body = told(extra=extra)
    assert (timing.gaps(body), timing.moved(body), timing.left(body)) == ({}, frozenset(), None)


def test_the_moment_of_leaving_is_read() -> None:
    left = timing.left(told(extra={"left_at": "2026-11-10T10:25:00+02:00"}))
    assert left is not None
    assert left.isoformat() == "2026-11-10T10:25:00+02:00"


def test_the_trail_of_answers_is_in_order_and_leaves_out_places() -> None:
    place = {"lat": 59.4, "lon": 24.7, "accuracy_m": 12.5, "at": AT.format(0)}
    body = told(trail=[{"question": "wait", "at": AT.format(5)}, place, {"question": "greeted", "at": AT.format(1)}])
    assert [(one.question, one.at.minute) for one in timing.trail(body)] == [("greeted", 1), ("wait", 5)]


@pytest.mark.parametrize("trail", [[{"question": "never", "at": AT.format(1)}], [{"question": "wait"}]])
def test_a_trail_of_unknown_questions_or_without_moments_is_refused(field: Field, trail: list[Any]) -> None:
    with pytest.raises(Problem) as refused:
        field.send(a_body(field.assign().id, trail=trail))
    assert refused.value.errors[0].pointer.startswith("/trail/0")
