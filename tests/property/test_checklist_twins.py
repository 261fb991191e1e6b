"""The phone asks for exactly what the server will find missing."""

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from shopper.answers.applies import state
from shopper.answers.check import breaches
from shopper.answers.model import Context
from shopper.scenarios import files
from shopper.scenarios.model import Scenario
from shopper.scenarios.questions import Question, choice_ids
from shopper.scenarios.rules import rules
from tests.builders.scenarios import a_scenario, given, question, yes_no

CASES = int(os.environ.get("SHOPPER_CASES", "2000")) // 4
ASSESSOR = Path(__file__).with_name("checklist.mjs")
OFFICE = Path(__file__).parents[2] / "scenarios" / "office-visit.yaml"

GRADES = [{"id": "fully", "points": 10}, {"id": "partly", "points": 5}, {"id": "none", "points": -2}]
EVERYTHING = a_scenario(
    yes_no("greeted", 5, allow_na=True, photo={"min": 0, "max": 2, "required_if": 'greeted == "no"'}),
    yes_no("by_name", 5, show_if='greeted == "yes"', required=False, photo={"min": 1, "max": 2}),
    question("duration", "wait", points="10 if wait <= 5 else 0", max_points=10, check={"that": "wait < 60"}),
    question("choice", "needs", choices=GRADES[:2], show_if="long and not is_na(greeted)"),
    question("choices", "offered", choices=[*GRADES, {"id": "nothing", "points": 3, "exclusive": True}], allow_na=True),
    question("scale", "listened", low=1, high=5, max_points=10, required_if="visit.weekday > 5"),
    question("number", "price", min=0, max=100, decimals=1, check={"that": "price != 50"}, required_if="long"),
    question("text", "story", max_length=4, required_if='answered(ticket) or office.format == "mall"'),
    question("photo", "ticket", required=True, photo={"min": 0, "max": 3}),
    question("photo", "outside", required_if="wait > 30", photo={"min": 2, "max": 3, "required_if": "long"}),
    question("note", "thanks"),
    calculated=[{"id": "long", "value": "wait > 5"}],
)


class Phone:
    """The checklist as a phone sees it, one process for all cases."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def assess(self, scenario: Scenario, cases: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Return what is visible and what is missing in each case."""
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


def test_phone_and_server_ask_for_the_same_in_every_kind_of_question(phone):
    assert_alike(phone, EVERYTHING, Random(1))


def test_phone_and_server_ask_for_the_same_in_the_office_visit(phone):
    assert_alike(phone, files.parse(OFFICE.read_bytes()), Random(2))


def assert_alike(phone: Phone, scenario: Scenario, chance: Random) -> None:
    cases = [a_case(scenario, chance) for _ in range(CASES)]
    for case, theirs in zip(cases, phone.assess(scenario, cases), strict=True):
        local = case["context"]["local"]
        context = Context(**{name: case["context"][name] for name in ("persona", "channel", "office")}, **local)
        answers = given(scenario, case["answers"])
        applied = state(scenario, answers, context, case["photos"])
        assert theirs["visible"] == [one.id for one in scenario.questions if applied.visible(one.id)], case
        mine = [[breach.question, breach.code] for breach in breaches(scenario, answers, context, case["photos"])]
        assert as_the_server_says(theirs["missing"]) == mine, case


def as_the_server_says(missing: list[list[str]]) -> list[list[str]]:
    """Take a value out of bounds for a failed check, as the server does."""
    said = [[question, "check" if code == "value" else code] for question, code in missing]
    return [one for place, one in enumerate(said) if one not in said[:place]]


def a_case(scenario: Scenario, chance: Random) -> dict[str, Any]:
    answers = {one.id: an_answer(one, chance) for one in scenario.questions if chance.random() < 0.8}
    return {
        "context": {
            "persona": chance.choice([None, "newcomer", "know_all", "aggrieved", "attentive_critic"]),
            "channel": "office",
            "service_language": None,
            "office": chance.choice([{}, {"format": "mall"}, {"format": 3}]),
            "local": {"weekday": chance.randint(1, 7), "hour": chance.randint(0, 23)},
        },
        "answers": answers,
        "photos": {one.id: chance.randint(0, 3) for one in scenario.questions if one.photo and chance.random() < 0.8},
    }


def an_answer(question: Question, chance: Random) -> dict[str, Any]:
    if chance.random() < 0.15:
        return {"na": True}
    told = {"comment": chance.choice(["So it was.", " \n"])} if chance.random() < 0.6 else {}
    return {"value": a_value(question, chance), **told}


def a_value(question: Question, chance: Random) -> Any:
    if ids := choice_ids(question):
        if question.kind == "choices":
            return chance.sample(list(ids), chance.randint(0, len(ids)))
        return chance.choice(ids)
    values: dict[str, list[Any]] = {
        "duration": [0, 299, 300, 301, 1801, 3599, 3600, 10800, 10801],
        "number": [0, 1, 2, 50, 12.5, 99.95, -1, 101, 0.1],
        "scale": [1, 2, 3, 4, 5],
        "text": ["", " ", "four", "fives", "ж😀ö"],
    }
    return chance.choice(values.get(question.kind, [None]))
