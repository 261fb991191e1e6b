"""What one visit gives to each measure."""

from typing import Any

from shopper.answers.model import AnswerBody, Context
from shopper.answers.reading import read
from shopper.answers.score import judge
from shopper.scenarios.files import parse
from shopper.tallies.measures import contribution

SCENARIO = parse("""\
format: 1
scenario: measured
languages: [en]
method: survey
channel: office
title: {en: Measured}
sections:
  - id: first
    title: {en: First}
    questions:
      - {id: greeted, kind: yes_no, points: {yes: 10, no: 0}, criterion: politeness, text: {en: "?"}}
      - id: offered
        kind: choices
        choices: [{id: plan, text: {en: Plan}}, {id: device, text: {en: Device}}]
        points: {plan: 1, device: 2}
        criterion: several_options
        text: {en: "?"}
      - {id: extra, kind: yes_no, bonus: true, points: {yes: 3, no: 0}, text: {en: "?"}}
      - {id: why, kind: text, show_if: 'greeted == "no"', text: {en: "?"}}
  - id: second
    title: {en: Second}
    questions:
      - {id: wait, kind: duration, target: {at_most: 5}, text: {en: "?"}}
      - {id: price, kind: number, target: {at_most: 20}, text: {en: "?"}}
      - {id: size, kind: number, text: {en: "?"}}
      - {id: mark, kind: scale, measure: csat, text: {en: "?"}}
      - {id: plain, kind: scale, text: {en: "?"}}
      - {id: recommend, kind: nps, text: {en: "?"}}
""")


def given(**values: Any) -> dict[str, int]:
    answers = read(SCENARIO, {name: AnswerBody(value=value) for name, value in values.items()})
    judged = judge(SCENARIO, answers, Context())
    counted = {name: answer for name, answer in answers.items() if judged.applied.states[name] == "answered"}
    return contribution(SCENARIO, judged.sheet, counted)


def test_without_answers_there_is_nothing_to_add() -> None:
    assert given() == {}


def test_scores_are_basis_points() -> None:
    found = given(greeted="yes", offered=["plan"])
    assert (found["total"], found["raw_total"], found["section:first"]) == (8462, 8462, 8462)
    assert (found["criterion:politeness"], found["criterion:several_options"]) == (10000, 3333)
    assert "section:second" not in found


def test_a_question_gives_earned_of_possible_half_up() -> None:
    found = given(greeted="no", offered=["device"])
    assert (found["question:greeted"], found["question:offered"]) == (0, 6667)


def test_a_bonus_is_no_measure_of_its_own() -> None:
    assert "question:extra" not in given(greeted="yes", extra="yes")


def test_every_choice_of_an_answered_question_is_all_or_nothing() -> None:
    found = given(greeted="yes", offered=["plan"])
    assert (found["choice:greeted:yes"], found["choice:greeted:no"]) == (10000, 0)
    assert (found["choice:offered:plan"], found["choice:offered:device"]) == (10000, 0)


def test_what_was_not_answered_has_no_choices() -> None:
    assert not [measure for measure in given(greeted="yes") if measure.startswith("choice:offered")]


def test_a_target_is_minutes_for_a_duration_and_the_number_itself_otherwise() -> None:
    assert given(wait=300, price=20) == {"within:wait": 10000, "within:price": 10000}
    assert given(wait=301, price=20.5, size=3) == {"within:wait": 0, "within:price": 0}


def test_only_the_highest_mark_is_the_top_box() -> None:
    assert given(mark=5, plain=5) == {"csat:mark": 10000}
    assert given(mark=4) == {"csat:mark": 0}


def test_nps_counts_promoters_against_detractors() -> None:
    assert [given(recommend=mark)["nps:recommend"] for mark in (10, 9, 8, 7, 6, 0)] == [
        10000,
        10000,
        0,
        0,
        -10000,
        -10000,
    ]


def test_a_text_is_no_measure() -> None:
    assert not [measure for measure in given(greeted="no", why="busy") if "why" in measure]


def test_an_answer_to_an_unknown_question_is_passed_over() -> None:
    judged = judge(SCENARIO, {}, Context())
    answers = read(SCENARIO, {"mark": AnswerBody(value=5)})
    assert contribution(SCENARIO, judged.sheet, {"gone": answers["mark"]}) == {}
