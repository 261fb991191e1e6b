"""Languages, texts and lists of choices."""

import pytest

from shopper.authoring.xlsform import imported, said
from shopper.authoring.xlsform.tongues import spoken_by
from shopper.languages import speaking
from shopper.scenarios.composing import compose
from tests.builders.xlsforms import codes, drafted, row, scenario, workbook


def survey(*rows, choices=(), **settings):
    return imported(
        workbook(survey=rows, choices=[*choices, {"list_name": None}], settings=[settings or {"x": None}]), "x.xlsx"
    )


@pytest.mark.parametrize(
    ("name", "language"),
    [
        ("English (en)", "en"), ("english", "en"), ("Eesti keel", "et"), ("Estonian", "et"), ("Русский (ru-RU)", "ru"),
        ("ru", "ru"), ("en-US", "en"), ("French (fr)", ""), ("Kiswahili", ""), ("", ""),
    ],
)  # fmt: skip
def test_headings_name_languages_by_name_or_code(name, language):
    assert spoken_by(name) == language


def test_texts_are_taken_in_our_languages_and_the_others_are_named():
    found = survey({
        "type": "text", "name": "a", "label::English (en)": "Name", "label::Русский": "Имя", "label::Eesti": "Nimi",
        "label::French": "Nom", "hint": "Full",
    })  # fmt: skip
    plain = compose(found.source).plain
    assert plain["languages"] == ("ru", "et", "en")
    asked = plain["sections"][0]["questions"][0]
    assert asked["text"] == {"ru": "Имя", "et": "Nimi", "en": "Name"}
    assert asked["hint"] == {"en": "Full"}
    lost = [note for note in found.notes if note.code == "language"]
    assert [(note.row, note.column, note.values) for note in lost] == [(0, "label::French", {"name": "French"})]


def test_a_form_in_none_of_our_languages_stands_as_english():
    found = survey(
        {"type": "text", "name": "a", "label::Deutsch": "Name", "label::French": "Nom"}, default_language="French"
    )
    assert scenario(found).question("a").text.en == "Nom"
    assert [note.values["name"] for note in found.notes if note.code == "language_taken"] == ["French"]
    assert [note.values["name"] for note in found.notes if note.code == "language"] == ["Deutsch"]


def test_texts_without_a_language_are_in_the_default_one():
    def languages(default="", **texts):
        found = survey({"type": "text", "name": "a", **texts}, default_language=default)
        return {key: value for key, value in scenario_texts(found).items() if value}, {
            note.code for note in found.notes
        }

    def scenario_texts(found):
        source = found.source.split("text: {")[1].split("}")[0]
        return dict(pair.split(": ") for pair in source.split(", "))

    assert languages(label="A") == ({"en": "A"}, {"language_assumed", "guess"})
    assert languages("Russian (ru)", label="A")[0] == {"ru": "A"}
    assert languages(label="A", **{"label::ru": "B"})[0] == {"en": "A", "ru": "B"}
    assert languages(label="A", **{"label::en": "B"})[0] == {"en": "B"}
    assert "language" in languages(label="A", **{"label::en": "B"})[1]
    assert languages(hint="H", **{"label::ru": "B"})[0] == {"ru": "B"}


def test_a_text_shows_the_question_instead_of_its_answer():
    found = drafted(
        row("text", "name", label="What is your   name?"),
        row("note", "hello", label="Hello ${name}, ${nobody}!"),
        row("text", "long", label="word " * 30),
        row("note", "last", label="${long}"),
    )
    asked = scenario(found)
    assert asked.question("hello").text.en == "Hello [What is your name?], [nobody]!"
    assert len(asked.question("last").text.en) == 62
    assert codes(found) == [(3, "reference_in_text"), (3, "reference_in_text"), (5, "reference_in_text")]


def test_a_text_that_is_too_long_is_cut_and_said():
    found = drafted(row("note", "a", label="x" * 21_000))
    assert len(scenario(found).question("a").text.en) == 20_000
    assert codes(found) == [(2, "too_long")]


def test_a_row_without_a_label_has_its_name():
    found = survey({"type": "text", "name": "a", "label": None}, {"type": "text", "name": "b", "label": "B"})
    assert scenario(found).question("a").text.en == "a"
    assert codes(found) == [(2, "no_label")]


def test_a_column_without_a_heading_and_further_rows_of_settings_are_said():
    found = imported(
        workbook(
            survey=[{"type": "text", "name": "a", None: "stray", "label": "A"}],
            settings=[{"form_title": "T"}, {"form_title": "U"}],
        ),
        "x.xlsx",
    )
    assert [(note.column, note.code) for note in found.notes if note.level != "changed" and note.column != "label"] == [
        ("C", "column_unnamed"),
        ("form_title", "setting"),
    ]


def test_a_heading_that_stands_twice_is_said():
    raw = workbook(
        survey=[{"type": "text", "name": "a", "label": "A", "label ": "B"}],
        choices=[{"list_name": "l", "list name": "m"}],
    )
    twice = [(note.sheet, note.column) for note in imported(raw, "x.xlsx").notes if note.code == "column_twice"]
    assert twice == [("survey", "label"), ("choices", "list name")]


CHOICES = [
    {"list_name": "l", "name": "DK", "label": "Unknown", "cf": "x", "image": "a.jpg"},
    {"list_name": "l", "name": "dk", "label": "Do not know"},
    {"list_name": "l", "name": 1, "label": "One", "colour": "red"},
    {"list_name": "l", "name": "dk", "label": "Do not know"},
    {"list_name": "l", "name": "dk", "label": "Another"},
    {"list_name": "l", "name": "bare", "label": None},
    {"list_name": "l", "name": None, "label": "Nameless"},
    {"list_name": None, "name": None, "label": "Stray"},
]  # fmt: skip


def test_choices_keep_what_can_be_kept():
    found = survey({"type": "select_one l", "name": "a", "label": "A", "choice_filter": "cf=${b}"}, choices=CHOICES)
    assert [(one.id, one.text.en) for one in scenario(found).question("a").choices] == [
        ("dk_2", "Unknown"),
        ("dk", "Do not know"),
        ("c1", "One"),
        ("bare", "bare"),
    ]
    said_of = [(note.row, note.code) for note in found.notes if note.sheet == "choices"]
    assert said_of == [
        (0, "filter_column"), (0, "column"), (2, "renamed"), (2, "choice_column"), (4, "renamed"), (5, "choice_again"),
        (6, "choice_twice"), (7, "no_label"), (8, "choice_without_name"), (9, "no_choice"),
    ]  # fmt: skip
    assert (found.figures.rows, found.figures.carried) == (8, 6)


def test_lists_that_are_too_long_end_early():
    found = drafted(row("select_one l", "a"), choices={"l": [f"c{number}" for number in range(203)]})
    assert len(scenario(found).question("a").choices) == 200
    assert [note.row for note in found.notes if note.code == "too_many_choices"] == [202, 203, 204]


def test_other_is_added_once():
    found = drafted(row("select_one l or_other", "a"), choices={"l": ["x", "other"]})
    asked = scenario(found)
    assert [one.id for one in asked.question("a").choices] == ["x", "other"]
    assert asked.question("a_other").show_if.source == 'a == "other"'


def test_yes_and_no_in_other_words_stay_choices():
    choices = [{"list_name": "l", "name": "yes", "label": "Certainly"}, {"list_name": "l", "name": "no", "label": "No"}]
    assert (
        scenario(survey({"type": "select_one l", "name": "a", "label": "A"}, choices=choices)).question("a").kind
        == "choice"
    )


def test_notes_speak_the_language_of_the_reader():
    found = drafted(row("text", "a", relevant="today() = 1"))
    note = next(note for note in found.notes if note.code == "expression")
    with speaking("ru"):
        assert (
            said(note.message, note.values)
            == "«relevant» не удалось перевести (нет ничего похожего на today()): today() = 1"
        )
    assert note.to_json() == {
        "sheet": "survey",
        "row": 2,
        "column": "relevant",
        "level": "lost",
        "code": "expression",
        "message": note.message,
        "values": {
            "name": "relevant",
            "value": "today() = 1",
            "reason": "there is nothing like {about}()",
            "about": "today",
        },
    }
    with speaking("et"):
        assert "# rida 2: „relevant“ ei õnnestunud tõlkida" in drafted(row("text", "a", relevant="today() = 1")).source
