"""Checking against declared names: types of calculated values and words for translation."""

import pytest

from shopper.logic import MESSAGES, Kind, Type, check, nearest, parse, type_of
from shopper.logic.mistakes import Mistake

NAMES = {
    "wait": Type(Kind.NUMBER),
    "greeted": Type(Kind.CHOICE, ("yes", "no")),
    "needs": Type(Kind.CHOICE, ("fully", "none")),
    "offered": Type(Kind.CHOICES, ("plan", "device")),
    "bought": Type(Kind.CHOICES, ("plan", "nothing")),
    "story": Type(Kind.TEXT),
    "seen_on": Type(Kind.DATE),
    "came_at": Type(Kind.TIME),
}


@pytest.mark.parametrize(
    ("source", "kind", "ids"),
    [
        ("wait > 5", Kind.BOOLEAN, ()),
        ("wait / 2", Kind.NUMBER, ()),
        ("selected_count(offered)", Kind.NUMBER, ()),
        ("needs", Kind.CHOICE, ("fully", "none")),
        ("coalesce(needs, greeted)", Kind.CHOICE, ("fully", "none", "yes", "no")),
        ('needs if wait > 1 else "unsaid"', Kind.CHOICE, ("fully", "none", "unsaid")),
        ('"long" if wait > 5 else "short"', Kind.TEXT, ("long", "short")),
        ('coalesce(story, "nothing")', Kind.TEXT, ()),
        ('coalesce(seen_on, "2026-05-31")', Kind.DATE, ()),
        ('coalesce(came_at, "09:30")', Kind.TIME, ()),
        ("coalesce(offered, bought)", Kind.CHOICES, ("plan", "device", "nothing")),
        ("office.floor", Kind.ANY, ()),
        ("coalesce(office.floor, 1)", Kind.ANY, ()),
        ('coalesce(office.floor, "x")', Kind.ANY, ()),
        ("unheard_of", Kind.ANY, ()),
        ("coalesce(wait, story)", Kind.NUMBER, ()),
    ],
)
def test_a_calculated_value_has_a_type(source, kind, ids):
    assert type_of(parse(source), NAMES) == Type(kind, ids, question=False)


def codes(source, names, want=Kind.BOOLEAN):
    return [mistake.code for mistake in check(parse(source), names, want)]


def test_a_calculated_text_of_literals_is_compared_with_them_only():
    names = NAMES | {"pace": type_of(parse('"slow" if wait > 5 else "quick"'), NAMES)}
    assert codes('pace == "slow" and pace == story and pace in ["quick"]', names) == []
    (mistake,) = check(parse('pace == "slwo"'), names, Kind.BOOLEAN)
    assert (mistake.code, mistake.column, mistake.remedy) == ("unknown_choice", 8, 'Did you mean "slow"?')
    assert codes('"never" != pace', names) == ["unknown_choice"]
    assert (
        codes('"slow" == "quick" or pace == other', names | {"other": Type(Kind.TEXT, ("none",))})
        == ["never_equal"] * 2
    )
    assert codes("needs == pace", names) == ["unknown_choice", "unknown_choice"]
    assert codes("seen_on > pace", names) == ["date_form", "date_form"]


def test_a_calculated_list_can_be_asked_with_in():
    names = NAMES | {"either": type_of(parse("coalesce(offered, bought)"), NAMES)}
    assert codes('"plan" in either', names) == []
    assert codes("selected_count(either) > 1", names) == ["no_answer"]


def test_choices_of_two_questions_compare_when_they_share_one():
    names = NAMES | {"by_name": Type(Kind.CHOICE, ("no", "maybe"))}
    assert codes("greeted == by_name", names) == []


@pytest.mark.parametrize("want", [Kind.ANY, Kind.NUMBER])
def test_the_whole_is_of_the_wanted_kind(want):
    assert codes("wait + 1", NAMES, want) == []
    assert codes("office.floor", NAMES, want) == []


def test_choices_without_ids_still_say_what_to_do():
    names = {"persona": Type(Kind.CHOICE), "offered": Type(Kind.CHOICES)}
    (mistake,) = check(parse("persona"), names, Kind.BOOLEAN)
    assert (mistake.code, mistake.remedy) == ("wanted_condition", "")
    (mistake,) = check(parse('offered == "a"'), names, Kind.BOOLEAN)
    assert (mistake.code, mistake.remedy) == ("several_choices", "")


def test_a_mistake_carries_what_a_translation_needs():
    (mistake,) = check(parse('price_nmaed == "yes"'), {"price_named": Type(Kind.CHOICE, ("yes", "no"))}, Kind.BOOLEAN)
    assert mistake == Mistake(
        0,
        11,
        "unknown_name",
        'There is no question "price_nmaed".',
        'Did you mean "price_named"?',
        {"name": "price_nmaed", "nearest": "price_named"},
    )
    message, remedy = MESSAGES[mistake.code]
    assert (message.format(**mistake.values), remedy.format(**mistake.values)) == (mistake.message, mistake.remedy)
    assert len({mistake, mistake}) == 1


def test_nearest_finds_what_was_meant_or_nothing():
    assert nearest("wiat", ["wait", "price"]) == "wait"
    assert nearest("xyz", ["wait", "price"]) == ""


def test_among_very_many_names_it_is_found_too_where_it_begins_or_ends_alike():
    many = [f"question_{number}" for number in range(2000)]
    assert nearest("wiat", ["wait", *many]) == ""
    assert nearest("wayt", ["wait", *many]) == "wait"
    assert nearest("qait", ["wait", *many]) == "wait"
