"""What answers to a scenario can come to, seen from those who ask for it."""

from shopper.scenarios.model import Scenario
from shopper.scenarios.points import formula
from shopper.scenarios.reach import OPEN, Truth, reach
from tests.builders.scenarios import a_scenario, of, question, yes_no

MARKS = [question("nps", f"m{number}") for number in range(6)]
SUM = " + ".join(f"m{number}" for number in range(6))


def outcomes(scenario: Scenario, name: str) -> frozenset[object] | None:
    asked = scenario.question(name)
    assert asked
    written = formula(asked)
    assert written
    return reach(scenario).outcomes(asked, written)


def shown(scenario: Scenario, name: str) -> Truth:
    asked = scenario.question(name)
    assert asked
    return reach(scenario).shown(asked)


def test_a_part_without_a_condition_is_always_shown() -> None:
    assert shown(a_scenario(yes_no("a")), "a").always


def test_what_depends_on_too_much_is_left_open() -> None:
    scenario = a_scenario(*MARKS, question("text", "a", show_if=f"{SUM} > 99"))
    assert shown(scenario, "a") == OPEN
    story = question("text", "a", required_if=f"{SUM} > 99")
    asked = a_scenario(*MARKS, story).question("a")
    assert asked
    assert asked.required_if
    assert reach(a_scenario(*MARKS, story)).truth(asked, asked.required_if) == OPEN
    points = a_scenario(*MARKS, question("text", "a", points=SUM, max_points=99))
    assert outcomes(points, "a") is None


def test_the_outcomes_of_points_are_those_of_an_answered_question() -> None:
    scenario = a_scenario(question("scale", "a", low=1, high=3, points="a * 2", max_points=6))
    assert outcomes(scenario, "a") == {2.0, 4.0, 6.0}
    blank = a_scenario(question("duration", "a", points="1 if answered(a) else 0", max_points=1))
    assert outcomes(blank, "a") == {1.0}


def test_those_who_cannot_see_a_section_see_none_of_its_questions() -> None:
    scenario = of(
        {
            "personas": [{"id": "calm"}, {"id": "hurried"}],
            "sections": [
                {"questions": [yes_no("a")]},
                {"show_if": 'persona == "calm"', "questions": [yes_no("b"), yes_no("c", show_if='b == "yes"')]},
                {"show_if": "1 > 2", "questions": [yes_no("d")]},
            ],
        }
    )
    found = {question.id: list(reach(scenario).personas(question)) for question in scenario.questions}
    assert found == {"a": ["calm", "hurried"], "b": ["calm"], "c": ["calm"], "d": []}


def test_a_value_that_never_changes_is_free_where_others_use_it() -> None:
    """Also where it is used through a value above, and where that is constant by itself."""
    scenario = a_scenario(
        yes_no("a"),
        question("text", "b", show_if="often"),
        calculated=[
            {"id": "never", "value": "1 > 2"},
            {"id": "seldom", "value": 'never and a == "yes"'},
            {"id": "nor", "value": "seldom and 1 > 2"},
            {"id": "often", "value": "nor or seldom"},
        ],
    )
    reached = reach(scenario)
    assert [reached.value(one).never for one in scenario.calculated] == [True, False, True, False]
    assert not shown(scenario, "b").never
