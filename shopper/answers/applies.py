"""Which questions of a scenario apply to a visit, and what is known for its expressions."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from shopper.answers.model import Answer, Answers, Context, Photos
from shopper.logic import Facts, Tree, Value, evaluate, is_true
from shopper.scenarios.model import Scenario
from shopper.scenarios.names import roots
from shopper.scenarios.questions import Question

State: TypeAlias = Literal["answered", "na", "hidden", "blank"]

NOTHING = Answer()
_Values: TypeAlias = tuple[tuple[str, Tree], ...]


@dataclass(frozen=True, slots=True)
class Applied:
    """How each question stands, and the facts that conditions, checks and points are calculated from."""

    states: Mapping[str, State]
    facts: Facts

    def visible(self, question: str) -> bool:
        """Tell whether the shopper sees the question."""
        return self.states[question] != "hidden"


def state(scenario: Scenario, answers: Answers, context: Context, photos: Photos | None = None) -> Applied:
    """Walk through the checklist from top to bottom, as the shopper does.

    Whatever was answered to a question that is hidden now is as if it had never been answered.
    """
    walk = scenario.once(_walk)
    values = _of_context(scenario, context)
    facts = Facts(values)
    states: dict[str, State] = {}
    for stop in walk.sections:
        _calculate(stop.before, values, facts)
        shown = stop.show is None or is_true(stop.show, facts)
        for step in stop.questions:
            if step.before:
                _calculate(step.before, values, facts)
            if not shown or (step.show is not None and not is_true(step.show, facts)):
                states[step.question.id] = "hidden"
                continue
            answer = answers.get(step.question.id, NOTHING)
            states[step.question.id] = found = _state(step.question, answer, photos)
            if found == "na":
                facts = replace(facts, na=facts.na | {step.question.id})
            elif found == "answered" and answer.value is None:
                facts = replace(facts, answered=facts.answered | {step.question.id})
            elif answer.value is not None:
                values[step.question.id] = answer.value / 60 if step.minutes else answer.value  # type: ignore[operator]
    _calculate(walk.after, values, facts)
    return Applied(states, facts)


def _state(question: Question, answer: Answer, photos: Photos | None) -> State:
    if answer.na:
        return "na"
    if question.kind == "photo" and question.photo is not None:
        return "answered" if (photos or {}).get(question.id, 0) >= max(question.photo.min, 1) else "blank"
    return "blank" if answer.value is None else "answered"


def _calculate(pending: _Values, values: dict[str, Value], facts: Facts) -> None:
    for name, tree in pending:
        values[name] = evaluate(tree, facts)


def _of_context(scenario: Scenario, context: Context) -> dict[str, Value]:
    values: dict[str, Value] = {
        "persona": context.persona,
        "channel": context.channel or scenario.channel,
        "service_language": context.service_language,
        "visit.weekday": context.weekday,
        "visit.hour": context.hour,
    }
    for name, attribute in context.office.items():
        if isinstance(attribute, bool | int | float | str):
            values[f"office.{name}"] = attribute
    return values


@dataclass(frozen=True, slots=True)
class _Step:
    question: Question
    show: "Tree | None"
    before: _Values
    minutes: bool


@dataclass(frozen=True, slots=True)
class _Stop:
    show: "Tree | None"
    before: _Values
    questions: tuple[_Step, ...]


@dataclass(frozen=True, slots=True)
class _Walk:
    sections: tuple[_Stop, ...]
    after: _Values


def _walk(scenario: Scenario) -> _Walk:
    """Prepare the walk: a calculated value is due as soon as the last question that it depends on has been passed."""
    places = {question.id: place for place, question in enumerate(scenario.questions)}
    due: dict[int, list[tuple[str, Tree]]] = {}
    behind = roots(scenario)
    for calculated in scenario.calculated:
        last = max((places[question] for question in behind[calculated.id]), default=-1)
        due.setdefault(last + 1, []).append((calculated.id, calculated.value.tree))
    stops = []
    for section in scenario.sections:
        show = section.show_if.tree if section.show_if else None
        place = places[section.questions[0].id] if section.questions else -1
        before = tuple(due.pop(place, ()))
        steps = tuple(
            _Step(
                question=question,
                show=question.show_if.tree if question.show_if else None,
                before=tuple(due.pop(places[question.id], ())),
                minutes=question.kind == "duration",
            )
            for question in section.questions
        )
        stops.append(_Stop(show, before, steps))
    return _Walk(tuple(stops), tuple(due.pop(len(places), ())))
