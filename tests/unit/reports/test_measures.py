"""Measures by name."""

import pytest

from shopper.problems import Problem
from shopper.reports import measures
from shopper.scenarios.files import parse
from tests.builders.reports import SCENARIO

OFFICE = parse(SCENARIO)


@pytest.mark.parametrize("name", ["", "charm", "section:", "criterion", "choice:a", "total:x", "Section:a", "nps:a;b"])
def test_what_is_no_measure_is_refused(name: str):
    with pytest.raises(Problem) as refused:
        measures.check(name, [OFFICE], client_only=True)
    assert refused.value.kind.status == 422


@pytest.mark.parametrize(
    "name", ["total", "raw_total", "section:arrival", "criterion:speed", "within:wait", "choice:greeted:yes"]
)
def test_the_client_s_measures_are_there_for_everybody(name: str):
    measures.check(name, [OFFICE], client_only=True)


@pytest.mark.parametrize("name", ["question:secret", "choice:secret:yes"])
def test_the_agency_s_questions_are_there_for_the_agency_alone(name: str):
    measures.check(name, [OFFICE], client_only=False)
    with pytest.raises(Problem) as refused:
        measures.check(name, [OFFICE], client_only=True)
    assert refused.value.kind.status == 404


def test_only_a_balance_can_be_below_zero():
    assert measures.limits("nps:recommend") == (-10000, 10000)
    assert measures.limits("total") == (0, 10000)


def test_measures_have_words():
    names = ["total", "raw_total", "section:arrival", "criterion:speed", "within:wait", "section:gone", "within:gone"]
    assert [measures.words(name, [OFFICE]) for name in names] == [
        "Score",
        "Score without critical questions",
        "Arrival",
        "Speed",
        "How long did you wait?",
        "gone",
        "gone",
    ]


def test_choices_stand_in_the_order_of_the_checklist_without_the_agency_s():
    present = ["criterion:speed", "criterion:politeness", "section:arrival", "total", "within:secret", "within:wait"]
    groups = measures.choices(present, [OFFICE])
    assert [group.title for group in groups] == ["Total", "Sections", "Criteria", "Within target"]
    assert [name for group in groups for name, _words in group.measures] == [
        "total",
        "raw_total",
        "section:arrival",
        "criterion:politeness",
        "criterion:speed",
        "within:wait",
    ]


def test_the_wait_is_the_first_timed_question_with_a_target():
    found = measures.wait(["within:wait"], [OFFICE])
    assert found is not None
    assert found[0] == "within:wait"
    assert measures.wait(["total"], [OFFICE]) is None
