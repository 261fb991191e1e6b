"""Clients' trees as a matter of logic."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopper.locations.model import KINDS, Location, below, may_hold


def test_nothing_stands_under_its_own_kind_or_a_lower_one() -> None:
    assert not any(may_hold(kind, kind) for kind in KINDS)
    assert not may_hold("location", "city")
    assert not may_hold("region", "client")


@pytest.mark.parametrize("child", ["country", "region", "city", "location"])
def test_levels_may_be_left_out(child: str) -> None:
    assert may_hold("client", child)  # type: ignore[arg-type]


@given(st.lists(st.integers(1, 120), min_size=1, max_size=4), st.lists(st.integers(1, 120), min_size=1, max_size=4))
def test_the_bounds_hold_for_exactly_the_paths_inside(top: list[int], other: list[int]) -> None:
    def path(ids: list[int]) -> str:
        return "/" + "".join(f"{one}/" for one in ids)

    low, high = below(path(top))
    assert (low <= path(other) < high) == (other[: len(top)] == top)


def test_a_place_holds_itself_and_what_lies_below() -> None:
    north, office = (
        Location(2, 1, 1, "region", "n", "North", path="/1/2/"),
        Location(5, 1, 2, "location", "o", "Office", path="/1/2/5/"),
    )
    assert north.holds(north)
    assert north.holds(office)
    assert not office.holds(north)
    assert office.is_leaf
    assert not north.is_leaf
