"""The shared vectors: what is refused and how, what each expression gives."""

import json
import math

import pytest

from shopper.logic import MESSAGES, ExpressionError, Kind, check, evaluate, is_false, is_true, parse, type_of
from tests.unit.logic.vectors import cases, facts

REFUSALS = [pytest.param(names, case, id=name) for name, names, case in cases(of_mistakes=True)]
EVALUATIONS = [pytest.param(names, case, id=name) for name, names, case in cases(of_mistakes=False)]


@pytest.mark.parametrize(("names", "case"), REFUSALS)
def test_it_says_what_is_wrong_and_where(names, case):
    try:
        found = check(parse(case["source"]), names, Kind(case["want"]))
    except ExpressionError as refusal:
        found = refusal.mistakes
    told = [
        {"column": each.column, "end": each.end, "code": each.code, "message": each.message}
        | ({"remedy": each.remedy} if each.remedy else {})
        for each in found
    ]
    assert told == case["mistakes"]


@pytest.mark.parametrize(("names", "case"), EVALUATIONS)
def test_it_reads_checks_and_evaluates(names, case):
    expression = parse(case["source"])
    assert json.dumps(expression.tree) == json.dumps(case["tree"])
    assert check(expression, names, Kind.ANY) == ()
    value, known = evaluate(expression.tree, facts(case["facts"])), facts(case["facts"])
    assert (value, isinstance(value, bool)) == (case["value"], isinstance(case["value"], bool))
    assert is_true(expression.tree, known) is (case["value"] is True)
    assert is_false(expression.tree, known) is (case["value"] is False)


@pytest.mark.parametrize(("names", "case"), EVALUATIONS)
def test_a_value_is_of_the_kind_that_was_found(names, case):
    kind = type_of(parse(case["source"]), names).kind
    fitting = {bool: Kind.BOOLEAN, int: Kind.NUMBER, float: Kind.NUMBER, str: Kind.TEXT}
    if case["value"] is not None and kind is not Kind.ANY:
        assert kind is fitting[type(case["value"])] or (kind is Kind.CHOICE and isinstance(case["value"], str))


def test_every_mistake_has_a_case():
    shown = {mistake["code"] for _, _, case in cases(of_mistakes=True) for mistake in case["mistakes"]}
    assert shown == set(MESSAGES)


def test_every_rule_has_cases():
    assert len(EVALUATIONS) >= 120
    assert not any(
        isinstance(case["value"], float) and not math.isfinite(case["value"]) for _, _, case in cases(of_mistakes=False)
    )
