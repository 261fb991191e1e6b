"""The difference between two scenarios, thing by thing and in words."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from shopper.authoring.difference import difference, words
from shopper.authoring.difference.keys import CHANGES, KEYS, PARTS, VALUES
from shopper.authoring.difference.model import CHANGES as CHANGES_OF_ROWS
from shopper.authoring.difference.model import PARTS as PARTS_OF_THINGS
from shopper.authoring.difference.model import by_thing, counted
from shopper.languages import LANGUAGES, speaking
from shopper.logic import Expression, parse
from shopper.scenarios import files
from shopper.scenarios.model import Scenario, Scoring
from shopper.scenarios.part import Part, Text
from shopper.scenarios.questions import KINDS, ByChoice, ByFormula, Measured, Nps, Question, Scorable
from shopper.settings import assets
from tests.builders.scenarios import a_scenario, of, question, yes_no

EVERY_KEY = files.parse((Path(__file__).parents[2] / "vectors" / "scenarios" / "every-key.yaml").read_bytes())


def told(old: Scenario, new: Scenario) -> list[str]:
    """Return the difference as sentences."""
    return [words.sentence(row) for row in difference(old, new)]


def in_sections(**sections: list[dict[str, Any]]) -> Scenario:
    """Return a scenario of these sections."""
    return of({"sections": [{"id": name, "questions": questions} for name, questions in sections.items()]})


# What happens to questions


def test_the_same_scenario_has_no_difference_to_itself() -> None:
    assert difference(EVERY_KEY, EVERY_KEY) == ()


def test_what_was_added_stands_where_it_reads_and_what_was_removed_where_it_stood() -> None:
    old = a_scenario(yes_no("a"), yes_no("b"), yes_no("c"), yes_no("d"))
    new = a_scenario(yes_no("first"), yes_no("a"), yes_no("c"), yes_no("last"))
    assert told(old, new) == [
        "Question “First” (first): new, yes or no",
        "Question “B” (b): removed, yes or no",
        "Question “D” (d): removed, yes or no",
        "Question “Last” (last): new, yes or no",
    ]


def test_what_was_removed_from_the_beginning_comes_first() -> None:
    assert told(a_scenario(yes_no("a"), yes_no("b")), a_scenario(yes_no("b"))) == [
        "Question “A” (a): removed, yes or no"
    ]


def test_as_few_questions_as_possible_are_said_to_have_moved() -> None:
    old = a_scenario(*map(yes_no, "abcde"))
    new = a_scenario(*map(yes_no, "bcdea"))
    assert told(old, new) == ["Question “A” (a): moved, now after “E”"]
    assert told(new, old) == ["Question “A” (a): moved, now the first"]


def test_a_question_that_goes_to_another_section_has_moved_and_is_neither_new_nor_removed() -> None:
    old = in_sections(one=[yes_no("a"), yes_no("b")], two=[yes_no("c")])
    new = in_sections(one=[yes_no("a")], two=[yes_no("c"), yes_no("b")])
    assert told(old, new) == ["Question “B” (b): moved, from the section one to the section two"]


def test_a_removed_section_is_told_with_its_questions() -> None:
    old = in_sections(one=[yes_no("a")], two=[yes_no("b", 5)], three=[yes_no("c")])
    new = in_sections(one=[yes_no("a")], three=[yes_no("c"), yes_no("d")])
    assert told(old, new) == [
        "Section two: removed",
        "Section two: Share of the total: 100.0 % → nothing".replace(" %", "\xa0%"),
        "Question “B” (b): removed, yes or no",
        "Question “B” (b): Share of the total: 100.0 % → nothing".replace(" %", "\xa0%"),
        "Question “D” (d): new, yes or no",
    ]


def test_sections_can_be_new_and_move() -> None:
    old = in_sections(one=[yes_no("a")], two=[yes_no("b")], three=[yes_no("c")])
    new = in_sections(three=[yes_no("c")], one=[yes_no("a")], four=[yes_no("d")], two=[yes_no("b")])
    assert told(old, new) == [
        "Section three: moved, now the first",
        "Section four: new",
        "Question “D” (d): new, yes or no",
    ]


def test_another_kind_is_told_with_all_that_the_kinds_do_not_share() -> None:
    old = a_scenario(question("choice", "told", choices=[{"id": "all"}, {"id": "some"}]))
    new = a_scenario(question("number", "told", unit="EUR"))
    assert told(old, new) == [
        "Question “Told” (told): Kind: one choice → number",
        "Question “Told” (told): Unit: nothing → EUR",
        "Question “Told” (told): Choice “All” (all): removed",
        "Question “Told” (told): Choice “Some” (some): removed",
    ]


# Words


def test_other_words_are_told_for_each_language_with_both_texts() -> None:
    old = a_scenario(yes_no("a", text={"en": "Greeted?", "et": "Tervitati?"}), languages=["en"])
    new = a_scenario(yes_no("a", text={"en": "Were you greeted?", "et": "Kas tervitati?"}), languages=["en"])
    assert told(old, new) == [
        "Question “Were you greeted?” (a): Text (Estonian): “Tervitati?” → “Kas tervitati?”",
        "Question “Were you greeted?” (a): Text (English): “Greeted?” → “Were you greeted?”",
    ]


def test_a_language_that_is_declared_now_is_told_once_and_not_for_every_text() -> None:
    both = {"en": "Greeted?", "et": "Tervitati?"}
    old = a_scenario(yes_no("a", text={"en": "Greeted?"}))
    new = a_scenario(yes_no("a", text=both), languages=["en", "et"], title={"en": "An example", "et": "Näide"})
    assert told(old, new) == ["Scenario “An example” (example): Languages: English → English, Estonian"]


def test_the_quotation_marks_are_those_of_the_reader() -> None:
    old, new = a_scenario(yes_no("a")), a_scenario(yes_no("a"), yes_no("b"))
    for language, marks in (("ru", "«B»"), ("et", "„B“"), ("en", "“B”")):
        with speaking(language):
            assert marks in told(old, new)[0]


# Points and shares


def test_other_points_are_told_with_the_share_of_the_total_before_and_after() -> None:
    old = a_scenario(yes_no("a", 5), yes_no("b", 5))
    new = a_scenario(yes_no("a", 15), yes_no("b", 5))
    assert told(old, new) == [
        "Question “A” (a): Points: yes 5, no 0 → yes 15, no 0",
        "Question “A” (a): Share of the total: 50.0\xa0% → 75.0\xa0%",
        "Question “B” (b): Share of the total: 50.0\xa0% → 25.0\xa0%",
    ]


def test_a_share_that_hardly_moves_because_of_others_is_not_told() -> None:
    many = [yes_no(f"q{number}", 1) for number in range(30)]
    rows = difference(a_scenario(*many), a_scenario(*many, yes_no("more", 1)))
    assert [(row.thing.id, row.change) for row in rows] == [("more", "added"), ("more", "reweighted")]


def test_weights_of_sections_are_told_with_their_shares() -> None:
    def weighing(one: int, two: int) -> Scenario:
        parts = {"one": (one, yes_no("a", 5)), "two": (two, yes_no("b", 5))}
        return of({"sections": [{"id": name, "weight": w, "questions": [q]} for name, (w, q) in parts.items()]})

    assert told(weighing(20, 80), weighing(60, 40))[:2] == [
        "Section one: Weight: 20 → 60",
        "Section one: Share of the total: 20.0\xa0% → 60.0\xa0%",
    ]


def test_a_share_that_reads_the_same_is_not_told() -> None:
    many = [yes_no(f"q{number}", 1000) for number in range(10)]
    rows = difference(a_scenario(yes_no("a", 1000), *many), a_scenario(yes_no("a", 1004), *many))
    assert [row.key for row in rows] == ["points"]


def test_points_that_are_calculated_otherwise_are_told_as_they_are_written() -> None:
    keys: dict[str, Any] = {"max_points": 4}
    old = a_scenario(question("duration", "wait", points="4 if wait <= 5 else 0", **keys))
    new = a_scenario(question("duration", "wait", points="4 if wait <= 3 else 0", **keys))
    assert told(old, new) == ["Question “Wait” (wait): Points: 4 if wait <= 5 else 0 → 4 if wait <= 3 else 0"]


def test_another_way_to_write_the_same_expression_is_no_difference() -> None:
    old = a_scenario(yes_no("a"), yes_no("b", show_if='a == "yes"'))
    new = a_scenario(yes_no("a"), yes_no("b", show_if="(a  ==  'yes')"))
    assert difference(old, new) == ()


# Logic


def test_logic_is_told_with_its_old_and_new_source() -> None:
    old = a_scenario(yes_no("a"), yes_no("b", show_if='a == "yes"'))
    new = a_scenario(yes_no("a"), yes_no("b", show_if='a == "no"', required_if="answered(a)"))
    rows = difference(old, new)
    assert {row.change for row in rows} == {"logic"}
    assert [words.told(row) for row in rows] == [
        'Shown if: a == "yes" → a == "no"',
        "Required if: nothing → answered(a)",
    ]


def test_a_critical_rule_that_comes_or_changes_is_told() -> None:
    held = {"when": 'a == "no"', "effect": "cap", "at": 50}
    plain, capped = a_scenario(yes_no("a", 5)), a_scenario(yes_no("a", 5, critical=held))
    zeroed = a_scenario(yes_no("a", 5, critical={**held, "effect": "zero", "at": None, "scope": "section"}))
    assert [words.told(row) for row in difference(plain, capped)] == [
        'Critical: nothing → a == "no" → the whole score: held at 50\xa0%'
    ]
    assert [words.told(row) for row in difference(capped, zeroed)] == [
        "Effect of the critical rule: held at a limit → set to zero",
        "The critical rule holds the score at: 50\xa0% → nothing",
        "The critical rule is about: the whole score → the section",
    ]


def test_checks_photos_targets_and_ends_are_told_as_a_whole_when_they_come() -> None:
    keys: dict[str, Any] = {
        "check": {"that": "n < 5", "message": {"en": "Under five."}},
        "photo": {"min": 1, "max": 3, "required_if": "n > 2", "where": "after"},
        "target": {"at_most": 4.5},
    }
    bare, full = a_scenario(question("number", "n")), a_scenario(question("number", "n", **keys))
    assert [words.told(row) for row in difference(bare, full)] == [
        "Check of the answer: nothing → n < 5 (“Under five.”)",
        "Photos: nothing → 1–3 photos, required if n > 2, after the visit",
        "Target: nothing → at most 4.5",
    ]
    bare, full = a_scenario(yes_no("n")), a_scenario(yes_no("n", photo={"min": 2, "max": 2}))
    assert [words.told(row) for row in difference(bare, full)] == ["Photos: nothing → 2 photos, outside"]
    ends = {"low": {"en": "bad"}, "high": {"en": "good"}}
    bare, full = a_scenario(question("scale", "n")), a_scenario(question("scale", "n", ends=ends))
    assert [words.told(row) for row in difference(bare, full)] == ["Ends of the scale: nothing → “bad” – “good”"]


# Lists


def test_what_happens_to_a_list_is_told_once_and_not_at_every_question() -> None:
    def with_list(*choices: dict[str, Any]) -> Scenario:
        asked = [question("choice", name, choices="grade") for name in ("a", "b")]
        return a_scenario(*asked, choices={"grade": [*choices]})

    yes, no = {"id": "good", "points": 5}, {"id": "bad", "points": 0}
    assert told(with_list(yes, no), with_list({**yes, "points": 8}, {"id": "so_so", "points": 2}, no)) == [
        "List of choices grade: Choice “Good” (good): Points: 5 → 8",
        "List of choices grade: Choice “So so” (so_so): new",
    ]


def test_lists_can_come_and_go() -> None:
    def listed(name: str) -> Scenario:
        return a_scenario(question("choice", "a", choices=name), choices={name: [{"id": "x"}]})

    assert told(listed("old"), listed("new")) == ["List of choices old: removed", "List of choices new: new"]


def test_rows_of_one_thing_are_together_and_counted_once() -> None:
    old = a_scenario(question("choice", "a", choices=[{"id": "x"}]), yes_no("b"))
    new = a_scenario(question("choice", "a", choices=[{"id": "y"}, {"id": "z"}], hint={"en": "!"}), yes_no("b"))
    rows = difference(old, new)
    assert [(thing.id, len(own)) for thing, own in by_thing(rows)] == [("a", 4)]
    assert counted(rows) == {"added": 2, "removed": 1, "reworded": 1}


def test_roles_values_and_bands_are_told_by_their_ids() -> None:
    def with_head(*personas: str, bands: dict[str, int]) -> Scenario:
        listed = [{"id": name, "min": least} for name, least in bands.items()]
        return a_scenario(yes_no("a"), personas=[{"id": one} for one in personas], scoring={"bands": listed})

    old = with_head("calm", "hurried", bands={"good": 80, "poor": 0})
    new = with_head("hurried", "calm", bands={"good": 85, "poor": 0})
    assert told(old, new) == ["Persona hurried: moved, now the first", "Band good: Begins at: 80\xa0% → 85\xa0%"]
    third = with_head("hurried", "calm", "proud", bands={})
    assert told(third, with_head("proud", "hurried", "calm", bands={})) == ["Persona proud: moved, now the first"]
    assert told(with_head("proud", "hurried", "calm", bands={}), third) == ["Persona proud: moved, now after calm"]


# Completeness

WITH_NPS = a_scenario(question("nps", "n", ends={"low": {"en": "no"}, "high": {"en": "yes"}}))


def shapes(base: type[Part]) -> Iterator[type[Part]]:
    """Return every kind of part that a scenario can have, without those that only others are made from."""
    for shape in base.__subclasses__():
        if shape not in {Question, Scorable, ByFormula, ByChoice, Measured}:
            yield shape
        yield from shapes(shape)


def parts(value: Any) -> Iterator[Part]:
    """Return a part and all parts in it."""
    if isinstance(value, Part):
        yield value
        for name in type(value).model_fields:
            yield from parts(getattr(value, name))
    elif isinstance(value, tuple | dict):
        for one in value.values() if isinstance(value, dict) else value:
            yield from parts(one)


def with_field(value: Any, target: Part, name: str, put: Any) -> Any:
    """Return a copy of a part in which a field of one of its parts has another value."""
    if value is target:
        return fresh(value, {name: put})
    if isinstance(value, Part):
        inner = {one: with_field(getattr(value, one), target, name, put) for one in type(value).model_fields}
        return fresh(value, {one: new for one, new in inner.items() if new is not getattr(value, one)})
    if isinstance(value, dict):
        return {one: with_field(each, target, name, put) for one, each in value.items()}
    return tuple(with_field(one, target, name, put) for one in value) if isinstance(value, tuple) else value


def fresh(part: Part, changes: dict[str, Any]) -> Part:
    if not changes:
        return part
    copied = part.model_copy(update=changes)
    for derived in {*copied.__dict__} - {*type(part).model_fields}:
        del copied.__dict__[derived]
    return copied


def another(value: Any) -> Any:
    """Return a value that differs; a copy is not validated, so the kind of value hardly matters."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | float):
        return value + 1
    if isinstance(value, tuple | dict):
        return type(value)()
    if isinstance(value, Text):
        return Text(en="Other words.")
    others = ((Scoring, Scoring()), (Part, None), (Expression, parse("1 == 2")), (str, f"{value}_x"))
    return next((other for shape, other in others if isinstance(value, shape)), 3)


@pytest.mark.parametrize("shape", dict.fromkeys(shapes(Part)), ids=lambda shape: shape.__name__)
def test_a_change_of_any_key_of_the_format_is_told(shape: type[Part]) -> None:
    scenario = WITH_NPS if shape is Nps else EVERY_KEY
    target = next(part for part in parts(scenario) if type(part) is shape)
    for name, field in shape.model_fields.items():
        changed = with_field(scenario, target, name, another(getattr(target, name)))
        rows = difference(scenario, changed)
        assert rows, f"{shape.__name__}.{name}"
        key = field.alias or name
        assert any(key in row.key.split(".") or row.language == key or row.change in MEMBERS for row in rows), name


MEMBERS = ("added", "removed")


def test_everything_that_can_be_told_has_words() -> None:
    assert set(CHANGES) == set(CHANGES_OF_ROWS)
    assert set(PARTS) == set(PARTS_OF_THINGS)
    for shape in shapes(Part):
        for name, field in shape.model_fields.items():
            key = field.alias or name
            named = any(one == key or one.endswith(f".{key}") for one in KEYS)
            assert named or key in {"id", "ru", "et", "en", "personas", "calculated", "scoring", "bands"} | IN_PARTS
    assert set(VALUES["kind"]) == set(KINDS)


IN_PARTS = {"sections", "questions", "choices"}


@pytest.mark.untraced
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_whole_library_can_be_told_against_itself_in_every_language(language: str) -> None:
    ready = [files.parse(path.read_bytes()) for path in sorted(assets("scenarios").glob("*.yaml"))]
    with speaking(language):
        for old, new in zip(ready, [*ready[1:], EVERY_KEY], strict=True):
            assert all(map(words.sentence, difference(old, new)))
