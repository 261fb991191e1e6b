"""Values that stand for all others."""

import pytest

from shopper.scenarios.reach.axes import FINEST, Axis, dates, numbers, times


@pytest.mark.parametrize(
    ("axis", "cuts", "expected"),
    [
        (Axis(), [], [0]),
        (Axis(), [5], [4, 5, 6]),
        (Axis(), [5, 6], [4, 5, 6, 7]),
        (Axis(), [5, 8], [4, 5, 6, 8, 9]),
        (Axis(), [5.5], [5, 6]),
        (Axis(low=0, high=10), [0, 10], [0, 1, 10]),
        (Axis(low=0, high=10), [-5, 20], [0]),
        (Axis(low=0, high=10), [], [0]),
        (Axis(high=-2.5), [], [-3]),
        (Axis(10), [0.25], [0.2, 0.3]),
        (Axis(60), [5], [299 / 60, 5, 301 / 60]),
        (Axis(60, 0), [0.1], [5 / 60, 0.1, 7 / 60]),
        (Axis(FINEST, 0, 1), [1], [1 - 1e-9, 1]),
    ],
)
def test_each_piece_between_the_cuts_has_one_number(axis: Axis, cuts: list[float], expected: list[float]) -> None:
    assert numbers(axis, cuts) == expected


def test_each_piece_of_a_day_has_one_time() -> None:
    assert times([]) == ["00:00"]
    assert times(["00:00", "09:30", "23:59"]) == ["00:00", "00:01", "09:30", "09:31", "23:59"]


def test_each_piece_of_the_calendar_has_one_day() -> None:
    assert dates(["2026-12-31"]) == ["2026-12-30", "2026-12-31", "2027-01-01"]
    assert dates(["0001-01-01", "9999-12-31"]) == ["0001-01-01", "0001-01-02", "9999-12-31"]
