"""Choices and keys that change nothing."""

import pytest

from tests.builders.scripts import codes, found, marked, script, warned

GREETED = "id: greeted, kind: yes_no, points: {yes: 5, no: 0}"


def test_a_choice_without_points_among_others_that_have_some_is_told() -> None:
    grade = "[{id: good, points: 4, text: {en: Good}}, ›{id: bad, text: {en: Bad}}]"
    message = 'The choice "bad" has no points; it brings 0. Write points: 0.'
    for kind in ("choice", "choices"):
        assert warned(script(f"id: grade, kind: {kind}, choices: {grade}"), message)
    assert (
        codes(script(f"id: grade, kind: choice, points: {{good: 4, bad: 0}}, choices: {grade}").replace("›", "")) == []
    )


def test_a_shared_list_is_told_once() -> None:
    head = "choices:\n  grade:\n    - {id: good, points: 4, text: {en: Good}}\n    - ›{id: bad, text: {en: Bad}}\n"
    asked = [f"id: {name}, kind: choice, choices: grade" for name in ("one", "two")]
    assert warned(script(*asked, head=head), 'The choice "bad" has no points; it brings 0. Write points: 0.')
    unscored = [f"{one}, points: none" for one in asked]
    assert codes(script(*unscored, GREETED, head=head).replace("›", "")) == []


def test_a_list_without_any_points_is_no_scored_list() -> None:
    assert (
        codes(script(GREETED, "id: a, kind: choice, choices: [{id: b, text: {en: B}}, {id: c, text: {en: C}}]")) == []
    )


@pytest.mark.parametrize(
    ("question", "message"),
    [
        (
            "id: a, kind: choice, choices: [{id: b, text: {en: B}}, {id: c, exclusive: ›true, text: {en: C}}]",
            '"exclusive" has no effect here. Leave it out.',
        ),
        (
            "id: a, kind: choice, choices: ›[{id: b, text: {en: B}}]",
            "There is only one choice. Add the others, or ask a yes_no question.",
        ),
        ("id: a, kind: note, allow_na: ›true", '"allow_na" has no effect here. Leave it out.'),
        ("id: a, kind: note, required: ›true", '"required" has no effect here. Leave it out.'),
        ("id: a, kind: note, on_site: ›true", '"on_site" has no effect here. Leave it out.'),
        ("id: a, kind: text, photo: ›{max: 0}", "No photo can be taken here: max is 0. Raise max, or leave photo out."),
    ],
)
def test_what_changes_nothing_is_told(question: str, message: str) -> None:
    assert warned(script(GREETED, question), message)


@pytest.mark.parametrize(
    "question",
    [
        "id: a, kind: choices, choices: [{id: b, text: {en: B}}, {id: c, exclusive: true, text: {en: C}}]",
        "id: a, kind: choices, choices: [{id: b, text: {en: B}}]",
        "id: a, kind: note",
        "id: a, kind: text, photo: {max: 1}",
    ],
)
def test_what_changes_something_is_left_alone(question: str) -> None:
    assert codes(script(GREETED, question)) == []


def test_a_list_that_nobody_uses_is_only_told_to_be_unused() -> None:
    head = "choices: {›grade: [{id: good, points: 4, text: {en: Good}}, {id: bad, exclusive: true, text: {en: Bad}}]}\n"
    source, place = marked(script(GREETED, head=head))
    assert found(source) == [f'{place}: warning: No question uses the list "grade".']
