"""Conditions that are always or never true, and what can never be shown because of them."""

from collections.abc import Iterator

from shopper.logic import Expression
from shopper.scenarios.model import Scenario, Section
from shopper.scenarios.points import is_required
from shopper.scenarios.questions import Question
from shopper.scenarios.reach import Reach, Truth, reach
from shopper.scenarios.report import Report


def find(scenario: Scenario, report: Report) -> None:
    """Try every condition with all that can be answered, while there are no mistakes that it could stumble over."""
    if report.has_errors:
        return
    reached = reach(scenario)
    for calculated in scenario.calculated:
        if code := _constant(reached.value(calculated)):
            report.rule(report.path(calculated, "value"), code, key="value")
        elif unreached := reached.unreached(calculated.value):
            report.within(report.path(calculated, "value"), unreached.column, "outcome_never_reached")
    for section in scenario.sections:
        _look_at_visibility(section, "section_never_shown", reached, report)
        for question in section.questions:
            _look_at_visibility(question, "never_shown", reached, report)
            if reached.can_be_seen(question):
                _look_at(question, reached, report)


def _constant(found: Truth, always: str = "always_true", never: str = "never_true") -> str | None:
    if found.never:
        return never
    return always if found.always else None


def _look_at_visibility(part: Section | Question, never: str, reached: Reach, report: Report) -> None:
    if part.show_if and (code := _constant(reached.shown(part), never=never)):
        report.rule(report.path(part, "show_if"), code, key="show_if")


def _look_at(question: Question, reached: Reach, report: Report) -> None:
    for steps, condition, always in _conditions(question):
        if code := _constant(reached.truth(question, condition), always):
            report.rule(report.path(question, *steps), code, key=steps[-1])
    if question.check:
        found = reached.truth(question, question.check.that, answered=True)
        if not (found.true and found.false):
            report.rule(report.path(question, "check", "that"), "check_fails" if found.false else "check_passes")


def _conditions(question: Question) -> Iterator[tuple[tuple[str, ...], Expression, str]]:
    if question.required_if and not is_required(question):
        yield ("required_if",), question.required_if, "always_true"
    if question.photo and question.photo.required_if:
        yield ("photo", "required_if"), question.photo.required_if, "always_true"
    if question.critical:
        yield ("critical", "when"), question.critical.when, "critical_always"
