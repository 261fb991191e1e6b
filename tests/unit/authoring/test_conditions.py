"""Conditions put together from lists, and read back from expressions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shopper.authoring.form.conditions import WITHOUT_VALUE, Condition, Name, Row, understood, written

NAMES = (
    Name("met", "Met?", "choice", (("yes", "Yes"), ("no", "No")), na=True),
    Name("said", "Said?", "choices", (("price", "Price"), ("none", "None"))),
    Name("wait", "Wait", "number"),
    Name("at", "At", "moment"),
    Name("story", "Story", "answer"),
    Name("slow", "slow", "value", asked=False),
    Name("visit.hour", "Hour", "number", asked=False),
)


@st.composite
def rows(draw: st.DrawFn) -> Row:
    name = draw(st.sampled_from(NAMES))
    operator = draw(st.sampled_from(name.operators))
    if operator in WITHOUT_VALUE:
        return Row(name.id, operator)
    if name.choices:
        return Row(name.id, operator, draw(st.sampled_from([one for one, _ in name.choices])))
    return Row(name.id, operator, "12:30" if name.group == "moment" else draw(st.sampled_from(["0", "5", "2.5", "-1"])))


@given(st.lists(rows(), min_size=1, max_size=4), st.sampled_from(["and", "or"]))
def test_what_is_put_together_reads_back_as_the_same(made: list[Row], join: str) -> None:
    condition = Condition("or" if join == "or" and len(made) > 1 else "and", tuple(made))
    assert understood(written(condition, NAMES), NAMES) == condition


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ('"no" == met', Row("met", "==", "no")),
        ("5 < wait", Row("wait", ">", "5")),
        ("wait <= 5", Row("wait", "<=", "5")),
        ("not slow", Row("slow", "not true")),
        ("not answered(wait)", Row("wait", "not answered")),
        ("is_na(met)", Row("met", "is_na")),
        ('"price" not in said', Row("said", "has not", "price")),
        ("visit.hour >= 12", Row("visit.hour", ">=", "12")),
    ],
)
def test_comparisons_are_understood_from_both_sides(text: str, row: Row) -> None:
    assert understood(text, NAMES) == Condition("and", (row,))


@pytest.mark.parametrize(
    "text",
    [
        "wait + 1 > 2",
        "1 < wait < 5",
        'met == "yes" and (slow or wait > 5)',
        'not (met == "yes")',
        "wait > other",
        'other == "yes"',
        'met == "maybe"',
        'met in ["yes", "no"]',
        "is_na(wait)",
        "answered(slow)",
        "wait >",
        "True",
        '"no" in met',
    ],
)
def test_what_lists_cannot_say_is_left_to_the_text(text: str) -> None:
    assert understood(text, NAMES) is None


def test_no_text_is_no_condition() -> None:
    assert understood("  ", NAMES) == Condition()
    assert written(Condition(), NAMES) == ""


def test_rows_get_what_fits_where_another_question_is_chosen() -> None:
    assert written(Condition("and", (Row("met", ""),)), NAMES) == 'met == "yes"'
    assert written(Condition("and", (Row("said", "==", "yes"),)), NAMES) == '"price" in said'
    assert written(Condition("and", (Row("wait", ""),)), NAMES) == "answered(wait)"
    assert written(Condition("and", (Row("wait", "<", "a lot"),)), NAMES) == "wait < 0"
    assert written(Condition("and", (Row("wait", "<", "2,5"),)), NAMES) == "wait < 2.5"
    assert written(Condition("and", (Row("slow", "answered"),)), NAMES) == "slow"
    assert written(Condition("and", (Row("gone", "=="), Row("story", ""))), NAMES) == "answered(story)"
