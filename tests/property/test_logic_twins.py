"""The evaluators in Python and in JavaScript agree on every expression and every answer."""

import json
import os
import subprocess
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shopper.logic import Facts, Kind, check, evaluate, parse, type_of
from tests.property.expressions import NAMES, answers, numbers, pattern, typed, untyped

CASES = int(os.environ.get("SHOPPER_CASES", "2000"))
EVALUATOR = Path(__file__).with_name("evaluator.mjs")
KINDS = [Kind.BOOLEAN, Kind.NUMBER, Kind.TEXT, Kind.DATE, Kind.TIME, Kind.CHOICE]


def share(part):
    """Try this part of the cases, the same ones every time."""
    return settings(
        max_examples=max(CASES // part, 1),
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )


class Twin:
    """The JavaScript evaluator, one process for all cases."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def values(self, cases):
        """Evaluate all cases, each a tree with its facts."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps(cases) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())


@pytest.fixture(scope="module")
def twin() -> Iterator[Twin]:
    command = ["node", str(EVALUATOR)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8") as process:
        yield Twin(process)


def python_value(tree, given_facts):
    given_facts = json.loads(json.dumps(given_facts))
    values = {name: tuple(each) if isinstance(each, list) else each for name, each in given_facts["values"].items()}
    value = evaluate(tree, Facts(values, frozenset(given_facts["answered"]), frozenset(given_facts["na"])))
    return list(value) if isinstance(value, tuple) else value


def assert_twins_agree(twin, cases):
    # As JSON, where true is not 1.
    mine = [json.dumps(python_value(tree, facts)) for tree, facts in cases]
    theirs = [json.dumps(float(value) if type(value) is int else value) for value in twin.values(cases)]
    assert mine == theirs


well_typed = st.sampled_from(KINDS).flatmap(lambda kind: st.tuples(st.just(kind), typed(kind)))


@share(3)
@given(case=well_typed, facts=answers(of_their_kind=True))
def test_they_agree_on_checked_expressions(twin, case, facts):
    kind, source = case
    expression = parse(source)
    assert check(expression, NAMES, kind) == () or kind is Kind.TEXT
    assert_twins_agree(twin, [(expression.tree, facts)])
    value = python_value(expression.tree, facts)
    fitting = {bool: {Kind.BOOLEAN}, float: {Kind.NUMBER}, str: {Kind.TEXT, Kind.DATE, Kind.TIME, Kind.CHOICE}}
    assert value is None or type_of(expression, NAMES).kind in fitting[type(value)]


@share(3)
@given(source=untyped(), facts=answers(of_their_kind=False))
def test_they_agree_on_expressions_that_nobody_checked(twin, source, facts):
    assert_twins_agree(twin, [(parse(source).tree, facts)])


@share(9)
@given(number=numbers)
def test_they_round_alike(twin, number):
    facts = {"values": {"price": number}, "answered": [], "na": []}
    assert_twins_agree(twin, [(["round", ["q", "price"], decimals], facts) for decimals in range(7)])


@share(9)
@given(source=pattern(), texts=st.lists(st.text("ab1Я.😀\n", max_size=12), min_size=5, max_size=5))
def test_they_match_alike(twin, source, texts):
    tree = parse(f'matches(story, r"{source}")').tree
    assert_twins_agree(twin, [(tree, {"values": {"story": text}, "answered": [], "na": []}) for text in texts])


@share(9)
@given(one=st.text("a\ue000\uff5e😀😁", max_size=3), other=st.text("a\ue000\uff5e😀😁", max_size=3))
def test_they_order_texts_alike(twin, one, other):
    facts = {"values": {}, "answered": [], "na": []}
    assert_twins_agree(twin, [([sign, one, other], facts) for sign in ("<", "<=", ">", ">=", "==", "!=")])


def test_they_know_the_same_blanks_and_spaces(twin):
    """Try every character that either language may call a space, and its neighbours."""
    spaces = [point for point in range(0x10000) if unicodedata.category(chr(point)) in {"Zs", "Zl", "Zp", "Cc", "Cf"}]
    near = {point + step for point in spaces for step in (-1, 0, 1) if point + step >= 0}
    trees = [["answered", "story"], parse(r'matches(story, "\s")').tree, parse('matches(story, ".")').tree]
    facts = [{"values": {"story": chr(point)}, "answered": [], "na": []} for point in sorted(near)]
    assert len(facts) > 100
    assert_twins_agree(twin, [(tree, each) for tree in trees for each in facts])
