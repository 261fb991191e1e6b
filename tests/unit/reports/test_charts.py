"""Where things stand in a drawing."""

from shopper.reports.charts import TREND_HEIGHT, Mark, Moment, Scale, mark, scale, trend
from shopper.reports.statistics import Interval, Sums


def sums(*values: int) -> Sums:
    return Sums(len(values), sum(values), sum(value * value for value in values))


def test_an_axis_holds_the_lowest_interval_and_ends_at_all_points():
    axis = scale([(sums(8000, 9000), Interval(6340, 9900)), (sums(7000), None)])
    assert (axis.low, axis.high) == (6000, 10000)
    assert axis.ticks == (6000, 7000, 8000, 9000, 10000)


def test_an_axis_is_never_narrower_than_twenty_points():
    assert scale([(sums(9900), None)]).low == 8000


def test_a_long_axis_names_every_other_ten():
    assert scale([(sums(1200), None)]).ticks == (2000, 4000, 6000, 8000, 10000)


def test_an_axis_of_nothing_is_still_an_axis():
    assert scale([(Sums(), None)]).low == 5000


def test_what_lies_beyond_the_axis_stands_at_its_end():
    axis = Scale(6000, 10000, 0, 320)
    assert (axis.at(5000), axis.at(8000), axis.at(11000)) == (0, 160, 320)


def test_a_mean_without_visits_has_no_mark():
    assert mark(Scale(0, 10000, 0, 100), Sums()) is None


def test_a_mark_has_the_ends_of_its_interval():
    axis = Scale(0, 10000, 0, 100)
    assert mark(axis, sums(5000), Interval(4000, 6000)) == Mark(50, 40, 60)
    assert mark(axis, sums(5000)) == Mark(50)


def test_a_trend_runs_from_left_to_right_and_upwards():
    found = trend(
        [
            Moment("May", sums(8000), None, sums(8500)),
            Moment("June", Sums(), None, sums(8000)),
            Moment("July", sums(10000), None, sums(9000)),
        ]
    )
    assert [point.x for point in found.points] == [30, 240, 450]
    assert found.own_line == f"30.0,{TREND_HEIGHT:.1f} 450.0,0.0"
    assert found.client_line.count(",") == 3


def test_one_wave_is_a_trend_too():
    assert trend([Moment("May", sums(8000), None, sums(8000))]).points[0].x == 30
