"""Random answers to a scenario, as a phone has them: usable or blank, within bounds and beyond, asked for or hidden."""

from collections.abc import Mapping
from random import Random
from typing import Any

from shopper.answers.model import Context
from shopper.scenarios.model import Scenario
from shopper.scenarios.questions import Nps, Question, Scale, choice_ids

PERSONAS = (None, "calm", "hurried", "newcomer", "know_all", "aggrieved", "attentive_critic")
OFFICES = ({}, {"format": "mall"}, {"format": 3, "floor": 2}, {"floor": "street"}, {"format": True, "floor": 2.5})
COMMENTS = ("So it was.", " \n", "")
BLANKS = (None, "", " \u00a0", "\ufeff")
VALUES: Mapping[str, tuple[Any, ...]] = {
    "duration": (0, 30, 299, 300, 301, 600, 1801, 3599, 3600, 10800, 10801),
    "number": (0, 1, 2, 5, 7, 10, 50, 12.5, 99.95, -1, -5.5, 101, 0.1, 1e15, -0.0, 0.0000001),
    "text": ("a", "four", "fives", "ж😀ö", "yes", "ab1", "\uff5e", "\u0435\u0308 \n", "high"),
    "time": ("00:00", "09:30", "23:59"),
    "date": ("2026-05-31", "2026-06-01", "0001-01-01"),
}


def a_case(scenario: Scenario, chance: Random) -> dict[str, Any]:
    """Return the circumstances of a visit, its answers and how many photos each question has."""
    return {
        "context": {
            "persona": chance.choice(PERSONAS),
            "channel": scenario.channel,
            "service_language": chance.choice((None, *scenario.languages)),
            "office": chance.choice(OFFICES),
            "local": {"weekday": chance.randint(1, 7), "hour": chance.randint(0, 23)},
        },
        "answers": {one.id: an_answer(one, chance) for one in scenario.questions if chance.random() < 0.92},
        "photos": {one.id: chance.randint(0, 3) for one in scenario.questions if one.photo and chance.random() < 0.8},
    }


def context(case: Mapping[str, Any]) -> Context:
    """Return what expressions may ask for besides the answers of a case."""
    given = case["context"]
    return Context(**{name: each for name, each in given.items() if name != "local"}, **given["local"])


def an_answer(question: Question, chance: Random) -> dict[str, Any]:
    """Return an answer, perhaps a blank one, or N/A whether or not that is offered."""
    if chance.random() < 0.08:
        return {"na": True}
    told = {"comment": chance.choice(COMMENTS)} if chance.random() < 0.6 else {}
    return {"value": a_value(question, chance), **told}


def a_value(question: Question, chance: Random) -> Any:
    """Return a value that can be read as an answer to the question."""
    ids = choice_ids(question)
    if chance.random() < 0.06 or question.kind in {"photo", "note"}:
        return chance.choice(BLANKS)
    if question.kind == "choices":
        return chance.sample(ids, chance.randint(0, len(ids)))
    if isinstance(question, Scale | Nps):
        return chance.randint(question.low, question.high)
    return chance.choice(ids or VALUES[question.kind])
