"""Every ready scenario is without a finding, complete in its languages, and says something of its own."""

from pathlib import Path

import pytest

from shopper.scenarios.criteria import CRITERIA
from shopper.scenarios.files import read
from shopper.scenarios.points import is_scored

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
