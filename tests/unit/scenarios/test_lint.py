"""Doubts about scenarios that can be used all the same."""

import json
from typing import Any

import pytest

from shopper.scenarios import files
from tests.builders.scenarios import question, whole, yes_no

GOOD = {"id": "good", "points": 1, "text": {"en": "Good"}}


def warnings(*questions: dict[str, Any], **keys: Any) -> list[str]:
    """Return the codes of what is found in a scenario of one section, which can be used."""
    scenario = {"sections": [{"id": "only", "questions": [yes_no("greeted", 5), *questions]}], **keys}
    loaded = files.load(json.dumps(whole(scenario)))
    assert loaded.scenario is not None, loaded.findings
    assert all(found.severity == "warning" and ": warning: " in str(found) for found in loaded.findings)
    return [found.code for found in loaded.findings]


def test_a_sound_scenario_has_nothing_to_be_said_about_it() -> None:
    assert warnings(yes_no("hello", 5, criterion="politeness")) == []


@pytest.mark.parametrize(
    ("doubtful", "code"),
    [
        (yes_no("a", 5, criterion="politness"), "unknown_criterion"),
        (yes_no("a", criterion="politeness"), "unscored_criterion"),
        (question("nps", "a"), "nps_outside_survey"),
        (yes_no("a", bonus=True), "no_effect"),
        (yes_no("a", max_points=5), "no_effect"),
        (yes_no("a", 0), "possible_zero"),
        (yes_no("a", 5, required_if='greeted == "no"'), "always_required"),
        (yes_no("class", 5), "keyword_id"),
        (yes_no("a", critical={"when": 'a == "no"', "effect": "zero", "at": 5}), "cap_without"),
    ],
    ids=lambda given: given if isinstance(given, str) else str(given.get("id")) + given["kind"] + str(len(str(given))),
)
def test_a_question_that_is_probably_not_meant_so(doubtful: dict[str, Any], code: str) -> None:
    assert warnings(doubtful) == [code]


@pytest.mark.parametrize(
    ("keys", "codes"),
    [
        ({"choices": {"grade": [GOOD]}}, ["unused_list"]),
        ({"calculated": [{"id": "late", "value": 'greeted == "no"'}]}, ["unused_value"]),
        ({"scoring": {"bands": [{"id": "good", "min": 50}]}}, ["no_lowest_band"]),
        ({"scoring": {"bands": [{"id": "good", "min": 0}, {"id": "fair", "min": 0}]}}, ["same_band"]),
        ({"method": "survey"}, []),
    ],
)
def test_a_scenario_with_something_that_is_probably_not_meant(keys: dict[str, Any], codes: list[str]) -> None:
    assert warnings(**keys) == codes


def test_a_survey_may_ask_for_a_recommendation() -> None:
    assert warnings(question("nps", "a"), method="survey") == []


def test_weights_that_count_for_nothing_are_doubtful() -> None:
    sections = [
        {"id": "one", "weight": 5, "questions": [yes_no("a")]},
        {"id": "two", "weight": 0, "questions": [yes_no("b", 5)]},
    ]
    loaded = files.load(json.dumps(whole({"sections": sections})))
    assert sorted(found.code for found in loaded.findings) == [
        "nothing_counts",
        "points_without_weight",
        "weight_without_points",
    ]


def test_many_questions_on_the_spot_cannot_be_remembered() -> None:
    assert warnings(*[yes_no(f"q{index}", 1, on_site=True) for index in range(9)]) == ["many_on_site"]


def test_what_is_not_used_is_not_told_while_there_are_mistakes() -> None:
    scenario = {
        "choices": {"grade": [GOOD]},
        "sections": [{"id": "only", "questions": [question("choice", "a", choices="grades")]}],
    }
    assert [
        found.code for found in files.load(json.dumps(whole(scenario))).findings if found.code != "unknown_list"
    ] == []
