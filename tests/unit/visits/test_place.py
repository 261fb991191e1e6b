"""How far a phone was from an office, by the vectors that the phone's own twin reads."""

import json
from pathlib import Path
from typing import Any

import pytest

from shopper.visits.model import Fix
from shopper.visits.place import all_far, apart, distance

VECTORS: list[dict[str, Any]] = json.loads(
    (Path(__file__).resolve().parents[2] / "vectors" / "places" / "distances.json").read_text()
)
OFFICE = (59.437, 24.754)


def a_fix(lat: float, accuracy_m: float = 20.0) -> Fix:
    at = "2026-11-10T10:00:00+02:00"
    return Fix.model_validate({"lat": lat, "lon": 24.754, "accuracy_m": accuracy_m, "at": at})


@pytest.mark.parametrize("vector", VECTORS, ids=lambda one: one["name"])
def test_distances_are_the_same_both_ways_and_on_the_phone(vector: dict[str, Any]) -> None:
    one, other = tuple(vector["one"]), tuple(vector["other"])
    assert round(distance(one, other)) == round(distance(other, one)) == vector["metres"]


def test_far_is_only_what_stays_far_if_the_phone_is_off_by_all_of_its_doubt() -> None:
    found = [apart(fix, *OFFICE) for fix in (a_fix(59.45), a_fix(59.45, 1100.0), a_fix(59.438))]
    assert [one and one.far for one in found] == [True, False, False]


def test_an_office_whose_place_nobody_wrote_down_is_neither_near_nor_far() -> None:
    assert apart(a_fix(59.45), None, 24.7) is None
    assert apart(a_fix(59.45), 59.4, None) is None
    assert not all_far([a_fix(59.45)], None, None)


@pytest.mark.parametrize(
    ("latitudes", "far"),
    [([59.45, 59.46], True), ([59.45, 59.437], False), ([None, 59.45], True), ([None, None], False)],
)
def test_who_was_near_at_any_moment_was_there(latitudes: list[float | None], far: bool) -> None:
    assert all_far([a_fix(one) if one else None for one in latitudes], *OFFICE) is far
