"""Scenarios and answers that show what a test is about and hide the rest."""

import json
from collections.abc import Mapping
from typing import Any

from shopper.answers.model import AnswerBody, Answers
from shopper.answers.reading import read
from shopper.scenarios import files
from shopper.scenarios.model import Scenario

HEADER = {
    "format": 1,
    "scenario": "example",
    "languages": ["en"],
    "method": "mystery_visit",
    "channel": "office",
    "title": {"en": "An example"},
}


def whole(scenario: Mapping[str, Any]) -> dict[str, Any]:
    """Return a scenario with the header and the texts that it leaves out."""
    sections = [
        {"id": f"section_{index}", **section, "questions": [_worded(one) for one in section["questions"]]}
        for index, section in enumerate(scenario["sections"])
    ]
    lists = {name: [_worded(one) for one in choices] for name, choices in scenario.get("choices", {}).items()}
    return {**HEADER, **scenario, **({"choices": lists} if lists else {}), "sections": sections}


def a_scenario(*questions: dict[str, Any], **keys: Any) -> Scenario:
    """Return a scenario of one section with these questions."""
    return of({"sections": [{"id": "only", "questions": list(questions)}], **keys})


def of(scenario: Mapping[str, Any]) -> Scenario:
    """Return the scenario that a shortened one means."""
    return files.parse(json.dumps(whole(scenario), ensure_ascii=False))


def question(kind: str, name: str, **keys: Any) -> dict[str, Any]:
    """Return a question."""
    return {"id": name, "kind": kind, **keys}


def yes_no(name: str, yes: float | None = None, **keys: Any) -> dict[str, Any]:
    """Return a yes_no question, with points for yes where they are given."""
    points = {} if yes is None else {"points": {"yes": yes, "no": 0}}
    return question("yes_no", name, **points, **keys)


def given(scenario: Scenario, raw: Mapping[str, Any]) -> Answers:
    """Return answers as `{"greeted": "yes"}`, or as the body of a visit has them."""
    bodies = {name: one if isinstance(one, dict) else {"value": one} for name, one in raw.items()}
    return read(scenario, {name: AnswerBody.model_validate_json(json.dumps(body)) for name, body in bodies.items()})


def _worded(part: Mapping[str, Any]) -> dict[str, Any]:
    choices = part.get("choices")
    own = {"choices": [_worded(choice) for choice in choices]} if isinstance(choices, list) else {}
    return {"text": {"en": part["id"].replace("_", " ").capitalize()}, **part, **own}
