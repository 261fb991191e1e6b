"""What the phone is told of a scenario: everything it needs, and no points."""

import json
from pathlib import Path
from typing import Any

import pytest

from shopper.scenarios import files
from shopper.scenarios.rules import loses, rules
from tests.builders.scenarios import a_scenario, of, question, yes_no

EVERY_KEY = Path(__file__).parents[2] / "vectors" / "scenarios" / "every-key.yaml"


def only(one: dict[str, Any], **keys: Any) -> Any:
    """Return what the phone is told of one question."""
    return rules(a_scenario(one, **{"comments": "off", **keys}))["questions"][one["id"]]


def losing(one: dict[str, Any]) -> Any:
    """Return what makes a question lose points."""
    return loses(a_scenario(one).questions[0])


CHOICES = [{"id": "x", "points": 4}, {"id": "y", "points": 6}, {"id": "z"}]


def test_the_phone_is_told_no_points_targets_criticals_or_criteria() -> None:
    told = json.dumps(rules(files.parse(EVERY_KEY.read_bytes())))
    for secret in ("points", "target", "critical", "criterion", "bonus", "weight", "cap", "audience", "nature"):
        assert secret not in told


def test_sections_name_their_questions_and_when_they_show() -> None:
    told = rules(files.parse(EVERY_KEY.read_bytes()))
    assert told["sections"][0] == {"id": "before", "questions": ["rings", "held", "sorry"]}
    assert told["sections"][1]["show"] == ["answered", "rings"]


def test_calculated_values_come_in_their_order() -> None:
    told = rules(files.parse(EVERY_KEY.read_bytes()))
    assert [one["id"] for one in told["calculated"]] == ["minutes", "too_long"]
    assert told["calculated"][1]["value"] == ["and", [">", ["q", "minutes"], 4], ["not", ["q", "office.small"]]]


@pytest.mark.parametrize(
    ("one", "told"),
    [
        (question("note", "a"), {"kind": "note"}),
        (yes_no("a"), {"kind": "yes_no", "ids": ["yes", "no"]}),
        (yes_no("a", 5), {"kind": "yes_no", "ids": ["yes", "no"], "required": True}),
        (
            yes_no("a", allow_na=True, on_site=True),
            {"kind": "yes_no", "ids": ["yes", "no"], "na": True, "on_site": True},
        ),
        (question("scale", "a", low=0, high=3), {"kind": "scale", "low": 0, "high": 3}),
        (question("nps", "a"), {"kind": "nps", "low": 0, "high": 10}),
        (
            question("number", "a", min=0.5, max=10, decimals=1),
            {"kind": "number", "min": 0.5, "max": 10, "decimals": 1},
        ),
        (question("number", "a"), {"kind": "number"}),
        (question("text", "a", max_length=40), {"kind": "text", "max_length": 40}),
        (question("duration", "a"), {"kind": "duration"}),
        (
            question("choices", "a", choices=[{"id": "x"}, {"id": "none", "exclusive": True}]),
            {"kind": "choices", "ids": ["x", "none"], "exclusive": ["none"]},
        ),
        (
            question("choice", "a", choices=[{"id": "x"}, {"id": "none", "exclusive": True}]),
            {"kind": "choice", "ids": ["x", "none"]},
        ),
        (
            question("photo", "a", photo={"min": 1, "max": 2, "where": "after"}),
            {"kind": "photo", "photo": {"min": 1, "max": 2, "where": "after"}},
        ),
    ],
    ids=lambda given: json.dumps(given)[:60] if "text" not in given else None,
)
def test_a_question_comes_with_what_its_kind_needs(one: dict[str, Any], told: dict[str, Any]) -> None:
    assert only(one) == told


def test_expressions_come_as_trees() -> None:
    told = only(
        question(
            "text",
            "a",
            required_if="visit.hour > 12",
            check={"that": 'a != "x"'},
            photo={"required_if": 'persona == "p"'},
        ),
        personas=[{"id": "p"}],
    )
    assert told["required_if"] == [">", ["q", "visit.hour"], 12]
    assert told["check"] == ["!=", ["q", "a"], "x"]
    assert told["photo"]["required_if"] == ["==", ["q", "persona"], "p"]


def test_a_condition_on_an_earlier_question_comes_as_a_tree() -> None:
    told = rules(a_scenario(yes_no("a"), yes_no("b", show_if='a == "yes"')))
    assert told["questions"]["b"]["show"] == ["==", ["q", "a"], "yes"]


@pytest.mark.parametrize(
    ("comments", "scored", "told"),
    [
        ("on_loss", True, {"comment": "loses", "loses": ["no"]}),
        ("on_loss", False, {"comment": "optional"}),
        ("optional", True, {"comment": "optional"}),
        ("off", True, {}),
    ],
)
def test_a_comment_is_asked_for_as_the_scenario_says(comments: str, scored: bool, told: dict[str, Any]) -> None:
    found = only(yes_no("a", 5 if scored else None), comments=comments)
    assert {key: found[key] for key in ("comment", "loses") if key in found} == told


@pytest.mark.parametrize(
    ("one", "tree"),
    [
        (yes_no("a"), None),
        (yes_no("a", 0), None),
        (yes_no("a", 5), ["no"]),
        (yes_no("a", 5, bonus=True), None),
        (yes_no("a", 5, max_points=9), ["yes", "no"]),
        (question("choice", "a", choices=CHOICES), ["x", "z"]),
        (question("choice", "a", choices=CHOICES, max_points=4), ["z"]),
        (question("choice", "a", choices=[{"id": "x", "points": 1}]), None),
        (question("scale", "a", low=1, high=7, max_points=5), ["<", ["q", "a"], 7]),
    ],
    ids=["unscored", "nothing", "map", "bonus", "beyond", "list", "most", "always", "scale"],
)
def test_what_loses_points_without_the_points(one: dict[str, Any], tree: Any) -> None:
    assert losing(one) == tree


def x(choice: str) -> list[Any]:
    """Return whether a choice is chosen."""
    return ["in", choice, ["q", "a"]]


@pytest.mark.parametrize(
    ("choices", "keys", "tree"),
    [
        (CHOICES, {}, ["not", ["and", x("x"), x("y")]]),
        (CHOICES[:1], {}, ["not", x("x")]),
        ([*CHOICES, {"id": "bad", "points": -1}], {}, ["not", ["and", x("x"), x("y"), ["not", x("bad")]]]),
        (
            [*CHOICES, {"id": "all", "points": 10, "exclusive": True}],
            {},
            ["not", ["or", x("all"), ["and", x("x"), x("y")]]],
        ),
        ([*CHOICES, {"id": "all", "points": 11, "exclusive": True}], {}, ["not", x("all")]),
        (CHOICES, {"max_points": 99}, ["x", "y", "z"]),
        (
            [{"id": "x", "points": 0.5}, {"id": "y", "points": 0.25}, {"id": "z"}],
            {"max_points": 0.5},
            ["<", ["+", ["if", x("x"), 2, 0], ["if", x("y"), 1, 0]], 2],
        ),
    ],
    ids=["all", "one", "penalty", "alone or all", "alone", "beyond", "enough"],
)
def test_what_loses_points_of_several_choices(choices: Any, keys: dict[str, Any], tree: Any) -> None:
    assert losing(question("choices", "a", choices=choices, **keys)) == tree


def test_what_loses_points_of_an_expression_compares_its_constants_already() -> None:
    one = question("duration", "a", points="10 if a <= 5 else 10 - a if a < 10 else 0", max_points=10)
    assert losing(one) == [
        "if",
        ["<=", ["q", "a"], 5],
        False,
        ["if", ["<", ["q", "a"], 10], ["<", ["-", 10, ["q", "a"]], 10], True],
    ]


def test_a_constant_of_broken_points_is_what_its_digits_say() -> None:
    # As a double, 0.7 is a little less than seven tenths.
    one = question("duration", "a", points="0.7 if a <= 5 else 0", max_points=0.7)
    assert losing(one) == ["if", ["<=", ["q", "a"], 5], False, True]


def test_a_list_whose_points_are_switched_off_loses_nothing() -> None:
    scenario = of(
        {
            "choices": {"grade": CHOICES},
            "sections": [{"questions": [question("choice", "a", choices="grade", points="none")]}],
        }
    )
    assert loses(scenario.questions[0]) is None
