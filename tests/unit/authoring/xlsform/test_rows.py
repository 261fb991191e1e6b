"""What rows of a form become: questions of every kind, sections, and notes about the rest."""

import pytest

from shopper.authoring.xlsform import imported
from shopper.authoring.xlsform.kinds import row_type
from tests.builders.xlsforms import a_form, codes, drafted, row, scenario, workbook

LISTS = {"yn": ["yes", "no"], "abc": ["a", "b", "c"], "eleven": [f"c{number}" for number in range(11)]}


@pytest.mark.parametrize(
    ("kind", "become"),
    [
        ("text", [("q", "text")]),
        ("integer", [("q", "number")]),
        ("decimal", [("q", "number")]),
        ("date", [("q", "date")]),
        ("time", [("q", "time")]),
        ("dateTime", [("q", "date"), ("q_time", "time")]),
        ("note", [("q", "note")]),
        ("image", [("q", "photo")]),
        ("video", [("q", "photo")]),
        ("barcode", [("q", "text")]),
        ("geopoint", [("q", "text")]),
        ("audio", [("q", "text")]),
        ("acknowledge", [("q", "choice")]),
        ("range", [("q", "scale")]),
        ("select_one yn", [("q", "yes_no")]),
        ("select_one abc", [("q", "choice")]),
        ("select_multiple yn", [("q", "choices")]),
        ("select one from abc or_other", [("q", "choice"), ("q_other", "text")]),
        ("select_multiple abc or_other", [("q", "choices"), ("q_other", "text")]),
        ("rank abc", [("q", "choice"), ("q_2", "choice"), ("q_3", "choice")]),
    ],
)
def test_a_row_becomes_questions_of_its_kind(kind, become):
    rows = (row("text", "first"), row(kind, "q", relevant="${first} = 'x'", required="yes"))
    asked = scenario(drafted(*rows, choices=LISTS))
    assert [(one.id, one.kind) for one in asked.questions[1:]] == become
    assert asked.questions[1].show_if.source == 'first == "x"'


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("file", "type_lost"),
        ("geotrace", "type_lost"),
        ("deviceid", "not_collected"),
        ("uri:email", "not_collected"),
        ("select_one_from_file places.csv", "choices_elsewhere"),
        ("select_one_external villages", "choices_elsewhere"),
        ("select_one ${names}", "choices_elsewhere"),
        ("select_one nothing", "no_list"),
        ("rank eleven", "too_many_places"),
        ("select_one", "unknown_type"),
        ("add", "unknown_type"),
        ("select_one abc with words", "unknown_type"),
        ("frobnicate", "unknown_type"),
    ],
)
def test_a_row_that_cannot_be_asked_is_refused_and_counted(kind, code):
    found = drafted(row("text", "a"), row(kind, "q"), row("text", "b", relevant="${q} = 'x'"), choices=LISTS)
    assert codes(found) == [(3, code), (4, "expression")]
    listed = sum(map(len, LISTS.values()))
    assert (found.figures.rows, found.figures.carried) == (listed + 3, listed + 2)
    assert "      # row 3: " in found.source


def test_types_have_many_spellings():
    for written in ("select_one abc", "Select one from abc", "select1 abc", "add select one prompt using abc"):
        assert row_type(written) == row_type("select_one abc")
    for written in ("select_multiple abc", "select all that apply from abc"):
        assert row_type(written) == row_type("select_multiple abc")
    assert row_type("begin_group") == row_type("begin group") == row_type("Begin  Group")


def test_what_every_visit_notes_is_carried_without_a_question():
    found = drafted(row("start", "s"), row("today", "t"), row("text", "a"))
    assert [one.id for one in scenario(found).questions] == ["a"]
    assert found.figures.rows == found.figures.carried
    assert found.figures.clean


def test_rows_in_a_repeating_group_are_listed_one_by_one():
    found = drafted(
        row("text", "a"),
        row("begin repeat", "children", label="Children"),
        row("text", "b", relevant="${a} = 'x'"),
        row("begin group", "inner"),
        row("end group", ""),
        row("end repeat", ""),
        row("text", "c"),
    )
    assert codes(found) == [(3, "repeat"), (4, "in_repeat"), (5, "in_repeat")]
    assert (found.figures.rows, found.figures.carried) == (7, 2)
    assert (found.figures.expressions, found.figures.translated) == (1, 0)
    assert next(note.values for note in found.notes if note.code == "repeat") == {"name": "children"}


def test_groups_become_sections_with_the_conditions_of_all_around_them():
    found = drafted(
        row("integer", "n"),
        row("begin group", "outer", label="Outer", relevant="${n} > 1"),
        row("text", "a"),
        row("begin group", "inner", label="Inner", relevant="${n} > 2 or ${n} = 0", hint="a hint", required="yes"),
        row("text", "b"),
        row("end group", "inner"),
        row("text", "c"),
        row("end group", "outer"),
        row("text", "d"),
    )
    asked = scenario(found)
    assert [
        (one.id, one.title.en, one.show_if.source if one.show_if else "", [q.id for q in one.questions])
        for one in asked.sections
    ] == [
        ("questions", "Questions", "", ["n"]),
        ("outer", "Outer", "n > 1", ["a"]),
        ("inner", "Outer · Inner", "n > 1 and (n > 2 or n == 0)", ["b"]),
        ("outer_2", "Outer", "n > 1", ["c"]),
        ("questions_2", "Questions", "", ["d"]),
    ]
    assert codes(found) == [(5, "column_lost")]
    assert {note.code for note in found.notes if note.row == 5} == {"nested", "column_lost", "no_effect"}


def test_groups_that_do_not_fit_together_are_said():
    found = drafted(row("end group", ""), row("begin group", "open"), row("text", "a"))
    assert [note.code for note in found.notes if note.column == "type"] == ["end_without_begin", "never_ended"]


def test_a_condition_of_groups_that_grows_too_large_is_dropped_and_said():
    rows = [row("begin group", f"g{number}", relevant=f"${{a}} = '{'x' * 200}{number}'") for number in range(30)]
    found = drafted(row("text", "a"), *rows, row("text", "b"))
    assert codes(found) == [(32, "expression")]
    assert scenario(found).sections[-1].show_if is None


def test_a_condition_that_can_never_hold_is_said():
    found = drafted(row("text", "a"), row("text", "b", relevant="false()"))
    assert codes(found) == [(3, "never_shown")]
    assert scenario(found).question("b").show_if.source == "False"


def test_rows_without_a_type_and_those_that_are_switched_off_are_said():
    found = imported(
        workbook(
            survey=[
                {"type": "text", "name": "a", "label": "A", "required": "yes", "disabled": None},
                {"required": "yes"},
                {"name": "b", "label": "B"},
                {"type": "text", "name": "c", "label": "C", "disabled": "yes"},
            ]
        ),
        "x.xlsx",
    )
    assert [(note.row, note.code) for note in found.notes if note.row] == [
        (3, "nothing_asked"),
        (4, "no_type"),
        (5, "disabled"),
    ]
    assert (found.figures.rows, found.figures.carried) == (2, 1)


def test_names_become_ids_and_clashes_are_said():
    names = [
        "ageInDays",
        "tel.office",
        "Имя",
        "1st",
        "class",
        "visit",
        "a-b",
        "a_b",
        "a b",
        "?",
        "",
        "x" * 90,
        "x" * 80,
    ]
    found = drafted(*(row("text", name, label="L") for name in names))
    assert [one.id for one in scenario(found).questions] == [
        "age_in_days", "tel_office", "imya", "q1st", "q_class", "q_visit", "a_b", "a_b_2", "a_b_3", "q", "row12",
        "x" * 60, "x" * 58 + "_2",
    ]  # fmt: skip
    assert codes(found) == [(12, "no_name")]
    again = drafted(row("text", "a"), row("text", "a"), row("text", "b", relevant="${a} = 'x'"))
    assert codes(again) == [(3, "name_twice")]
    assert scenario(again).question("b").show_if.source == 'a == "x"'


@pytest.mark.parametrize(
    ("parameters", "kind", "keys"),
    [
        ("", "scale", {"low": 0, "high": 10}),
        ("start=1;end=5;step=1", "scale", {"low": 1, "high": 5}),
        ("start=1.5 end=5.5 step=0.5", "number", {"min": 1.5, "max": 5.5, "decimals": None}),
        ("start=0, end=1, step=0.1", "number", {"min": 0, "max": 1, "decimals": 1}),
        ("start=0;end=100;step=5", "number", {"min": 0, "max": 100, "decimals": 0}),
        ("start=1;end=3;step=1;seed=4", "scale", {"low": 1, "high": 3}),
        ("start=9;end=1", "number", {"min": None, "max": None}),
        ("start=x;end=1e300;step=1e-9", "number", {"min": None, "max": None}),
    ],
)
def test_a_range_is_a_scale_where_it_can_be_one(parameters, kind, keys):
    question = scenario(drafted(row("range", "r", parameters=parameters))).question("r")
    assert question.kind == kind
    assert {name: getattr(question, name) for name in keys} == keys


def test_what_a_row_says_besides_is_listed():
    found = drafted(
        row(
            "text", "a", default="x", appearance="multiline", read_only="yes", image="a.jpg", parameters="rows=3",
            required_message="Please", guidance_hint="more", hint="less", choice_filter="a=b", note="mine",
        ),
        row("integer", "b", appearance="ex:app", guidance_hint="only", required="yes", required_message="Do"),
    )  # fmt: skip
    said = {(note.row, note.column, note.code) for note in found.notes}
    assert said >= {
        (0, "note", "column"),
        (2, "default", "column_lost"),
        (2, "appearance", "column_minor"),
        (2, "read_only", "column_lost"),
        (2, "image", "column_lost"),
        (2, "parameters", "parameter"),
        (2, "required_message", "required_message"),
        (2, "guidance_hint", "column_lost"),
        (2, "choice_filter", "choice_filter"),
        (3, "appearance", "column_lost"),
    }
    assert (scenario(found).question("a").hint.en, scenario(found).question("b").hint.en) == ("less", "only")


def test_an_order_has_a_question_for_each_place_and_no_choice_twice():
    found = drafted(row("rank abc", "best", required="yes"), choices=LISTS)
    asked = scenario(found)
    assert [one.check.that.source for one in asked.questions[1:]] == [
        "best_2 != best",
        "best_3 != best and best_3 != best_2",
    ]
    assert all(one.required for one in asked.questions)


def test_the_settings_name_the_scenario():
    found = drafted(row("text", "a"), form_id="My Form 2", form_title="Meine Form", version="7", public_key="x")
    assert (scenario(found).id, scenario(found).title.en) == ("my-form-2", "Meine Form")
    assert [(note.column, note.code) for note in found.notes if note.sheet == "settings"] == [
        ("version", "setting_minor"),
        ("public_key", "setting"),
    ]
    assert scenario(imported(a_form(row("text", "a"), form_id=""), "täis leht.xlsx")).id == "tais-leht"
