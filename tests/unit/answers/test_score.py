"""The score sheet as it is stored, and what it explains."""

import json
from pathlib import Path

from shopper.answers.model import Context
from shopper.answers.score import judge, score
from shopper.answers.sheet import ScoreSheet
from shopper.scenarios import files
from tests.builders.scenarios import a_scenario, given, of, question, yes_no

SCRIPT = Path(__file__).parents[3] / "scenarios" / "office-visit.yaml"
VISITS = sorted((Path(__file__).parents[2] / "vectors" / "office").glob("*.json"))

CONTRACT = ["total", "raw_total", "coverage", "band", "complete", "sections", "questions", "criticals"]


def test_the_contract_has_its_keys_in_their_order() -> None:
    scenario = a_scenario(yes_no("a", 5, critical={"when": 'a == "no"', "effect": "flag"}))
    sheet = score(scenario, given(scenario, {"a": "no"}), Context()).to_contract()
    assert list(sheet)[: len(CONTRACT)] == CONTRACT
    assert list(sheet["sections"]["only"])[:3] == ["score", "earned", "possible"]
    assert list(sheet["questions"]["a"])[:3] == ["earned", "possible", "reason"]
    assert list(sheet["criticals"][0])[:2] == ["question", "effect"]
    assert json.loads(json.dumps(sheet)) == sheet


def test_a_sheet_can_be_stored_and_read_again() -> None:
    scenario = files.parse(SCRIPT.read_bytes())
    for visit in VISITS:
        sheet = score(scenario, given(scenario, json.loads(visit.read_text("utf-8"))["answers"]), Context())
        assert ScoreSheet.model_validate_json(sheet.model_dump_json()) == sheet


def test_points_are_whole_where_they_can_be() -> None:
    scenario = a_scenario(question("scale", "a", max_points=8), question("scale", "b", max_points=1, low=1, high=4))
    rows = score(scenario, given(scenario, {"a": 2, "b": 2}), Context()).questions
    assert (repr(rows["a"].earned), repr(rows["b"].earned)) == ("2", "0.3333333333333333")


def test_a_row_says_by_which_rule_it_came_about() -> None:
    scenario = a_scenario(
        question("duration", "a", points="5 if a < 5 else 0", max_points=5),
        yes_no("b", 5, critical={"when": 'b == "no"', "effect": "cap", "at": 50}),
        question(
            "number", "c", points="c", max_points=5, critical={"when": "c < 1", "effect": "zero", "scope": "section"}
        ),
        yes_no("d", 5),
    )
    rows = score(scenario, {}, Context()).questions
    assert {name: row.rule for name, row in rows.items()} == {
        "a": "5 if a < 5 else 0",
        "b": 'b == "no" → cap 50 %',
        "c": "c; c < 1 → zero",
        "d": None,
    }


def test_the_sheet_explains_the_total() -> None:
    scenario = of(
        {
            "sections": [
                {"id": "one", "weight": 20, "questions": [yes_no("a", 1), yes_no("b", 3)]},
                {
                    "id": "two",
                    "weight": 80,
                    "questions": [yes_no("c", 1, critical={"when": 'a == "no"', "effect": "zero"})],
                },
            ]
        }
    )
    sheet = score(scenario, given(scenario, {"a": "no", "b": "yes", "c": "yes"}), Context())
    shares = sum((row.share or 0) * (row.score or 0) for row in sheet.sections.values())
    assert (shares, sheet.raw_total, sheet.total) == (95_000_000, 9500, 0)
    assert [(row.question, row.when, row.effective) for row in sheet.criticals] == [("c", 'a == "no"', True)]


def test_everything_can_be_had_from_one_walk() -> None:
    scenario = a_scenario(yes_no("a", 5), yes_no("b", 5, show_if='a == "no"'), comments="on_loss")
    judged = judge(scenario, given(scenario, {"a": "yes", "b": "no"}), Context())
    assert judged.applied.states == {"a": "answered", "b": "hidden"}
    assert judged.breaches == ()
    assert judged.sheet == score(scenario, given(scenario, {"a": "yes"}), Context())


def test_an_attribute_that_is_no_number_brings_no_points() -> None:
    scenario = a_scenario(yes_no("a", points="office.points", max_points=5))
    answers = given(scenario, {"a": "yes"})

    def reason(points: object) -> str:
        return score(scenario, answers, Context(office={"points": points})).questions["a"].reason

    assert [reason(points) for points in (5, 2.5, True, "many", None, [5])] == [
        "answered",
        "answered",
        "blank",
        "blank",
        "blank",
        "blank",
    ]


def test_a_section_without_questions_is_listed_without_a_score() -> None:
    scenario = of({"sections": [{"id": "one", "questions": [yes_no("a", 1)]}, {"id": "two", "questions": []}]})
    assert score(scenario, given(scenario, {"a": "yes"}), Context()).sections["two"].score is None
