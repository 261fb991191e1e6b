"""All combinations of inputs at once."""

import pytest

from shopper.logic import Facts, evaluate, parse
from shopper.logic.space import OUTCOMES_LIMIT, Case, Effort, Space, TooMany

BLANK, NA = Case(), Case(answered=True, na=True)
YES, NO = Case("yes", answered=True), Case("no", answered=True)
NUMBERS = [BLANK, *(Case(float(number), answered=True) for number in range(5))]
PLENTY = 100_000


def space(**inputs: list[Case]) -> Space:
    return Space(inputs, Effort(PLENTY))


def ones(where: int) -> int:
    return where.bit_count()


def test_every_combination_has_its_own_bit() -> None:
    both = space(a=[BLANK, YES, NO], b=[BLANK, YES])
    assert both.everything == 0b111111
    assert [where for _, where in both.cases("a")] == [0b001001, 0b010010, 0b100100]
    assert [where for _, where in both.cases("b")] == [0b000111, 0b111000]


def test_nothing_is_a_combination_too() -> None:
    assert space().everything == 1
    assert space().split(parse("1 < 2").root) == {True: 1}


@pytest.mark.parametrize(
    "source",
    [
        'a == "yes"',
        'a == "yes" and n > 2',
        'a == "yes" or n > 2 or is_na(b)',
        "not answered(a)",
        "is_na(b) or answered(b)",
        'n + 1 if a == "yes" else m * 2',
        "coalesce(n, m, 7)",
        "count(n, m, a) + sum(n, m)",
        "0 < n <= m",
        'a in ["yes", "no"] and a != "no"',
        "n / m",
        "True",
    ],
)
def test_an_expression_has_in_each_combination_the_value_that_evaluating_it_gives(source: str) -> None:
    inputs = {"a": [BLANK, YES, NO], "b": [BLANK, NA, YES], "n": NUMBERS, "m": NUMBERS}
    every = Space(inputs, Effort(PLENTY))
    root = parse(source).root
    split = every.split(root)
    assert sum(map(ones, split.values())) == ones(every.everything)
    for place in range(every.everything.bit_length()):
        here = {name: next(case for case, where in every.cases(name) if where >> place & 1) for name in inputs}
        facts = Facts(
            {name: case.value for name, case in here.items() if case.value is not None},
            na=frozenset(name for name, case in here.items() if case.na),
        )
        assert next(value for value, where in split.items() if where >> place & 1) == evaluate(root.tree(), facts)


def test_a_condition_is_true_in_some_combinations() -> None:
    both = space(a=[BLANK, YES, NO], b=[BLANK, YES])
    assert both.true(parse('a == "yes"').root) == 0b010010
    assert both.true(parse('a == "maybe"').root) == 0


def test_a_question_is_blank_where_it_is_not_answered() -> None:
    assert space(a=[BLANK, NA, YES]).blank("a") == 0b001


def test_too_many_outcomes_are_not_followed() -> None:
    marks = {f"n{n}": NUMBERS for n in range(6)}
    root = parse(" + ".join(f"n{n} * {7**n}" for n in range(6))).root
    assert OUTCOMES_LIMIT < 6**6
    with pytest.raises(TooMany):
        Space(marks, Effort(10**9)).split(root)


def test_effort_is_shared_and_ends() -> None:
    effort = Effort(20)
    with pytest.raises(TooMany):
        Space({"a": NUMBERS, "b": NUMBERS}, effort).split(parse("a + b").root)
    with pytest.raises(TooMany):
        Space({"a": NUMBERS}, effort)
