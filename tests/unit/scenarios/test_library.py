"""Every ready scenario is without a finding, complete in its languages, and says something of its own."""

from pathlib import Path

import pytest

from shopper.logic import Expression
from shopper.scenarios.criteria import CRITERIA
from shopper.scenarios.details import Target
from shopper.scenarios.files import read
from shopper.scenarios.model import Scenario
from shopper.scenarios.points import is_scored
from shopper.scenarios.questions import Duration, NumberQuestion, Scale

LIBRARY = sorted((Path(__file__).resolve().parents[3] / "scenarios").glob("*.yaml"))


@pytest.mark.parametrize("path", LIBRARY, ids=lambda path: path.stem)
def test_a_ready_scenario_has_no_finding_and_speaks_three_languages(path: Path):
    loaded = read(path)
    assert loaded.findings == ()
    assert loaded.scenario is not None
    assert set(loaded.scenario.languages) == {"ru", "et", "en"}


@pytest.mark.parametrize("path", LIBRARY, ids=lambda path: path.stem)
def test_every_scored_question_has_a_known_criterion(path: Path):
    scenario = read(path).scenario
    assert scenario is not None
    for question in scenario.questions:
        if is_scored(question):
            assert question.criterion in CRITERIA, question.id


def test_the_library_has_a_scenario_for_every_channel_and_method():
    found = [scenario for path in LIBRARY if (scenario := read(path).scenario)]
    assert len({scenario.id for scenario in found}) == len(LIBRARY)
    assert {scenario.channel for scenario in found} == {
        "office", "call", "chat", "online", "delivery", "return", "loyalty", "internal", "promise", "reviews",
    }  # fmt: skip
    assert {scenario.method for scenario in found} == {"mystery_visit", "survey", "knowledge_test", "recording_review"}


def named(stem: str) -> Scenario:
    """Return a ready scenario."""
    scenario = read(LIBRARY[0].with_stem(stem)).scenario
    assert scenario is not None
    return scenario


@pytest.mark.parametrize("stem", ["chat", "return", "loyalty", "recording-review", "cross-channel"])
def test_a_first_answer_in_writing_is_wanted_within_five_minutes(stem: str):
    first_reply = named(stem).question("first_reply")
    assert isinstance(first_reply, Duration)
    assert first_reply.target == Target(at_most=5)


def test_an_exit_survey_has_three_to_five_questions_with_the_two_known_scales():
    asked = named("exit-survey").questions
    assert [one.kind for one in asked if one.show_if is None] == ["scale", "nps", "text"]
    assert len(asked) <= 5
    satisfied = asked[0]
    assert isinstance(satisfied, Scale)
    assert (satisfied.low, satisfied.high, satisfied.measure) == (1, 5, "csat")


def test_a_delivery_is_on_time_within_the_promised_window_only():
    late = named("delivery").question("minutes_late")
    assert isinstance(late, NumberQuestion)
    assert late.target == Target(at_most=0)


def test_bonus_points_may_pay_for_nearly_all_of_an_order():
    share = named("loyalty").question("share_allowed")
    assert isinstance(share, NumberQuestion)
    assert isinstance(share.points, Expression)
    assert "share_allowed >= 99" in share.points.source


def test_staff_is_told_from_how_many_answers_on_they_are_shown():
    briefing = named("internal").briefing
    assert briefing is not None
    for language, number in {"ru": "пяти", "et": "viis", "en": "five"}.items():
        assert number in briefing.in_(language)


def test_every_role_of_the_field_is_played_somewhere():
    played = {persona.id for path in LIBRARY for persona in named(path.stem).personas}
    assert played == {
        "newcomer", "know_all", "impatient", "aggrieved", "trusting", "attentive_critic", "meticulous_checker",
        "regular_guest", "not_a_customer",
    }  # fmt: skip


@pytest.mark.parametrize("path", LIBRARY, ids=lambda path: path.stem)
def test_what_is_noted_on_the_spot_is_little_and_looks_harmless(path: Path):
    on_site = [one for one in named(path.stem).questions if one.on_site]
    assert len(on_site) <= 8
    shorts = [one.short for one in on_site]
    assert all(shorts)
    assert len(set(shorts)) == len(shorts)
