"""Conditions that are always or never true, and what can never be shown."""

import pytest

from tests.builders.scripts import codes, script, warned

GREETED = "id: greeted, kind: yes_no, points: {yes: 5, no: 0}"
WAIT = "id: wait, kind: duration"
PRICE = "id: price, kind: number, decimals: 0, min: 0, max: 100"
OFFERED = (
    "id: offered, kind: choices, choices: [{id: plan, text: {en: Plan}}, {id: phone, text: {en: Phone}}, "
    "{id: nothing, exclusive: true, text: {en: Nothing}}]"
)
NEVER = "This is never true, so the question can never be shown. Mend the condition, or leave the question out."
ALWAYS = '"show_if" is true here whatever is answered. Mend it, or leave it out; answered(…) asks for any answer.'


def shown(condition: str, *before: str, head: str = "") -> str:
    """Return a script whose last question has this condition, marked."""
    return script(GREETED, *before, f"id: last, kind: yes_no, show_if: ›'{condition}'", head=head)


NEVER_TRUE = [
    ('greeted == "yes" and greeted == "no"', ()),
    ("wait > 5 and wait < 3", (WAIT,)),
    ("5 < wait < 5.01", (WAIT,)),  # a duration is whole seconds
    ("0 < price < 1", (PRICE,)),  # and this price whole euros
    ("price > 100", (PRICE,)),
    ("price < 0", (PRICE,)),
    ('"plan" in offered and "nothing" in offered', (OFFERED,)),
    ('"plan" in offered and "phone" in offered and selected_count(offered) == 1', (OFFERED,)),
    ("selected_count(offered) > 2", (OFFERED,)),
    ("mark > 5", ("id: mark, kind: scale",)),
    ("mark + other > 10", ("id: mark, kind: scale", "id: other, kind: scale")),
    ("visit.hour > 23", ()),
    ("visit.weekday == 0", ()),
    ('channel == "call"', ()),
    ("is_na(greeted)", ()),
    ('not answered(greeted) and greeted == "yes"', ()),
    ('start == "09:00" and start > "10:00"', ("id: start, kind: time",)),
    ('day == "2026-05-31" and day < "2026-05-31"', ("id: day, kind: date",)),
    ('said == "one" and said == "two"', ("id: said, kind: text",)),
    ('office.size == "big" and office.size == "small"', ()),
    ("office.desks > 5 and office.desks < 2", ()),
    ("office.vip and not office.vip", ()),
    ("wait + price > 5 and not wait + price > 5", (WAIT, PRICE)),
    ('greeted in ["yes"] and greeted not in ["yes"]', ()),
    ("coalesce(wait, 0) > 5 and wait < 5", (WAIT,)),
    ("max(wait, 5) < 5", (WAIT,)),
    ("count(wait, price) > 2", (WAIT, PRICE)),
    ("wait > (5 if 1 < 2 else 7) and wait < coalesce(3, 4)", (WAIT,)),
]


@pytest.mark.parametrize(("condition", "before"), NEVER_TRUE)
def test_a_question_whose_condition_is_never_true_can_never_be_shown(condition: str, before: tuple[str, ...]) -> None:
    assert warned(shown(condition, *before), NEVER)


@pytest.mark.parametrize(
    ("condition", "before"),
    [
        ('greeted in ["yes", "no"]', ()),
        ("wait >= 0", (WAIT,)),
        ("wait > 5 or wait <= 5", (WAIT,)),
        ("price <= 100", (PRICE,)),
        ("answered(greeted) or not answered(greeted)", ()),
        ("1 < 2", ()),
        ('"plan" in offered or "plan" not in offered', (OFFERED,)),
    ],
)
def test_a_condition_that_is_always_true_changes_nothing(condition: str, before: tuple[str, ...]) -> None:
    assert warned(shown(condition, *before), ALWAYS)


@pytest.mark.parametrize(
    ("condition", "before"),
    [
        ('greeted == "yes"', ()),
        ("wait > 5 and wait < 5.02", (WAIT,)),
        ("wait > 0 and wait < 0.02", (WAIT,)),
        ("0 < amount < 1", ("id: amount, kind: number",)),
        ("0 < price < 2", (PRICE,)),
        ('"plan" in offered and selected_count(offered) == 1', (OFFERED,)),
        ("selected_count(offered) == 2", (OFFERED,)),
        ("is_na(known)", ("id: known, kind: yes_no, allow_na: true",)),
        ("not answered(greeted)", ()),
        ("answered(picture)", ("id: picture, kind: photo",)),
        ('matches(said, "a+") and matches(said, "b+")', ("id: said, kind: text",)),
        ('said > "one" and said < "two"', ("id: said, kind: text",)),
        ("wait + price > 5 and wait + price < 3", (WAIT, PRICE)),  # cannot be told
        ("wait > price and wait < 3", (WAIT, PRICE)),
        ('start > "09:00" and start < "09:02"', ("id: start, kind: time",)),
        ('day > "2026-05-30" and day < "2026-06-01"', ("id: day, kind: date",)),
        (
            "told in offered",
            (OFFERED, "id: told, kind: choice, choices: [{id: plan, text: {en: P}}, {id: phone, text: {en: F}}]"),
        ),
        ("office.vip", ()),
        ("office.vip == True", ()),
        ('office.size > "a"', ()),
        ('persona == "newcomer"', ()),
        ("office.desks / 2 > 5", ()),
        ('service_language == "et" and visit.hour >= 18', ()),
    ],
)
def test_what_can_be_true_and_false_is_left_alone(condition: str, before: tuple[str, ...]) -> None:
    head = "personas: [{id: newcomer}, {id: know_all}]\n"
    assert codes(shown(condition, *before, head=head).replace("›", "")) == []


def test_a_question_with_many_choices_is_tried_by_those_that_are_named() -> None:
    choices = ", ".join(f"{{id: c{n}, text: {{en: C{n}}}}}" for n in range(40))
    many = f"id: many, kind: choice, choices: [{choices}]"
    assert warned(shown('many == "c3" and many == "c4"', many), NEVER)
    assert codes(shown('many == "c3" or many == "c4"', many).replace("›", "")) == []
    several = f"id: many, kind: choices, choices: [{choices}]"
    assert warned(shown('"c3" in many and not answered(many)', several), NEVER)
    named = " and ".join(f'"c{n}" not in many' for n in range(40))
    assert codes(shown(named, several).replace("›", "")) == []  # too many to try


def test_a_hidden_question_has_no_answer_to_ask_for() -> None:
    deal = "id: deal, kind: yes_no, show_if: 'greeted == \"yes\"'"
    assert warned(shown('greeted == "no" and deal == "yes"', deal), NEVER)
    assert codes(shown('greeted == "no" and not answered(deal)', deal).replace("›", "")) == []


def test_a_condition_is_judged_where_its_section_is_shown() -> None:
    source = script(GREETED) + (
        "  - {id: more, show_if: 'greeted == \"yes\"', questions: [\n"
        "      {id: why, kind: text, show_if: ›'CONDITION', text: {en: Why}}]}\n"
    )
    assert warned(source.replace("CONDITION", 'greeted == "yes"'), ALWAYS)
    assert warned(source.replace("CONDITION", 'greeted == "no"'), NEVER)


def test_a_section_that_can_never_be_shown_is_told_once() -> None:
    source = script(GREETED) + (
        '  - {id: more, show_if: ›\'greeted == "yes" and greeted == "no"\', questions: [\n'
        "      {id: why, kind: text, required_if: 'greeted == \"no\"', text: {en: Why}}]}\n"
        "  - {id: end, questions: [{id: how, kind: text, show_if: 'answered(why)', text: {en: How}}]}\n"
    )
    message = "This is never true, so the section can never be shown. Mend the condition, or leave the section out."
    assert warned(source, message)


def test_a_section_that_is_always_shown_needs_no_condition() -> None:
    source = script(GREETED) + (
        '  - {id: more, show_if: ›\'greeted in ["yes", "no"]\', questions: [{id: why, kind: text, text: {en: Why}}]}\n'
    )
    assert warned(source, ALWAYS)


def test_a_calculated_value_that_never_changes_is_told_once_and_not_where_it_is_used() -> None:
    head = "calculated: [{id: late, value: ›'wait > 5 and wait < 3'}, {id: very, value: 'late and wait > 1'}]\n"
    asked = [f"id: {name}, kind: text, show_if: very or late" for name in ("one", "two")]
    message = '"value" is true for nothing that can be answered. Mend the condition, or leave it out.'
    assert warned(script(GREETED, WAIT, *asked, head=head), message)


def test_calculated_values_are_followed() -> None:
    head = "calculated: [{id: late, value: 'wait > 5'}, {id: minutes, value: 'coalesce(wait, 0)'}]\n"
    unseen = "id: last, kind: text, show_if: ›'late and minutes < 5'"
    assert warned(script(GREETED, WAIT, unseen, head=head), NEVER)


REST = [
    (
        'id: story, kind: text, required_if: ›\'greeted == "yes" and greeted == "no"\'',
        '"required_if" is true for nothing that can be answered. Mend the condition, or leave it out.',
    ),
    (
        'id: story, kind: text, required_if: ›\'greeted in ["yes", "no"]\'',
        '"required_if" is true here whatever is answered. Mend it, or leave it out; answered(…) asks for any answer.',
    ),
    (
        "id: story, kind: text, photo: {min: 1, required_if: ›'1 > 2'}",
        '"required_if" is true for nothing that can be answered. Mend the condition, or leave it out.',
    ),
    (
        "id: cost, kind: number, min: 0, check: {that: ›'cost >= 0'}",
        "Every answer passes this check. Mend the condition, or leave the check out.",
    ),
    (
        "id: cost, kind: number, min: 0, check: {that: ›'cost < 0'}",
        "No answer passes this check, so nobody can go on. Mend the condition.",
    ),
    (
        'id: rude, kind: yes_no, critical: {when: ›\'rude in ["yes", "no"]\', effect: zero}',
        "Every visit meets this critical condition. Mend the condition.",
    ),
    (
        "id: rude, kind: yes_no, critical: {when: ›'is_na(rude)', effect: zero}",
        '"when" is true for nothing that can be answered. Mend the condition, or leave it out.',
    ),
]


@pytest.mark.parametrize(("question", "message"), REST)
def test_other_conditions_are_judged_where_their_question_is_shown(question: str, message: str) -> None:
    assert warned(script(GREETED, question), message)


@pytest.mark.parametrize(
    "question",
    [
        "id: story, kind: text, required_if: 'greeted == \"no\"'",
        "id: story, kind: text, photo: {min: 1, required_if: 'answered(story)'}",
        "id: cost, kind: number, min: 0, check: {that: 'cost < 5'}",
        "id: call, kind: text, check: {that: 'matches(call, \"[0-9]+\")'}",
        "id: rude, kind: yes_no, allow_na: true, critical: {when: 'is_na(rude)', effect: zero}",
    ],
)
def test_other_conditions_that_can_be_both_are_left_alone(question: str) -> None:
    assert codes(script(GREETED, question)) == []


def test_a_check_is_for_those_who_have_answered() -> None:
    """What is blank passes every check; that alone does not make it one that somebody can pass."""
    either = "id: cost, kind: number, min: 0, check: {that: ›'cost < 0 and greeted == \"yes\"'}"
    assert warned(script(GREETED, either), "No answer passes this check, so nobody can go on. Mend the condition.")


def test_nothing_is_tried_while_there_are_mistakes() -> None:
    source = script(
        GREETED, "id: last, kind: text, show_if: '1 > 2'", "id: odd, kind: text, show_if: 'greted == \"yes\"'"
    )
    assert codes(source) == ["expression_unknown_name"]


def test_a_condition_that_stays_unknown_for_some_answers_is_not_always_true() -> None:
    """Not applicable is an answer too, and an office can be of another kind than what it is compared with."""
    assert codes(shown('known in ["yes", "no"]', "id: known, kind: yes_no, allow_na: true").replace("›", "")) == []
    assert codes(shown('office.size == "big" or office.size > 2 or office.vip').replace("›", "")) == []


def test_an_outcome_of_a_calculated_value_that_nothing_leads_to_is_told() -> None:
    head = "calculated: [{id: late, value: '1 if wait > 5 else ›2 if wait > 7 else 3'}]\n"
    asked = "id: why, kind: text, show_if: late > 1"
    message = "No answer leads to this outcome. Mend its condition, or leave it out."
    assert warned(script(GREETED, WAIT, asked, head=head), message)
    assert codes(script(GREETED, WAIT, asked, head=head.replace("›", "").replace("> 7", "> 3"))) == []
