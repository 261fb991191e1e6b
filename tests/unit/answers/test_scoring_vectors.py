"""The scoring rule, case by case: every file in tests/vectors/scoring."""

import json
from pathlib import Path
from typing import Any

import pytest

from shopper.answers.model import Context
from shopper.answers.score import score
from tests.builders.scenarios import given, of

VECTORS = Path(__file__).parents[2] / "vectors" / "scoring"
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
