"""Editing the text of a scenario: what stays, what moves along, and how values are written."""

from pathlib import Path

import pytest

from shopper.authoring.script import Drop, Insert, Put, Rename, Reorder, Unreadable, patch, read
from shopper.authoring.script.copying import copied, free, raw, transferred
from shopper.authoring.script.renaming import renamed, renamed_list
from shopper.scenarios.composing import compose

SCENARIOS = Path(__file__).parents[3] / "scenarios"
SOURCE = """# A scenario
format: 1
scenario: example      # its id
languages: [ru, en]
choices:
  # Marks
  grade:               # how well
    - {id: good, points: 2, text: {ru: Да, en: Yes}}
    - {id: bad, points: 0, text: {ru: Нет, en: No}}   # the worst
calculated:
  - {id: slow, value: "wait > 5"}
  - {id: mark, value: 'coalesce(needs, "bad")'}
sections:
  - id: first

    # About the queue
    questions:

      # How long
      - id: wait
        kind: duration
        # in minutes
        points: "10 if wait <= 5 else 0"
        max_points: 10
        text: {ru: "Сколько?", en: 'How long?'}

      # How well
      - id: needs
        kind: choice
        choices: grade
        show_if: slow and not is_na(wait)
        required_if: 'mark == "bad" or needs in ["bad", "good"]'
        text: {ru: Как, en: How}
        # up to here
  - id: second
    questions: []
# the end
"""
WAIT, NEEDS = ("sections", 0, "questions", 0), ("sections", 0, "questions", 1)


def changes(*edits: object, source: str = SOURCE) -> tuple[list[str], list[str]]:
    """Return the lines that edits take out of a text, and those that they put in."""
    return difference(source, patch(source, *edits))  # type: ignore[arg-type]


def difference(source: str, changed: str) -> tuple[list[str], list[str]]:
    old, new = source.splitlines(), changed.splitlines()
    while old and new and old[0] == new[0]:
        del old[0], new[0]
    while old and new and old[-1] == new[-1]:
        del old[-1], new[-1]
    return [line.strip() for line in old], [line.strip() for line in new]


def test_a_value_changes_in_its_place_and_keeps_its_quotes_and_its_remark() -> None:
    assert changes(Put(("scenario",), "other")) == (
        ["scenario: example      # its id"],
        ["scenario: other      # its id"],
    )
    assert changes(Put((*WAIT, "text", "en"), "How's it?"))[1] == ["""text: {ru: "Сколько?", en: 'How''s it?'}"""]
    assert changes(Put((*WAIT, "max_points"), 12.5))[1] == ["max_points: 12.5"]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("Полностью", "Полностью"),
        ("yes", '"yes"'),
        ("no", '"no"'),
        ("12", '"12"'),
        ("12:30", '"12:30"'),
        ("2026-11-25", '"2026-11-25"'),
        ("a: b", '"a: b"'),
        ("#1", '"#1"'),
        (" a", '" a"'),
        ("", '""'),
        ('needs == "good"', "'needs == \"good\"'"),
        ("a\tb", r'"a\tb"'),
        ("a\u2028b", r'"a\u2028b"'),
        ("- a", '"- a"'),
        (True, "true"),
        (None, "null"),
        (3, "3"),
        (1e16, "1.0e+16"),
        (["ru", "et"], "[ru, et]"),
        ({"yes": 5, "no": 0}, "{yes: 5, no: 0}"),
    ],
)
def test_values_are_written_so_that_they_read_back(value: object, written: str) -> None:
    assert changes(Put((*WAIT, "criterion"), value))[1] == [f"criterion: {written}"]
    assert compose(patch(SOURCE, Put((*WAIT, "criterion"), value))).mistakes == []


def test_texts_of_several_lines_and_long_ones_become_blocks() -> None:
    assert changes(Put(("briefing", "ru"), "# One\n\n- two\n"))[1] == ["briefing:", "ru: |", "# One", "", "- two"]
    assert changes(Put((*WAIT, "text", "ru"), "One\ntwo"))[1] == ["text:", "ru: |-", "One", "two", 'en: "How long?"']
    long = changes(Put((*WAIT, "show_if"), "wait > 1 or " * 12 + "wait > 2"))[1]
    assert long[0] == "show_if: >-"
    assert len(long) > 2


def test_a_block_of_text_is_replaced_with_all_its_lines() -> None:
    source = "a: | # remark\n  one\n\n  two\n\nb: 1\n"
    assert patch(source, Put(("a",), "one")) == "a: one # remark\n\nb: 1\n"
    assert patch(source, Put(("a",), "x\ny\n")) == "a: | # remark\n  x\n  y\n\nb: 1\n"


def test_new_keys_come_where_they_usually_stand() -> None:
    assert changes(Put((*WAIT, "on_site"), value=True)) == ([], ["on_site: true"])
    keys = list(compose(patch(SOURCE, Put((*WAIT, "on_site"), value=True))).plain["sections"][0]["questions"][0])
    assert keys == ["id", "kind", "on_site", "points", "max_points", "text"]
    assert changes(Put(("sections", 1, "title", "ru"), "Конец")) == ([], ["title: {ru: Конец}"])
    assert changes(Put((*WAIT, "text", "et"), "Kui"))[1] == ["""text: {ru: "Сколько?", et: Kui, en: 'How long?'}"""]
    assert changes(Put((*WAIT, "unknown"), 1))[1] == ["unknown: 1"]
    assert patch("b: 1\n", Put(("format",), 1)) == "b: 1\nformat: 1\n"
    assert patch("scenario: a\n", Put(("format",), 1)) == "format: 1\nscenario: a\n"


def test_removing_a_key_leaves_the_comments_around_it() -> None:
    assert changes(Drop((*WAIT, "points"))) == (['points: "10 if wait <= 5 else 0"'], [])
    assert changes(Drop(("sections", 0, "id"))) == (["- id: first"], ["-"])
    assert patch("a: {b: 1, c: 2}\n", Drop(("a", "b"))) == "a: {c: 2}\n"
    assert patch("a: {b: 1, c: 2}\n", Drop(("a", "c"))) == "a: {b: 1}\n"
    assert patch("a:\n  b: 1\n", Drop(("a", "b"))) == "a: {}\n"
    assert patch("- x\n", Drop((0,))) == "[]\n"


def test_entries_of_lists_take_their_comments_along() -> None:
    moved = patch(SOURCE, Reorder(WAIT[:-1], 0, 1))
    assert (
        moved.index("# How well") < moved.index("id: needs") < moved.index("# up to here") < moved.index("# How long")
    )
    removed = patch(SOURCE, Drop(NEEDS))
    assert "# How well" not in removed
    assert "# How long" in removed
    assert "# the end" in removed


def test_new_entries_look_like_their_neighbours() -> None:
    choice = {"id": "fair", "text": {"ru": "Так", "en": "So"}}
    assert changes(Insert(("choices", "grade"), 1, choice)) == ([], ["- {id: fair, text: {ru: Так, en: So}}"])
    question = {"id": "more", "kind": "note", "text": {"ru": "Ещё"}}
    added = ["- id: more", "kind: note", "text: {ru: Ещё}"]
    assert changes(Insert(WAIT[:-1], 2, question)) == ([], ["", *added])
    assert changes(Insert(("sections", 1, "questions"), 0, question)) == (["questions: []"], ["questions:", *added])


def test_an_entry_moves_into_another_list() -> None:
    changed = transferred(SOURCE, WAIT, ("sections", 1, "questions"), 0)
    plain = compose(changed).plain["sections"]
    assert [one["id"] for one in plain[0]["questions"]] == ["needs"]
    assert [one["id"] for one in plain[1]["questions"]] == ["wait"]
    assert changed.index("- id: second") < changed.index("# How long")
    assert "# in minutes" in changed
    without = SOURCE.replace("    questions: []\n", "")
    assert "id: wait" in transferred(without, WAIT, ("sections", 1, "questions"), 0).partition("id: second")[2]


def test_what_was_taken_out_comes_back_with_its_comments() -> None:
    lines = raw(SOURCE, WAIT)
    assert lines.startswith("# How long\n- id: wait\n")
    question = compose(SOURCE).plain["sections"][0]["questions"][0]
    assert patch(patch(SOURCE, Drop(WAIT)), Insert(WAIT[:-1], 0, question, lines)).count("# How long") == 1
    forged = patch(patch(SOURCE, Drop(WAIT)), Insert(WAIT[:-1], 0, question, "- id: other\n"))
    assert compose(forged).plain == compose(SOURCE).plain
    assert raw("a: [1, 2]\n", ("a", 0)) == ""


def test_copies_get_ids_that_are_free() -> None:
    copy = compose(copied(SOURCE, WAIT)).plain["sections"][0]["questions"]
    assert [one["id"] for one in copy] == ["wait", "wait_2", "needs"]
    assert copy[1]["points"] == "10 if wait_2 <= 5 else 0"
    sections = compose(copied(SOURCE, ("sections", 0))).plain["sections"]
    assert [one["id"] for one in sections] == ["first", "first_2", "second"]
    assert [one["id"] for one in sections[1]["questions"]] == ["wait_2", "needs_2"]
    assert sections[1]["questions"][1]["show_if"] == "slow and not is_na(wait_2)"
    assert copied(SOURCE, ("choices", "grade", 0)).count("id: good_2") == 1
    assert patch(copied("a: [{b: 1}, 2]\n", ("a", 0))) == "a: [{b: 1}, {b: 1}, 2]\n"
    assert copied("a: [1]\n", ("a", 0)) == "a: [1, 1]\n"
    assert free("a_2", {"a_2", "a_3"}) == "a_4"
    assert free("a", set()) == "a"


def test_a_new_id_is_written_wherever_expressions_use_it() -> None:
    changed = patch(SOURCE, *renamed(read(SOURCE).plain, WAIT, "queue"))
    assert 'value: "queue > 5"' in changed
    assert 'points: "10 if queue <= 5 else 0"' in changed
    assert "slow and not is_na(queue)" in changed
    assert "id: queue" in changed
    slow = patch(SOURCE, *renamed(read(SOURCE).plain, ("calculated", 0), "long"))
    assert "long and not is_na(wait)" in slow


def test_a_new_id_of_a_choice_is_written_where_it_is_compared_and_counted() -> None:
    source = SOURCE.replace(
        "        choices: grade\n", "        choices: grade\n        points: {good: 2, bad: 0} # few\n"
    )
    changed = patch(source, *renamed(read(source).plain, ("choices", "grade", 1), "poor"))
    assert "- {id: poor, points: 0" in changed
    assert "points: {good: 2, poor: 0} # few" in changed
    assert """value: 'coalesce(needs, "bad")'""" in changed
    assert """'mark == "poor" or needs in ["poor", "good"]'""" in changed
    assert patch(SOURCE, *renamed(read(SOURCE).plain, ("sections", 1), "last")).count("last") == 1


def test_a_list_of_choices_gets_another_name() -> None:
    changed = patch(SOURCE, *renamed_list(read(SOURCE).plain, "grade", "mark_list"))
    assert "  mark_list:               # how well" in changed
    assert "        choices: mark_list" in changed


def test_a_persona_gets_another_id() -> None:
    source = "personas: [{id: calm}]\nsections: [{id: a, show_if: 'persona == \"calm\"'}]\n"
    assert patch(source, *renamed(read(source).plain, ("personas", 0), "cool")) == source.replace("calm", "cool")


@pytest.mark.parametrize("source", ["a: [1\n", "a: &x 1\n", "a: 1\na: 2\n", "a: !t 1\n", "--- 1\n--- 2\n"])
def test_what_is_not_plain_yaml_is_not_touched(source: str) -> None:
    with pytest.raises(Unreadable):
        patch(source, Put(("a",), 1))


def test_places_that_are_not_there_are_refused() -> None:
    for edit in (Drop(("nothing",)), Drop(("languages", 9)), Put(("languages", 5), "et"), Reorder(("sections",), 7, 0)):
        with pytest.raises(LookupError):
            patch(SOURCE, edit)
    for edit in (Insert(("format",), 0, 1), Rename(("languages", "ru"), "x"), Insert(("nothing",), 0, 1)):
        with pytest.raises(LookupError):
            patch(SOURCE, edit)


@pytest.mark.parametrize(
    "source",
    [
        '{"format": 1, "sections": [{"id": "a", "questions": [{"id": "b", "kind": "note"}]}]}',
        "? format\n: 1\nsections:\n- id: a\n  questions:\n  - - x\n    - y\n",
        "format: 1\nsections:\n    -   id: a\n        questions:\n        -   id: b\n            kind: note\n",
    ],
)
def test_unusual_layouts_are_edited_without_harm(source: str) -> None:
    plain = compose(source).plain
    changed = patch(source, Put(("sections", 0, "title", "ru"), "Два\nряда"), Put(("stage",), "interest"))
    found = compose(changed).plain
    assert found["stage"] == "interest"
    assert found["sections"][0]["title"] == {"ru": "Два\nряда"}
    assert found["sections"][0]["questions"] == plain["sections"][0]["questions"]


@pytest.mark.untraced
def test_every_ready_scenario_stands_a_copied_section_and_every_text_written_anew() -> None:
    for path in sorted(SCENARIOS.glob("*.yaml"))[:3]:
        source = path.read_text("utf-8")
        copy = copied(source, ("sections", 0))
        assert len(compose(copy).plain["sections"]) == len(compose(source).plain["sections"]) + 1
        assert set(source.splitlines()) <= set(copy.splitlines())


def test_comments_within_what_is_written_anew_stand_above_it() -> None:
    source = "a: [1, # one\n  # two\n  2]\nb:\n  - x: 1\n    # inside\n    y: 2\n"
    assert patch(source, Put(("a",), "short")) == "# two\na: short\nb:\n  - x: 1\n    # inside\n    y: 2\n"
    assert patch(source, Put(("b", 0), 7)).endswith("b:\n  # inside\n  - 7\n")
    assert patch("# all\n- 1\n", Put((), {"a": {"b": "c"}})) == "# all\na: {b: c}\n"
    assert patch("# all\na: 1\n", Put((), ())) == "# all\n[]\n"


def test_values_in_brackets_are_added_changed_and_taken_out() -> None:
    assert patch("a: [1, 3]\n", Insert(("a",), 1, 2)) == "a: [1, 2, 3]\n"
    assert patch("a: [1, 3]\n", Insert(("a",), 2, 4)) == "a: [1, 3, 4]\n"
    assert patch("a: [\n  1,\n  3\n]\n", Insert(("a",), 1, 2)) == "a: [\n  1,\n  2,\n  3\n]\n"
    assert patch("a: [\n  1,\n  3\n]\n", Insert(("a",), 2, 4)) == "a: [\n  1,\n  3,\n  4\n]\n"
    assert patch("a: [1, 2, 3]\n", Drop(("a", 1))) == "a: [1, 3]\n"
    assert patch("a: [1, 2, 3]\n", Drop(("a", 2))) == "a: [1, 2]\n"
    assert patch("a: [1, 2, 3]\n", Reorder(("a",), 0, 2)) == "a: [2, 3, 1]\n"
    assert patch("a: {x: 1}\n", Put(("a", "ru"), "b")) == "a: {x: 1, ru: b}\n"
    assert patch("a: {en: 1}\n", Put(("a", "ru"), "b")) == "a: {ru: b, en: 1}\n"
    assert patch("a: {x, y: 1}\n", Put(("a", "x"), 2)) == "a: {x: 2, y: 1}\n"
    assert patch("a: {}\n", Put(("a", "b"), 2)) == "a: {b: 2}\n"
    assert patch("{}\n", Put(("b",), 2)) == "{b: 2}\n"


def test_nothing_that_was_written_becomes_a_value() -> None:
    assert patch("a: # why\nb: 1\n", Put(("a",), "x")) == "a: x # why\nb: 1\n"
    assert patch("a:\nb: 1\n", Put(("a", "en"), "x")) == "a: {en: x}\nb: 1\n"
    assert patch("a: 1\n", Put(("a", "en"), "x\ny")) == "a:\n  en: |-\n    x\n    y\n"
    assert patch("-\n- 1\n", Put((0,), "x")) == "- x\n- 1\n"
    assert patch("", Put(("a",), 1)) == "a: 1"


def test_many_values_change_at_once_or_one_after_the_other() -> None:
    assert patch("a: 1\nb: 2\n", Put(("a",), 3), Put(("b",), 4)) == "a: 3\nb: 4\n"
    assert patch("a: 1\nb: 2\n", Put(("a",), 1), Put(("b",), 4)) == "a: 1\nb: 4\n"
    assert patch("a: {b: x}\n", Put(("a", "b"), "x\ny"), Put(("a", "b"), "z")) == "a:\n  b: z\n"


def test_expressions_that_cannot_be_read_are_left_alone() -> None:
    source = SOURCE.replace('"10 if wait <= 5 else 0"', '"wait >"').replace(
        'value: "wait > 5"', "value: wait if wait > 1 else 2"
    )
    changed = patch(source, *renamed(read(source).plain, WAIT, "queue"))
    assert 'points: "wait >"' in changed
    assert "queue if queue > 1 else 2" in changed
