"""Promises of scoring, on many random scenarios and answers."""

from typing import Any

from hypothesis import given as over
from hypothesis import settings
from hypothesis import strategies as st

from shopper.answers.applies import state
from shopper.answers.earning import earnings
from shopper.answers.model import Answer, Context
from shopper.answers.score import score
from shopper.logic import is_true
from shopper.scenarios.model import Scenario
from shopper.scenarios.rules import loses
from tests.builders.scenarios import of, question, yes_no

NAMES = ("a", "b", "c", "d", "e", "f")
points = st.integers(0, 9) | st.floats(0, 9).map(lambda number: round(number, 2))
critical = st.fixed_dictionaries(
    {
        "when": st.sampled_from(NAMES).map(lambda name: f"answered({name})"),
        "effect": st.sampled_from(["zero", "cap", "flag"]),
        "at": st.integers(0, 100),
        "scope": st.sampled_from(["total", "section"]),
    }
)


@st.composite
def questions(draw: st.DrawFn, name: str, earlier: tuple[str, ...]) -> dict[str, Any]:
    """Return a scored question of some kind, which may depend on an earlier one."""
    keys: dict[str, Any] = {"bonus": draw(st.booleans()), "allow_na": draw(st.booleans())}
    if earlier and draw(st.booleans()):
        keys["show_if"] = f"answered({draw(st.sampled_from(earlier))})"
    if draw(st.booleans()):
        keys["critical"] = draw(critical)
    worth = [{"id": one, "points": draw(points), "exclusive": one == "z"} for one in "xyz"]
    match draw(st.sampled_from(["yes_no", "choice", "choices", "scale", "number"])):
        case "yes_no":
            return yes_no(name, draw(points), **keys)
        case "choice":
            return question("choice", name, choices=worth, **keys)
        case "choices":
            worth.append({"id": "bad", "points": -draw(points)})
            limit = {"max_points": draw(points)} if draw(st.booleans()) else {}
            return question("choices", name, choices=worth, **limit, **keys)
        case "scale":
            return question("scale", name, low=0, high=draw(st.integers(1, 7)), max_points=draw(points), **keys)
        case _:
            rule = f"{name} * {draw(st.integers(1, 3))} - 1 if {name} < 5 else {draw(points)}"
            return question("number", name, points=rule, max_points=draw(points), **keys)


@st.composite
def scenarios(draw: st.DrawFn) -> Scenario:
    """Return a scenario of two sections."""
    asked = [draw(questions(name, NAMES[:place])) for place, name in enumerate(NAMES)]
    weighed = draw(st.booleans())
    sections = [{"id": name, "questions": part} for name, part in (("one", asked[:3]), ("two", asked[3:]))]
    if weighed:
        sections = [{**section, "weight": draw(points)} for section in sections]
    return of({"sections": sections, "scoring": {"cap_bonus": draw(st.booleans())}})


@st.composite
def visits(draw: st.DrawFn) -> tuple[Scenario, dict[str, Answer]]:
    """Return a scenario with answers to some of its questions."""
    scenario, answers = draw(scenarios()), {}
    values: dict[str, st.SearchStrategy[Any]] = {
        "yes_no": st.sampled_from(["yes", "no"]),
        "choice": st.sampled_from(["x", "y", "z"]),
        "choices": st.sampled_from([("x",), ("x", "y"), ("z",), ("x", "bad"), ("x", "y", "bad"), ("bad",)]),
        "scale": st.integers(0, 1),
        "number": st.integers(-9, 9) | st.floats(-9, 9),
    }
    for one in scenario.questions:
        match draw(st.sampled_from(["answered", "answered", "na", "blank"])):
            case "answered":
                answers[one.id] = Answer(draw(values[one.kind]))
            case "na":
                answers[one.id] = Answer(na=True)
    return scenario, answers


FEW = settings(max_examples=60, deadline=None)


@FEW
@over(visits())
def test_a_score_is_between_nothing_and_its_maximum(visit: tuple[Scenario, dict[str, Answer]]) -> None:
    scenario, answers = visit
    sheet = score(scenario, answers, Context())
    shown = [sheet.total, sheet.raw_total, *(row.score for row in sheet.sections.values())]
    known = [one for one in shown if one is not None]
    assert all(one >= 0 for one in known)
    assert not scenario.scoring.cap_bonus or all(one <= 10_000 for one in known)
    assert sheet.total is None or sheet.raw_total is None or sheet.total <= sheet.raw_total
    assert all(0 <= row.earned <= row.worth and row.possible <= row.worth for row in sheet.questions.values())


@FEW
@over(visits(), st.sampled_from(NAMES), st.sampled_from([Answer("yes"), Answer(na=True)]))
def test_an_answer_given_and_taken_back_changes_nothing(
    visit: tuple[Scenario, dict[str, Answer]], name: str, other: Answer
) -> None:
    scenario, answers = visit
    before = score(scenario, answers, Context())
    found = scenario.question(name)
    if other.na or (found is not None and found.kind == "yes_no"):
        score(scenario, {**answers, name: other}, Context())
    assert score(scenario, dict(reversed(answers.items())), Context()) == before


@FEW
@over(visits())
def test_what_was_answered_to_hidden_questions_is_ignored(visit: tuple[Scenario, dict[str, Answer]]) -> None:
    scenario, answers = visit
    states = state(scenario, answers, Context()).states
    visible = {name: answer for name, answer in answers.items() if states[name] != "hidden"}
    assert score(scenario, visible, Context()) == score(scenario, answers, Context())


@FEW
@over(visits())
def test_the_phone_and_the_server_agree_on_what_loses_points(visit: tuple[Scenario, dict[str, Answer]]) -> None:
    scenario, answers = visit
    applied = state(scenario, answers, Context())
    for earning in earnings(scenario, answers, applied):
        told = loses(earning.worth.question)
        value = answers.get(earning.worth.question.id, Answer()).value
        if isinstance(told, list) and all(isinstance(one, str) and len(one) < 4 for one in told):
            chosen = value if isinstance(value, tuple) else (value,)
            found = applied.states[earning.worth.question.id] == "answered" and any(one in told for one in chosen)
        else:
            found = told is not None and is_true(told, applied.facts)
        assert found == earning.loses
