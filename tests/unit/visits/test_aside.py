"""What a visit tells beside its answers, read from bodies of every kind."""

import json
from typing import Any

import pytest

from shopper.locations.model import Location
from shopper.visits.aside import aside
from shopper.visits.model import VisitBody
from tests.builders.visits import a_body

HERE = {"lat": 59.437, "lon": 24.754, "accuracy_m": 25, "at": "2026-11-10T10:00:00+02:00"}
OFFICE = Location(1, 1, None, "location", "T1", "Harbour", latitude=59.437, longitude=24.754)


def read(**changes: Any) -> VisitBody:
    return VisitBody.model_validate_json(json.dumps(a_body(1, **changes)))


def test_a_visit_that_tells_nothing_has_nothing_to_tell() -> None:
    found = aside(read(), OFFICE)
    assert (found.mood, found.mood_after, found.expectation, found.arrived, found.left) == (None,) * 5
    assert (found.obstacle, found.also_changed, found.mood_change) == ("", (), None)


def test_the_change_of_mood_is_what_it_rose_by() -> None:
    found = aside(read(mood=4, expectation=3, extra={"mood_after": 2}), OFFICE)
    assert (found.mood, found.mood_after, found.mood_change, found.expectation) == (4, 2, -2, 3)


@pytest.mark.parametrize("told", [0, 6, 2.5, True, "good", {"before": 3}])
def test_what_is_no_step_from_1_to_5_is_as_if_it_had_not_been_told(told: Any) -> None:
    found = aside(read(mood=told, expectation=told, extra={"mood_after": told}), OFFICE)
    assert (found.mood, found.mood_after, found.expectation) == (None, None, None)


def test_a_position_has_its_distance_and_its_age() -> None:
    found = aside(read(arrived=HERE, extra={"arrived": {"asked_at": HERE["at"], "age_s": 300}}), OFFICE).arrived
    assert found is not None
    assert found.apart is not None
    assert (round(found.apart.metres), found.apart.far, found.age_s, found.unknown) == (0, False, 300, "")


def test_a_phone_that_did_not_know_where_it_was_says_why() -> None:
    found = aside(read(extra={"left": {"unknown": "denied"}}), OFFICE).left
    assert found is not None
    assert (found.fix, found.apart, found.unknown) == (None, None, "denied")


@pytest.mark.parametrize(
    "odd", [{"arrived": 5}, {"arrived": {"unknown": "on the moon", "age_s": "old"}}, {"arrived": []}]
)
def test_nothing_odd_in_extra_stands_in_the_way(odd: dict[str, Any]) -> None:
    assert aside(read(extra=odd), OFFICE).arrived is None
    found = aside(read(arrived=HERE, extra=odd), OFFICE).arrived
    assert found is not None
    assert found.age_s is None


def test_obstacles_and_changes_are_those_we_know_how_to_read() -> None:
    assert aside(read(extra={"obstacle": "closed", "also_changed": ["wait", 5]}), OFFICE).also_changed == ("wait",)
    assert aside(read(extra={"obstacle": "closed"}), OFFICE).obstacle == "closed"
    assert aside(read(extra={"obstacle": ["closed"], "also_changed": "wait"}), OFFICE).obstacle == ""
