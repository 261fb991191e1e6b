"""The scoring rule, case by case: every file in tests/vectors/scoring, each rule of docs/scoring.md."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from shopper.answers.model import Context
from shopper.answers.score import score
from tests.builders.scenarios import given, of

VECTORS = Path(__file__).parents[2] / "vectors" / "scoring"
PAGE = (Path(__file__).parents[3] / "docs" / "scoring.md").read_text("utf-8")
CASES = [case for file in sorted(VECTORS.glob("*.json")) for case in json.loads(file.read_text("utf-8"))]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_visit_scores_as_the_rule_says(case: dict[str, Any]) -> None:
    scenario = of(case["scenario"])
    sheet = score(scenario, given(scenario, case["answers"]), Context(**case.get("context", {})), case.get("photos"))
    expected = dict(case["expected"])
    found = sheet.to_contract()
    if "only_questions" in expected:
        assert list(found["questions"]) == expected.pop("only_questions")
    if "only_criteria" in expected:
        assert list(found["criteria"]) == expected.pop("only_criteria")
    assert holding(found, expected) == expected


def holding(found: Any, expected: Any) -> Any:
    """Return of `found` only what `expected` speaks of."""
    if isinstance(expected, dict):
        return {key: holding(found[key], value) for key, value in expected.items()}
    if isinstance(expected, list):
        assert len(found) == len(expected)
        return [holding(one, other) for one, other in zip(found, expected, strict=True)]
    return found


def rules() -> list[str]:
    """Return the numbers of the rules on the page, in their order."""
    return re.findall(r"^- \*\*(\d+\.\d+)\*\*", PAGE, re.MULTILINE)


def edge_cases() -> list[list[str]]:
    """Return the rows of the table of edge cases: what happens, then, rules, cases."""
    table = PAGE.split("## 7. Edge cases")[1].split("\n## ")[0]
    return [
        [cell.strip() for cell in row.strip("|").split(" | ")] for row in re.findall(r"^\|.*\|$", table, re.MULTILINE)
    ][2:]


def test_every_rule_has_a_number_of_its_own_and_a_case() -> None:
    assert len(set(rules())) == len(rules()) >= 40
    assert set(rules()) == {case["rule"] for case in CASES}
    sections = PAGE.split("\n## ")
    assert all(
        any(one.startswith(rule.split(".")[0] + ". ") and f"**{rule}**" in one for one in sections) for rule in rules()
    )


def test_every_case_has_a_name_of_its_own() -> None:
    names = [case["name"] for case in CASES]
    assert len(set(names)) == len(names) >= 150


def test_every_edge_case_on_the_page_names_its_rules_and_its_cases() -> None:
    names = {case["name"] for case in CASES}
    assert len(edge_cases()) >= 20
    for happens, _, behind, cases in edge_cases():
        assert set(behind.split(", ")) <= set(rules()), happens
        assert re.findall(r'"([^"]+)"', cases), happens
        assert set(re.findall(r'"([^"]+)"', cases)) <= names, happens
