"""Points that nobody can earn, points beyond what counts, and points that are the same whatever is answered."""

import pytest

from tests.builders.scripts import codes, script, warned

GREETED = "id: greeted, kind: yes_no, points: {yes: 5, no: 0}"
GRADE = "choices: [{id: good, points: 4, text: {en: Good}}, {id: bad, points: 0, text: {en: Bad}}]"

UNREACHED = "No answer leads to this outcome. Mend its condition, or leave it out."


def beyond(points: str, most: str) -> str:
    """Return what is said of points above the maximum."""
    return (
        f"{points} points cannot be earned: the question brings at most {most}. Raise max_points, or lower the points."
    )


def short(best: str, most: str) -> str:
    """Return what is said of a maximum that nothing brings."""
    message = f"No answer brings {most} points; the best brings {best}."
    return f"{message} Write max_points: {best}, or mend the points."


SAME = "Every answer brings the same points. Tell the answers apart, or write points: none."


@pytest.mark.parametrize(
    ("question", "message"),
    [
        # An outcome that nothing leads to
        ("id: wait, kind: duration, max_points: 9, points: '9 if wait > 5 else ›5 if wait > 7 else 0'", UNREACHED),
        ("id: wait, kind: duration, max_points: 9, points: '9 if wait <= 5 else (›3 if wait < 2 else 1)'", UNREACHED),
        ("id: wait, kind: duration, max_points: 9, points: '(›9 if wait > 7 else 5) if wait < 6 else 0'", UNREACHED),
        ("id: wait, kind: duration, max_points: 9, points: '›9 if not answered(wait) else 0'", UNREACHED),
        # A maximum that nothing brings
        ("id: wait, kind: duration, points: '5 if wait < 5 else 0', max_points: ›9", short("5", "9")),
        ("id: mark, kind: scale, points: 'mark / 2', max_points: ›4", short("2.5", "4")),
        ("id: told, kind: yes_no, points: {yes: 3, no: 0}, max_points: ›4", short("3", "4")),
        (f"id: grade, kind: choice, {GRADE}, max_points: ›4.5", short("4", "4.5")),
        (f"id: grade, kind: choices, {GRADE}, max_points: ›8", short("4", "8")),
        ("id: mark, kind: scale, points: '0 - mark', max_points: ›4", short("0", "4")),
        # Points beyond the maximum
        ("id: wait, kind: duration, points: '›10 if wait < 5 else 0', max_points: 9", beyond("10", "9")),
        ("id: told, kind: yes_no, points: {yes: ›10, no: 0}, max_points: 9", beyond("10", "9")),
        (f"id: g, kind: choice, {GRADE}, points: {{good: ›2, bad: 0}}, max_points: 1", beyond("2", "1")),
        # Points that say nothing
        ("id: told, kind: yes_no, points: ›{yes: 5, no: 5}", SAME),
        ("id: wait, kind: duration, points: ›'5 if wait >= 0 else 0', max_points: 5", SAME),
    ],
)  # fmt: skip
def test_points_that_cannot_be_meant(question: str, message: str) -> None:
    assert warned(script(GREETED, question), message)


@pytest.mark.parametrize(
    "question",
    [
        "id: wait, kind: duration, max_points: 9, points: '9 if wait < 5 else 5 if wait < 7 else 0'",
        'id: told, kind: yes_no, max_points: 9, points: \'9 if told == "yes" else 1 if told == "no" else 0\'',
        "id: wait, kind: duration, max_points: 9, points: '10 - wait'",  # cannot be told
        "id: wait, kind: duration, max_points: 9, points: 'min(wait, 3)'",
        "id: wait, kind: duration, max_points: 9, points: '9 if wait / 2 < 5 else 0'",
        "id: mark, kind: scale, points: 'mark * 2', max_points: 9",  # what is calculated may be cut off
        f"id: grade, kind: choice, {GRADE}",
        f"id: grade, kind: choices, {GRADE}, max_points: 4",
        "id: mark, kind: scale, max_points: 4",
        "id: told, kind: text, points: '3 if answered(told) else 0', max_points: 3, bonus: true",
        "id: told, kind: yes_no, points: none",
    ],
)
def test_points_that_can_be_meant(question: str) -> None:
    assert codes(script(GREETED, question)) == []


def test_the_points_of_a_list_are_looked_at_where_they_stand() -> None:
    source = script(GREETED, f"id: grade, kind: choice, {GRADE.replace('{id: good', '›{id: good')}, max_points: 2")
    assert warned(source, beyond("4", "2"))


def test_points_with_too_many_inputs_are_left_alone() -> None:
    marks = [f"id: m{n}, kind: nps" for n in range(6)]
    points = " + ".join(f"m{n}" for n in range(6))
    for formula in (points, f"5 if {points} > 60 else 5"):
        source = script(*marks, f"id: all, kind: text, points: '{formula}', max_points: 1000")
        assert "points_out_of_reach" not in codes(source)


def test_a_question_that_nobody_sees_is_told_once() -> None:
    unseen = "id: wait, kind: duration, show_if: 1 > 2, points: '5 if wait < 5 else 0', max_points: 9"
    assert codes(script(GREETED, unseen)) == ["never_shown"]


def test_no_points_are_tried_while_there_are_mistakes() -> None:
    odd = "id: odd, kind: text, show_if: 'greted == \"yes\"'"
    told = "id: told, kind: yes_no, points: {yes: 5, no: 5}"
    assert codes(script(GREETED, told, odd)) == ["expression_unknown_name"]
