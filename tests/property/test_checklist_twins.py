"""The phone shows, asks for and misses exactly what the server does."""

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given as over
from hypothesis import settings
from hypothesis import strategies as st

from shopper.answers.applies import state
from shopper.answers.check import breaches
from shopper.answers.earning import earnings
from shopper.scenarios import files
from shopper.scenarios.model import Scenario
from shopper.scenarios.rules import rules
from tests.builders.scenarios import given
from tests.property.answering import a_case, context
from tests.property.dice import PATIENT
from tests.property.scenarios import scenarios

CASES = int(os.environ.get("SHOPPER_CASES", "20000"))
EACH = 50
ASSESSOR = Path(__file__).with_name("checklist.mjs")
LIBRARY = sorted((Path(__file__).parents[2] / "scenarios").glob("*.yaml"))


class Phone:
    """The checklist as a phone sees it, one process for all cases."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def assess(self, scenario: Scenario, cases: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Return what is visible, answered and missing in each case, and where points are lost."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps({"rules": rules(scenario), "cases": cases}) + "\n")
        self.process.stdin.flush()
        found: list[dict[str, Any]] = json.loads(self.process.stdout.readline())
        return found


@pytest.fixture(scope="module")
def phone() -> Iterator[Phone]:
    with subprocess.Popen(
        ["node", str(ASSESSOR)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as process:
        yield Phone(process)


@settings(PATIENT, max_examples=CASES // EACH, derandomize=True, database=None)
@over(source=scenarios(), seed=st.integers(0, 2**32))
def test_phone_and_server_agree_in_random_scenarios(phone, source, seed):
    assert_alike(phone, files.parse(source), Random(seed), EACH)


@pytest.mark.parametrize("path", LIBRARY, ids=[path.stem for path in LIBRARY])
def test_phone_and_server_agree_in_a_ready_scenario(phone, path):
    assert_alike(phone, files.parse(path.read_bytes()), Random(path.stem), 4 * EACH)


def assert_alike(phone: Phone, scenario: Scenario, chance: Random, count: int) -> None:
    cases = [a_case(scenario, chance) for _ in range(count)]
    for case, theirs in zip(cases, phone.assess(scenario, cases), strict=True):
        stopped = beside_an_exclusive_one(scenario, theirs["missing"])
        said = theirs | {"missing": as_the_server_says(theirs["missing"])}
        assert without_losses(said, stopped) == without_losses(at_the_server(scenario, case), stopped), case


def at_the_server(scenario: Scenario, case: dict[str, Any]) -> dict[str, Any]:
    answers, circumstances, photos = given(scenario, case["answers"]), context(case), case["photos"]
    applied = state(scenario, answers, circumstances, photos)
    visible = [one.id for one in scenario.questions if applied.visible(one.id)]
    enough = {one.id: {"answered", "na"} if one.allow_na else {"answered"} for one in scenario.questions}
    lost = [one.worth.question.id for one in earnings(scenario, answers, applied) if one.loses]
    return {
        "visible": visible,
        "answered": [name for name in visible if applied.states[name] in enough[name]],
        "losing": lost if scenario.comments == "on_loss" else [],
        "missing": [[one.question, one.code] for one in breaches(scenario, answers, circumstances, photos)],
    }


def as_the_server_says(missing: list[list[str]]) -> list[list[str]]:
    """Take a value out of bounds for a failed check, as the server does."""
    said = [[question, "check" if code == "value" else code] for question, code in missing]
    return [one for place, one in enumerate(said) if one not in said[:place]]


def beside_an_exclusive_one(scenario: Scenario, missing: list[list[str]]) -> set[str]:
    """Return which questions have choices that rule one another out: the phone stops there, before it asks for more."""
    wrong = {question for question, code in missing if code == "value"}
    return {one.id for one in scenario.questions if one.kind == "choices" and one.id in wrong}


def without_losses(said: dict[str, Any], names: set[str]) -> dict[str, Any]:
    """Leave out whether these questions lose points, and so ask for a comment."""
    missing = [one for one in said["missing"] if one[0] not in names or one[1] != "comment"]
    return said | {"missing": missing, "losing": [name for name in said["losing"] if name not in names]}
