"""What may be said about offices: checked against published values and by simulation."""

import math
import random

import pytest
from scipy.special import stdtrit

from shopper.reports.statistics import (
    Difference,
    Interval,
    Spread,
    Sums,
    against_rest,
    change,
    clear,
    differ,
    group_against_rest,
    group_change,
    group_interval,
    interval,
    pooled,
    standings,
    total,
)

# R's data set PlantGrowth (Dobson 1983), in hundredths; R reports a residual SD of 0.6234 on 27 df, F = 4.846.
PLANTS = {
    "ctrl": (417, 558, 518, 611, 450, 461, 517, 453, 533, 514),
    "trt1": (481, 417, 441, 359, 587, 383, 603, 489, 432, 469),
    "trt2": (631, 512, 554, 550, 537, 529, 492, 615, 580, 526),
}


def sums(*values: int) -> Sums:
    return Sums(len(values), sum(values), sum(value * value for value in values))


def plants() -> dict[str, Sums]:
    return {key: sums(*values) for key, values in PLANTS.items()}


def difference(p: float, value: float = 1.0) -> Difference:
    """Make a difference whose two-sided p is the one asked for."""
    return Difference(value, abs(value) / float(stdtrit(1e6, 1 - p / 2)), 1e6)


def test_one_visit_has_no_interval():
    assert interval(sums(8000), pooled([sums(*range(7000, 7900, 100))])) is None


def test_an_office_without_visits_has_no_interval():
    assert interval(Sums(), Spread(10, 100.0)) is None


def test_under_five_degrees_of_freedom_nobody_has_an_interval():
    offices = [sums(8000, 9000, 8500), sums(7000, 7500, 7100)]
    assert pooled(offices).df == 4
    assert interval(offices[0], pooled(offices)) is None
    assert interval(offices[0], pooled([*offices, sums(6000, 6500)])) is not None


def test_an_office_with_one_visit_tells_nothing_about_the_spread():
    assert pooled([sums(8000), sums(9000, 7000)]) == pooled([sums(9000, 7000)])


def test_no_offices_have_no_spread():
    assert pooled([]) == Spread(0, 0.0)
    assert pooled([]).variance == 0.0


def test_the_pooled_deviation_is_the_published_one():
    spread = pooled(plants().values())
    assert spread.df == 27
    assert math.sqrt(spread.variance) / 100 == pytest.approx(0.6234, abs=5e-5)


def test_the_interval_is_the_published_one():
    # R: confint(lm(weight ~ group, PlantGrowth))["(Intercept)"] is 4.62753, 5.43647.
    offices = plants()
    found = interval(offices["ctrl"], pooled(offices.values()))
    assert found is not None
    assert (found.low / 100, found.high / 100) == pytest.approx((4.62753, 5.43647), abs=1e-5)


def test_the_test_of_any_difference_is_the_published_one():
    assert differ(plants().values()) == pytest.approx(0.01591, abs=5e-6)


def test_nothing_is_said_about_differences_without_a_spread():
    assert differ([sums(8000), sums(9000)]) is None
    assert differ([sums(*range(8000, 9000, 50))]) is None


def test_visits_that_never_vary_differ_for_certain_or_not_at_all():
    same, other = sums(*[8000] * 6), sums(*[9000] * 6)
    assert differ([same, other]) == 0.0
    assert differ([same, same]) == 1.0


def test_sums_stay_exact_where_floats_would_not():
    huge = Sums(3, 3 * 10**15, 3 * 10**30 + 2)
    assert huge.scatter == 2.0


def test_sums_add_and_take_away():
    assert sums(1, 2) + sums(3) == sums(1, 2, 3)
    assert sums(1, 2, 3) - sums(3) == sums(1, 2)
    assert total([sums(1), sums(2), Sums()]) == sums(1, 2)
    assert Sums().scatter == 0.0


def test_an_interval_is_cut_to_what_is_possible():
    assert Interval(-200.0, 10400.0).within(0, 10000) == Interval(0, 10000)
    assert Interval(10100.0, 10400.0).within(0, 10000) == Interval(10000, 10000)


def test_benjamini_and_hochberg_s_own_example():
    # The fifteen p of the paper's section 4: four hold at 5 %.
    published = "0.0001 0.0004 0.0019 0.0095 0.0201 0.0278 0.0298 0.0344 0.0459 0.3240 0.4262 0.5719 0.6528 0.7590"
    found = {index: difference(float(p)) for index, p in enumerate(published.split())}
    held = clear(found | {14: Difference(0, 1, 50)})
    assert [index for index, holds in held.items() if holds] == [0, 1, 2, 3]


def test_a_later_small_one_carries_the_earlier_ones():
    assert all(clear({"a": difference(0.04), "b": difference(0.045), "c": difference(0.049)}).values())


def test_an_unknown_difference_is_never_clear_and_does_not_count_among_the_others():
    assert clear({"a": difference(0.04), "b": None}) == {"a": True, "b": False}
    assert clear({}) == {}


def test_a_difference_without_any_error_is_certain():
    assert Difference(5, 0, 10).p == 0.0
    assert Difference(0, 0, 10).p == 1.0


def test_under_three_visits_an_office_has_no_standing():
    offices = {"few": sums(2000, 2100), "many": sums(*range(8000, 9000, 50))}
    found = standings(offices, total(offices.values()), pooled(offices.values()))
    assert found["few"] == "too_few"


def test_offices_stand_above_like_and_below():
    offices = {
        "a": sums(*[9400, 9500, 9600] * 3),
        "b": sums(*[8400, 8500, 8600] * 3),
        "c": sums(*[7400, 7500, 7600] * 3),
    }
    found = standings(offices, total(offices.values()), pooled(offices.values()))
    assert found == {"a": "above", "b": "like", "c": "below"}


def test_a_lone_office_is_compared_with_nobody():
    office = sums(*range(8000, 9000, 50))
    assert against_rest(office, office, pooled([office])) is None


def test_an_office_against_the_rest_is_as_clear_as_against_the_mean():
    # With the office inside the mean, Var(own - all) = s² (1/n - 1/N).
    offices = plants()
    client, spread = total(offices.values()), pooled(offices.values())
    found = against_rest(offices["trt2"], client, spread)
    assert found is not None
    t = (offices["trt2"].mean - client.mean) / math.sqrt(spread.variance * (1 / 10 - 1 / 30))
    assert found.value / found.error == pytest.approx(t)


def test_a_change_is_the_published_difference_of_two_groups():
    # R: summary(lm(weight ~ group, PlantGrowth)): grouptrt1 -0.3710, SE 0.2788, p 0.1944.
    offices = plants()
    found = change(offices["trt1"], offices["ctrl"], pooled(offices.values()))
    assert found is not None
    assert (found.value / 100, found.error / 100, found.p) == pytest.approx((-0.3710, 0.2788, 0.1944), abs=5e-5)


def test_a_change_from_nothing_is_unknown():
    assert change(sums(8000), Sums(), Spread(10, 1.0)) is None
    assert change(sums(8000), sums(8000), Spread(4, 1.0)) is None


def test_a_group_of_equal_offices_has_the_interval_of_its_means():
    offices = [sums(8000, 8200), sums(8600, 8800), sums(9000, 9000)]
    means = [8100.0, 8700.0, 9000.0]
    centre = sum(means) / 3
    sd = math.sqrt(sum((mean - centre) ** 2 for mean in means) / 2)
    reach = 4.30265 * sd / math.sqrt(3)
    found = group_interval(offices, Spread(0, 0.0))
    assert found is not None
    assert (found.low, found.high) == pytest.approx((centre - reach, centre + reach), abs=0.01)


def test_a_group_of_one_office_is_that_office():
    offices = plants()
    spread = pooled(offices.values())
    assert group_interval([offices["ctrl"], Sums()], spread) == interval(offices["ctrl"], spread)
    assert group_interval([Sums()], spread) is None


def test_groups_are_told_apart_by_their_offices():
    high = [sums(mean, mean) for mean in (9000, 9100, 9200, 9050)]
    low = [sums(mean, mean) for mean in (7000, 7100, 7200, 7300)]
    found = group_against_rest(high, low)
    assert found is not None
    assert found.value == pytest.approx(1937.5)
    assert found.p < 0.001
    assert group_against_rest(high[:1], low) is None


def test_groups_without_any_scatter_differ_for_certain():
    found = group_against_rest([sums(9000), sums(9000)], [sums(8000), sums(8000)])
    assert found is not None
    assert found.p == 0.0


def test_a_group_s_change_compares_each_office_with_itself():
    # Offices far apart, each two points better: paired, the change is clear.
    before = {key: sums(mean, mean) for key, mean in enumerate(range(5000, 9000, 500))}
    now = {key: sums(mean + 200, mean + 210) for key, mean in enumerate(range(5000, 9000, 500))}
    found = group_change(now, before)
    assert found is not None
    assert found.value == pytest.approx(205)
    assert found.p < 0.001


def test_a_group_s_change_needs_two_offices_and_two_periods():
    assert group_change({1: sums(8000)}, {1: sums(9000)}) is None
    assert group_change({1: sums(8000), 2: sums(7000)}, {}) is None


@pytest.mark.parametrize("visits", [2, 3, 6])
def test_the_interval_covers_the_true_mean_as_often_as_it_says(visits: int):
    """Bounded, skewed scores of 40 unequal offices; nominal 95 %, 94-96.5 % of the intervals must hold the truth."""
    chance = random.Random(20260 + visits)
    held = rounds = 0
    for _ in range(250):
        truths = [min(0.95, max(0.4, chance.gauss(0.72, 0.057))) for _ in range(40)]
        offices = [
            sums(*(round(10000 * chance.betavariate(12 * truth, 12 * (1 - truth))) for _ in range(visits)))
            for truth in truths
        ]
        spread = pooled(offices)
        for truth, office in zip(truths, offices, strict=True):
            found = interval(office, spread)
            assert found is not None
            held += found.low <= 10000 * truth <= found.high
            rounds += 1
    assert 0.94 <= held / rounds <= 0.965


def test_offices_that_do_not_differ_are_rarely_told_apart():
    chance = random.Random(7)
    false_alarms = 0
    for _ in range(100):
        offices = {key: sums(*(round(chance.gauss(8000, 1000)) for _ in range(4))) for key in range(30)}
        found = standings(offices, total(offices.values()), pooled(offices.values()))
        false_alarms += any(word != "like" for word in found.values())
    assert false_alarms <= 12
