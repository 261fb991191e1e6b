"""What is said to be impossible does not happen, whatever is answered."""

from collections.abc import Iterator
from random import Random
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import given as over
from hypothesis import strategies as st

from shopper.answers.applies import Applied, state
from shopper.logic import Expression, evaluate
from shopper.scenarios import files
from shopper.scenarios.model import Scenario
from shopper.scenarios.points import formula
from shopper.scenarios.questions import ManyChoices, NumberQuestion, Question
from shopper.scenarios.reach import Reach, Truth, reach
from tests.builders.scenarios import given
from tests.property.answering import a_case, context
from tests.property.scenarios import scenarios

MANY = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
VISITS = 25


@MANY
@over(scenarios(), st.integers(0, 2**32).map(Random))
def test_what_is_said_to_be_impossible_does_not_happen(source: str, chance: Random) -> None:
    scenario = files.parse(source)
    reached = reach(scenario)
    for _ in range(VISITS):
        persona, applied = a_visit(scenario, chance)
        for section in scenario.sections:
            for question in section.questions:
                if applied.visible(question.id):
                    assert reached.can_be_seen(question)
                    assert persona is None or persona in reached.personas(question) or not scenario.personas
                    look_at(question, reached, applied)
                elif any(applied.visible(one.id) for one in section.questions):
                    assert question.show_if
                    assert not reached.shown(question).always or value(question.show_if, applied) is None
        for calculated in scenario.calculated:
            keeps(reached.value(calculated), value(calculated.value, applied))


def look_at(question: Question, reached: Reach, applied: Applied) -> None:
    """Hold what the expressions of a visible question give to what is said of them."""
    answered = applied.states[question.id] == "answered"
    for condition in conditions(question):
        keeps(reached.truth(question, condition), value(condition, applied))
        if answered:
            keeps(reached.truth(question, condition, answered=True), value(condition, applied))
    written = formula(question)
    outcomes = reached.outcomes(question, written) if written else None
    if written and answered and outcomes is not None:
        assert value(written, applied) in outcomes


def conditions(question: Question) -> Iterator[Expression]:
    yield from (one for one in (question.required_if, question.show_if) if one)
    yield from (one.that for one in [question.check] if one)
    yield from (one.when for one in [question.critical] if one)
    yield from (one.required_if for one in [question.photo] if one and one.required_if)


def keeps(said: Truth, found: object) -> None:
    assert found is not True or said.true
    assert found is not False or said.false


def value(expression: Expression, applied: Applied) -> Any:
    return evaluate(expression.tree, applied.facts)


def a_visit(scenario: Scenario, chance: Random) -> tuple[str | None, Applied]:
    """Return a visit with answers that the phone lets through, by a persona of the scenario or none."""
    case = a_case(scenario, chance)
    personas = [None, *(persona.id for persona in scenario.personas)]
    case["context"]["persona"] = chance.choice(personas)
    fitting = {
        question.id: case["answers"][question.id]
        for question in scenario.questions
        if question.id in case["answers"] and fits(question, case["answers"][question.id])
    }
    applied = state(scenario, given(scenario, fitting), context(case), case["photos"])
    return case["context"]["persona"], applied


def fits(question: Question, answer: dict[str, Any]) -> bool:
    if answer.get("na"):
        return question.allow_na
    found = answer["value"]
    if isinstance(question, NumberQuestion) and isinstance(found, int | float):
        low = question.min is None or found >= question.min
        high = question.max is None or found <= question.max
        return low and high and (question.decimals is None or round(found, question.decimals) == found)
    if isinstance(question, ManyChoices) and found:
        return len(found) == 1 or not any(choice.exclusive and choice.id in found for choice in question.choices)
    return True
