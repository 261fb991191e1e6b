"""Evaluation where the vectors cannot go: Python's own values, and trees that nobody checked."""

import math

import pytest

from shopper.logic import Facts, evaluate, known, parse


def value(source, **values):
    return evaluate(parse(source).tree, Facts(values))


def test_whole_numbers_count_as_doubles():
    result = value("wait + 1", wait=2**53)
    assert isinstance(result, float)
    assert result == 2.0**53


def test_a_whole_number_beyond_all_doubles_is_unknown():
    assert value("wait > 1", wait=10**400) is None


def test_true_is_not_1():
    assert value("office.a == 1", **{"office.a": True}) is None
    assert value("1 if office.a else 2", **{"office.a": 1.0}) is None
    assert value("office.a in [1]", **{"office.a": True}) is None


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf])
def test_numbers_that_are_not_finite_are_unknown(number):
    assert value("wait", wait=number) is None


def test_no_result_is_minus_zero():
    for source in ("wait", "-0", "0 * -1", "round(-0.2)", "-wait", "min(wait)", "abs(wait)"):
        assert math.copysign(1, value(source, wait=-0.0)) == 1


def test_what_says_nothing_is_not_known():
    for nothing in (None, "", " \t\n", "\u00a0\ufeff\u2028\u0085\u001c", (), math.nan):
        assert known(nothing) is None
    for something in (0.0, False, True, " x ", "\u200b", ("plan",)):
        assert known(something) is something or known(something) == something


@pytest.mark.parametrize(
    "source",
    [
        "(1 and True) == True",
        "not 1",
        '"a" + "b" == "ab"',
        "sum(True)",
        "abs(story)",
        "True < False",
        "offered == offered",
        "1 in story",
        "offered in [1]",
        "1 if 1 else 2",
        "selected_count(story)",
        'matches(1, "1")',
        "round(True, 1)",
        "1 < True < 2",
    ],
)
def test_what_has_no_meaning_is_unknown(source):
    assert value(source, story="text", offered=("plan",)) is None
