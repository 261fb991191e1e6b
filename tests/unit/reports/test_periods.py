"""Which waves a comparison looks at."""

from collections.abc import Callable
from datetime import date

import pytest

from shopper.assignments.model import Wave
from shopper.problems import Problem
from shopper.reports.periods import LONGEST, asked, run, usual

WAVES = tuple(
    Wave(
        id=month,
        client_id=1,
        code=f"2026-{month:02}",
        title="",
        starts_on=date(2026, month, 1),
        ends_on=date(2026, month, 28),
    )
    for month in range(1, 10)
)


def codes(waves: tuple[Wave, ...]) -> list[str]:
    return [wave.code for wave in waves]


@pytest.mark.parametrize(
    ("text", "wave"), [("2026-11..2026-12", "2026-11"), ("2026-08..soon", "soon"), ("..soon", "soon"), ("", "")]
)
def test_a_wave_that_is_not_there_is_named(text: str, wave: str):
    with pytest.raises(Problem) as refused:
        asked(WAVES, text)
    assert refused.value.errors[0].values["wave"] == wave


def test_the_order_of_the_two_waves_does_not_matter():
    assert asked(WAVES, "2026-08..2026-06") == asked(WAVES, "2026-06..2026-08")


def test_a_period_is_asked_for_by_its_first_and_last_wave():
    period = asked(WAVES, "2026-06..2026-08")
    assert codes(period.waves) == ["2026-06", "2026-07", "2026-08"]
    assert codes(period.before) == ["2026-03", "2026-04", "2026-05"]
    assert period.chosen
    assert period.code == "2026-06..2026-08"


def test_one_wave_is_a_period_too():
    assert codes(asked(WAVES, "2026-06").waves) == ["2026-06"]


@pytest.mark.parametrize(("text", "whole"), [("2026-06..", (5, None)), ("..2026-06", (0, 6)), ("..", (0, None))])
def test_an_end_left_out_is_open(text: str, whole: tuple[int, int | None]):
    assert codes(asked(WAVES, text).waves) == codes(WAVES[slice(*whole)])


def test_without_as_many_waves_before_there_is_nothing_to_compare_with():
    assert run(WAVES, 2, 4).before == ()
    assert codes(run(WAVES, 3, 5).before) == ["2026-01", "2026-02", "2026-03"]


def visited(counts: dict[int, dict[int, int]]) -> Callable[[Wave], dict[int, int]]:
    """Count visits by office for these waves, and none for the others."""
    return lambda wave: counts.get(wave.id, {})


def test_the_usual_period_is_the_shortest_in_which_the_median_office_has_three_visits():
    period = usual(WAVES, visited({wave.id: {1: 1, 2: 1, 3: 1} for wave in WAVES}))
    assert codes(period.waves) == ["2026-07", "2026-08", "2026-09"]
    assert not period.chosen


def test_a_rich_wave_is_a_period_by_itself():
    assert codes(usual(WAVES, visited({9: {1: 3, 2: 4, 3: 1}})).waves) == ["2026-09"]


def test_an_office_that_was_visited_only_before_counts_among_all():
    # Three visits to one office out of three in September: the median office has none until August is in.
    period = usual(WAVES, visited({9: {1: 3}, 8: {2: 3, 3: 1}}))
    assert codes(period.waves) == ["2026-08", "2026-09"]


def test_with_too_few_visits_the_period_is_as_long_as_it_gets():
    assert len(usual(WAVES, visited({9: {1: 1}})).waves) == len(WAVES)
    day = date(2026, 1, 1)
    years = tuple(Wave(id=n, client_id=1, code=str(n), title="", starts_on=day, ends_on=day) for n in range(20))
    assert len(usual(years, visited({})).waves) == LONGEST
