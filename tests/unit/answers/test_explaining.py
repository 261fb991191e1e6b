"""What a scenario comes to before anybody has answered it."""

from typing import Any

import pytest

from shopper.answers.explaining import Figures, Path, figures, paths
from shopper.scenarios.model import Scenario
from tests.builders.scenarios import a_scenario, of, question, yes_no

PERSONAS = [{"id": "calm"}, {"id": "hurried"}]
CHOICES = [{"id": "plan", "points": 4}, {"id": "phone", "points": 3}, {"id": "rude", "points": -2}]
ALONE = {"id": "nothing", "points": 5, "exclusive": True}


def scores(*questions: dict[str, Any], **keys: Any) -> tuple[int | None, int | None]:
    """Return the lowest and the highest score, in basis points."""
    found = figures(a_scenario(*questions, **keys))
    return found.low, found.high


def path(scenario: Scenario, persona: str | None = None) -> Path:
    return next(one for one in paths(scenario) if one.persona == persona)


def critical(effect: str, when: str = 'a == "no"', **keys: Any) -> dict[str, Any]:
    return {"critical": {"when": when, "effect": effect, **keys}}


def test_the_figures_of_a_scenario_are_four_numbers() -> None:
    found = figures(a_scenario(yes_no("a", 5), question("note", "b")))
    assert found == Figures(questions=1, minutes=pytest.approx((3 + 2 / 15) / 60), low=0, high=10_000)


def test_a_scenario_without_points_has_no_scores() -> None:
    assert scores(yes_no("a")) == (None, None)
    assert path(a_scenario(yes_no("a"))).section_shares == {}


@pytest.mark.parametrize(
    ("asked", "low", "high"),
    [
        (yes_no("a", 5), 0, 10_000),
        (question("yes_no", "a", points={"yes": 4, "no": 1}), 2_500, 10_000),
        (question("yes_no", "a", points={"yes": 4, "no": 1}, max_points=5), 2_000, 8_000),
        (question("scale", "a", max_points=4), 0, 10_000),
        (question("scale", "a", points="a", max_points=5), 2_000, 10_000),
        (question("scale", "a", points="a * 2", max_points=5), 4_000, 10_000),
        (question("duration", "a", points="6 if a < 5 else 3", max_points=6), 5_000, 10_000),
        (question("duration", "a", points="9 - a", max_points=6), 0, 10_000),  # cannot be told
        (question("choice", "a", choices=CHOICES[:2]), 7_500, 10_000),
        (question("choices", "a", choices=CHOICES), 0, 10_000),
        (question("choices", "a", choices=CHOICES[:2]), 4_286, 10_000),
        (question("choices", "a", choices=[*CHOICES[:2], ALONE]), 4_286, 10_000),
        (yes_no("a", 5, **critical("cap", at=40)), 0, 10_000),
        (question("yes_no", "a", points={"yes": 4, "no": 2}, **critical("cap", at=40)), 4_000, 10_000),
        (question("yes_no", "a", points={"yes": 4, "no": 2}, **critical("zero", scope="section")), 0, 10_000),
        (question("yes_no", "a", points={"yes": 4, "no": 2}, **critical("flag")), 5_000, 10_000),
        (yes_no("a", 5, **critical("cap", "not is_na(a)", at=40)), 0, 4_000),
        (yes_no("a", 5, **critical("zero", "is_na(a)")), 0, 10_000),
    ],
)
def test_the_lowest_and_the_highest_score_follow_from_the_worst_and_the_best_answer(
    asked: dict[str, Any], low: int, high: int
) -> None:
    assert scores(asked) == (low, high)


def test_a_bonus_lifts_only_the_highest_score() -> None:
    questions = (question("yes_no", "a", points={"yes": 4, "no": 1}), yes_no("extra", 2, bonus=True))
    assert scores(*questions) == (2_500, 10_000)
    assert scores(*questions, scoring={"cap_bonus": False}) == (2_500, 15_000)


def test_each_persona_has_a_path_of_its_own() -> None:
    scenario = a_scenario(
        yes_no("a", 6),
        yes_no("b", 2, show_if='persona == "calm"'),
        question("yes_no", "c", show_if='b == "yes"'),
        personas=PERSONAS,
    )
    calm, hurried = path(scenario, "calm"), path(scenario, "hurried")
    assert (calm.questions, hurried.questions) == (("a", "b", "c"), ("a",))
    assert (calm.question_shares, hurried.question_shares) == ({"a": 7_500, "b": 2_500}, {"a": 10_000})
    assert calm.minutes == pytest.approx(hurried.minutes * 3)
    assert figures(scenario).minutes == calm.minutes


def test_weights_are_shared_among_the_sections_that_count() -> None:
    scenario = of(
        {
            "personas": PERSONAS,
            "sections": [
                {"id": "one", "weight": 30, "questions": [yes_no("a", 5), yes_no("x")]},
                {"id": "two", "weight": 50, "questions": [yes_no("b", 5), yes_no("c", 15)]},
                {"id": "three", "weight": 20, "show_if": 'persona == "calm"', "questions": [yes_no("d", 5)]},
            ],
        }
    )
    assert path(scenario, "calm").section_shares == {"one": 3_000, "two": 5_000, "three": 2_000}
    hurried = path(scenario, "hurried")
    assert hurried.section_shares == {"one": 3_750, "two": 6_250}
    assert hurried.question_shares == {"a": 3_750, "b": 1_563, "c": 4_688}
    assert hurried.sections == ("one", "two")


def test_a_critical_rule_counts_on_the_path_of_those_who_can_see_its_question() -> None:
    scenario = a_scenario(
        question("yes_no", "a", points={"yes": 4, "no": 2}),
        question("yes_no", "b", show_if='persona == "calm"', **critical("zero", 'b == "no"')),
        personas=PERSONAS,
    )
    assert (path(scenario, "calm").low, path(scenario, "hurried").low) == (0, 5_000)
