"""What a form calculates is calculated here, asked instead, or named as lost."""

from shopper.answers.applies import state
from shopper.answers.model import Answer, Context
from tests.builders.xlsforms import codes, drafted, row, scenario


def values(found, **answers):
    """Return what is known when these answers are given."""
    given = {name: Answer(value) for name, value in answers.items()}
    return state(scenario(found), given, Context()).facts.values


def test_values_stand_below_those_that_they_use():
    found = drafted(
        row("integer", "n"),
        row("calculate", "third", calculation="${second} + 1"),
        row("calculate", "first", calculation="${n} + 1"),
        row("calculate", "second", calculation="${first} * 2"),
    )
    assert [one.id for one in scenario(found).calculated] == ["first", "second", "third"]
    assert values(found, n=1)["third"] == 5


def test_a_value_of_a_hidden_row_is_unknown():
    found = drafted(
        row("integer", "n"),
        row("calculate", "big", calculation="if(${n} > 5, '1', '0')", relevant="${n} > 0"),
        row("calculate", "more", calculation="${n} + 1", relevant="${n} > 0"),
        row("calculate", "same", calculation="${n} > 1", relevant="${n} > 0"),
    )
    assert [values(found, n=n)["big"] or None for n in (-1, 1, 9)] == [None, "0", "1"]
    assert [values(found, n=n)["more"] for n in (-1, 1)] == [None, 2]
    assert [values(found, n=n)["same"] for n in (-1, 1, 9)] == [False, False, True]
    assert found.figures.translated == found.figures.expressions == 6


def test_the_condition_of_a_group_matters_to_those_outside_of_it_only():
    def value(*others):
        found = drafted(
            row("integer", "n"),
            row("begin group", "g", relevant="${n} > 0"),
            row("calculate", "big", calculation="if(${n} > 5, '1', '0')"),
            row("text", "inside", relevant="${big} = '0'"),
            row("end group", ""),
            *others,
        )
        return scenario(found).calculated[0].value.source

    assert value() == '"1" if coalesce(n > 5, False) else "0"'
    assert (
        value(row("text", "outside", relevant="${big} = '0'"))
        == '("1" if coalesce(n > 5, False) else "0") if n > 0 else ""'
    )


def test_what_is_needed_several_times_has_a_name_of_its_own():
    found = drafted(row("decimal", "m"), row("calculate", "whole", calculation="int(${m} div 3)"))
    assert [one.id for one in scenario(found).calculated] == ["whole_exact", "whole"]
    assert [values(found, m=m)["whole"] for m in (8.9, -8.9, 9, 0)] == [2, -2, 3, 0]


def test_what_cannot_be_calculated_is_asked_where_something_depends_on_it():
    found = drafted(
        row("date", "born"),
        row("calculate", "age", calculation="today() - ${born}", label="Days since"),
        row("calculate", "day", calculation="today()"),
        row("calculate", "group", calculation="if(${born} > today(), 'young', 'old')"),
        row("calculate", "code", calculation="concat(${born}, 'x')"),
        row("calculate", "unused", calculation="uuid()"),
        row("text", "a", relevant="${age} > 3 and ${group} = 'old' and ${day} > '2026-01-01' and ${code} = 'x'"),
        row("calculate", "broken", calculation="${born"),
        row("calculate", "copy", calculation="once(${born})"),
        row("calculate", "unknown", calculation="once(${nobody})"),
        row("text", "b", relevant="${broken} = 'x' and ${copy} > '2026-01-01' and ${unknown} = 'x'"),
    )
    asked = scenario(found)
    assert {one.id: one.kind for one in asked.questions} == {
        "born": "date", "age": "number", "day": "date", "group": "choice", "code": "text", "a": "text",
        "broken": "text", "copy": "date", "unknown": "text", "b": "text",
    }  # fmt: skip
    assert asked.question("age").text.en == "Days since"
    assert [choice.id for choice in asked.question("group").choices] == ["old", "young"]
    assert (7, "calculation_lost") in codes(found)
    assert [code for line, code in codes(found) if line == 3] == ["asked_instead"]
    assert (found.figures.rows - found.figures.carried, found.figures.expressions - found.figures.translated) == (1, 8)


def test_values_of_other_kinds_are_not_calculated():
    found = drafted(
        row("select_multiple l", "many"),
        row("date", "born"),
        row("calculate", "all", calculation="${many}"),
        row("calculate", "day", calculation="${born}", relevant="${born} > '2026-01-01'"),
        choices={"l": ["a", "b"]},
    )
    assert [note.values["reason"] for note in found.notes if note.code == "calculation_lost"] == [
        "“{about}” has several answers at once",
        "nothing can stand for an empty value here",
    ]


def test_values_that_depend_on_themselves_are_said():
    found = drafted(
        row("calculate", "a", calculation="${b} + 1"),
        row("calculate", "b", calculation="${a} + 1"),
        row("calculate", "c", calculation="${c} + 1"),
        row("text", "shown", relevant="${b} > 1 and ${c} > 1"),
    )
    why = {note.row: note.values["reason"] for note in found.notes if note.code == "asked_instead"}
    assert why == {2: "it depends on itself", 4: "it depends on itself"}
    assert [one.id for one in scenario(found).calculated] == ["b"]


def test_a_question_with_a_calculation_is_calculated_or_else_asked():
    found = drafted(
        row("integer", "n"),
        row("integer", "twice", calculation="${n} * 2", read_only="yes", constraint=". > 1"),
        row("date", "day", calculation="today()"),
        row("calculate", "nothing"),
        row("calculate", "empty", calculation="null"),
    )
    asked = scenario(found)
    assert [one.id for one in asked.questions] == ["n", "day"]
    assert [one.id for one in asked.calculated] == ["twice"]
    assert codes(found) == [
        (3, "column_lost"),
        (3, "calculated_not_asked"),
        (4, "expression"),
        (5, "no_calculation"),
        (6, "calculation_lost"),
    ]


def test_visibility_through_a_value_of_later_answers_is_refused():
    found = drafted(
        row("calculate", "late", calculation="${n} + 1"),
        row("text", "a", relevant="${late} > 1"),
        row("integer", "n"),
    )
    assert codes(found) == [(3, "expression")]
    assert scenario(found).question("a").show_if is None
