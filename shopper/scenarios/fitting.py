"""Checks that what a scenario says fits together: points and choices, bounds, weights."""

from shopper.logic import nearest
from shopper.scenarios.model import Scenario
from shopper.scenarios.points import by_choice, formula
from shopper.scenarios.questions import (
    ByChoice,
    ManyChoices,
    NumberQuestion,
    OneChoice,
    Question,
    Scale,
    Scorable,
    choice_ids,
)
from shopper.scenarios.report import Report

MARKS_LIMIT = 21


def check_fitting(scenario: Scenario, report: Report) -> None:
    """Report what contradicts itself."""
    if not scenario.questions:
        report.rule(("sections",), "no_sections")
    weighed = [section.weight is not None for section in scenario.sections]
    if any(weighed) and not all(weighed):
        report.rule(report.path(scenario.sections[weighed.index(False)], "weight"), "weights")
    for question in scenario.questions:
        _check_points(question, report)
        _check_bounds(question, report)


def _check_points(question: Question, report: Report) -> None:
    if isinstance(question, Scorable) and formula(question) and question.max_points is None:
        report.rule(report.path(question, "max_points"), "max_points")
    if isinstance(question, ByChoice) and isinstance(question.points, dict):
        _check_map(question, question.points, report)
    elif isinstance(question, OneChoice) and any(points < 0 for points in (by_choice(question) or {}).values()):
        report.rule(report.path(question, "choices"), "points_negative")


def _check_map(question: ByChoice, points: dict[str, float], report: Report) -> None:
    path, ids = report.path(question, "points"), choice_ids(question)
    for choice in ids:
        if choice not in points:
            report.rule(path, "points_missing", choice=choice)
    for choice, worth in points.items():
        if choice not in ids:
            report.at_key((*path, choice), "points_unknown", choice=choice, nearest=nearest(choice, ids))
        elif worth < 0 and not isinstance(question, ManyChoices):
            report.rule((*path, choice), "points_negative")


def _check_bounds(question: Question, report: Report) -> None:
    critical, photo = question.critical, question.photo
    if critical and critical.effect == "cap" and critical.at is None:
        report.rule(report.path(question, "critical", "at"), "cap_at")
    if photo and photo.min > photo.max:
        report.rule(report.path(question, "photo", "min"), "min_max", low="min", high="max")
    if isinstance(question, NumberQuestion) and _crossed(question.min, question.max):
        report.rule(report.path(question, "min"), "min_max", low="min", high="max")
    if isinstance(question, Scale):
        _check_marks(question, report)


def _check_marks(question: Scale, report: Report) -> None:
    if question.high <= question.low:
        report.rule(report.path(question, "high"), "no_marks")
    elif question.high - question.low >= MARKS_LIMIT:
        report.rule(report.path(question, "high"), "too_many_marks", limit=MARKS_LIMIT)


def _crossed(low: float | None, high: float | None) -> bool:
    return low is not None and high is not None and low > high
