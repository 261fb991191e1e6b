"""What it means to fill a checklist in: its length, its facts, and where its photos are taken."""

import pytest

from tests.builders.scripts import codes, script, warned

GREETED = "id: greeted, kind: yes_no, points: {yes: 5, no: 0}"
STORIES = [f"id: story{n}, kind: text" for n in range(60)]  # half a minute each


def test_a_checklist_should_not_take_more_than_half_an_hour() -> None:
    source = (
        script(GREETED, *STORIES)
        .replace("questions: [", "questions: [", 1)
        .replace("\nsections:\n  - ", "\nsections:\n  ›- ")
    )
    message = "Filling this in takes about 31 minutes. Up to 30 are filled in with care."
    assert warned(source, message)
    assert codes(script(GREETED, *STORIES[:50])) == []


def test_a_survey_should_not_take_more_than_five_minutes() -> None:
    long, short = script(*STORIES[:12]), script(*STORIES[:8])
    assert codes(long.replace("mystery_visit", "survey")) == ["takes_long"]
    assert codes(short.replace("mystery_visit", "survey")) == []


def test_what_no_persona_can_see_together_does_not_add_up() -> None:
    head = "personas: [{id: calm}, {id: hurried}]\n"
    apart = [
        f"{one}, show_if: 'persona == \"{who}\"'" for one, who in zip(STORIES, ["calm", "hurried"] * 30, strict=True)
    ]
    assert codes(script(GREETED, *apart, head=head)) == []


def test_a_scenario_needs_facts_among_what_it_scores() -> None:
    impressions = script("id: mark, kind: scale, max_points: 5", "id: why, kind: text").replace("\n  - {", "\n  ›- {")
    message = "All points come from impressions, none from facts. Ask what can be seen, heard or counted."
    assert warned(impressions, message)
    assert codes(script(GREETED, "id: mark, kind: scale, max_points: 5")) == []
    assert codes(impressions.replace("›", "").replace("mystery_visit", "survey")) == []


@pytest.mark.parametrize("where", ["outside", "after"])
def test_a_photo_is_better_taken_outside_or_afterwards(where: str) -> None:
    photo = "id: sign, kind: photo, photo: {min: 1, where: ›WHERE}"
    message = "Taking a photo inside can give the shopper away. Write where: outside, or after."
    assert warned(script(GREETED, photo.replace("WHERE", "inside_unseen")), message)
    assert codes(script(GREETED, photo.replace("›WHERE", where))) == []


def test_the_length_is_not_counted_while_there_are_mistakes() -> None:
    odd = "id: odd, kind: text, show_if: 'greted == \"yes\"'"
    assert codes(script(GREETED, *STORIES, odd)) == ["expression_unknown_name"]
