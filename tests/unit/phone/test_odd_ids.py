"""Ids that mean something to Python, JavaScript or forms are ids like any other, from the file to the phone."""

import json
import keyword
import subprocess
from pathlib import Path
from typing import Any

import pytest

from shopper.answers.applies import state
from shopper.answers.model import Context
from shopper.answers.score import score
from shopper.phone.render import fragment
from shopper.scenarios import files
from shopper.scenarios.model import Scenario
from shopper.scenarios.rules import rules
from tests.builders.scenarios import given, whole, yes_no

ASSESSOR = Path(__file__).parents[2] / "property" / "checklist.mjs"

OBJECTS = ("constructor", "prototype", "valueof", "hasownproperty", "tostring", "length", "size", "keys", "then", "get")
JAVASCRIPT = ("null", "true", "undefined", "nan", "this", "new", "delete", "eval", "arguments", "function", "let", "of")
PYTHON = ("class", "def", "import", "lambda", "none", "self", "print", "id", "type", "object", "exec", "global")
OURS = (
    "answered",
    "count",
    "matches",
    "sum",
    "round",
    "yes",
    "value",
    "na",
    "q",
    "list",
    "if",
    "in",
    "not",
    "and",
    "or",
)
FORMS = ("submit", "action", "method", "elements", "children", "closest", "remove", "append", "lang", "hidden", "reset")
IDS = (*OBJECTS, *JAVASCRIPT, *PYTHON, *OURS, *FORMS)


def a_scenario(name: str) -> Scenario:
    """Return a scenario in which everything that can have this id has it."""
    named = not keyword.iskeyword(name)
    follows: dict[str, Any] = {"show_if": f'{name} == "yes" and office.{name} == "{name}"'} if named else {}
    source = whole({
        "personas": [{"id": name}],
        "choices": {name: [{"id": name, "points": 3}, {"id": "other", "points": 0}]},
        "sections": [
            {"id": name, "questions": [
                yes_no(name, 5, allow_na=True),
                {"id": "picked", "kind": "choices", "choices": name, **follows},
                {"id": "last", "kind": "text", "required_if": f'"{name}" in picked and persona == "{name}"'},
            ]},
        ],
    })  # fmt: skip
    loaded = files.load(json.dumps(source))
    assert loaded.errors == ()
    assert loaded.scenario is not None
    return loaded.scenario


@pytest.fixture(scope="module")
def assessed() -> dict[str, list[dict[str, Any]]]:
    """Let the phone assess them all in one process."""
    lines = [
        json.dumps({
            "rules": rules(a_scenario(name)),
            "cases": [{"context": context, "answers": answers, "photos": {}} for context, answers in cases(name)],
        })
        for name in IDS
    ]  # fmt: skip
    command = ["node", str(ASSESSOR)]
    told = subprocess.run(command, input="\n".join(lines), capture_output=True, encoding="utf-8", check=False)
    assert told.returncode == 0, told.stderr
    return dict(zip(IDS, map(json.loads, told.stdout.splitlines()), strict=True))


def cases(name: str) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Return what is known of a visit, and its answers: everything, and nothing at all."""
    local = {"weekday": 1, "hour": 9}
    full = {"persona": name, "channel": "office", "service_language": None, "office": {name: name}, "local": local}
    empty = {"persona": None, "channel": "office", "service_language": None, "office": {}, "local": local}
    return [(full, {name: {"value": "yes"}, "picked": {"value": [name]}}), (empty, {name: {"na": True}}), (empty, {})]


@pytest.mark.parametrize("name", IDS)
def test_the_phone_and_the_server_see_the_same(assessed: dict[str, list[dict[str, Any]]], name: str) -> None:
    scenario = a_scenario(name)
    for (known, answers), phone in zip(cases(name), assessed[name], strict=True):
        context = Context(known["persona"], "office", None, known["office"], 1, 9)
        applied = state(scenario, given(scenario, answers), context, {})
        assert phone["visible"] == [one.id for one in scenario.questions if applied.visible(one.id)]


@pytest.mark.parametrize("name", IDS)
def test_what_was_answered_is_scored_and_what_was_not_is_not(name: str) -> None:
    scenario = a_scenario(name)
    (full, answers), (empty, refused), (_, nothing) = cases(name)
    context = Context(full["persona"], "office", None, full["office"], 1, 9)
    sheet = score(scenario, given(scenario, answers), context, {})
    assert {one: row.earned for one, row in sheet.questions.items()} == {name: 5, "picked": 3}
    for given_up in (refused, nothing):
        sheet = score(scenario, given(scenario, given_up), Context(None, "office", None, empty["office"], 1, 9), {})
        assert {row.earned for row in sheet.questions.values()} == {0}


@pytest.mark.parametrize("name", IDS)
def test_the_form_has_it_where_the_phone_looks_for_it(name: str) -> None:
    html = fragment(a_scenario(name), "en")
    assert f"data-question={name}" in html or f'data-question="{name}"' in html
    assert f"data-section={name}" in html


@pytest.mark.parametrize(
    "name", ["__proto__", "__class__", "_", "toString", "hasOwnProperty", "a-b", "a.b", "1st", "", "é"]
)
def test_what_could_be_more_than_an_id_is_none(name: str) -> None:
    odd = yes_no(name, 5, text={"en": "Odd?"})
    source = json.dumps(whole({"sections": [{"id": "only", "questions": [yes_no("kept", 5), odd]}]}))
    assert {found.code for found in files.load(source).errors} == {"id_form"}
