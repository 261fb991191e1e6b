"""Doubts about one question by itself: keys that do nothing there, names that will be missed."""

import keyword

from shopper.logic import nearest
from shopper.scenarios.criteria import CRITERIA
from shopper.scenarios.model import Scenario
from shopper.scenarios.points import is_required, is_scored, possible
from shopper.scenarios.questions import Question, Scorable
from shopper.scenarios.report import Report


def find(scenario: Scenario, report: Report) -> None:
    """Look at each question; where one has mistakes, what is doubtful about it may come from them."""
    for question in scenario.questions:
        if report.is_sound(report.path(question)):
            _look(question, report)
        if question.kind == "nps" and scenario.method != "survey":
            report.rule(report.path(question, "kind"), "nps_outside_survey")


def _look(question: Question, report: Report) -> None:
    if keyword.iskeyword(question.id):
        report.rule(report.path(question, "id"), "keyword_id", id=question.id)
    scored = is_scored(question)
    if question.criterion and question.criterion not in CRITERIA:
        close = nearest(question.criterion, CRITERIA)
        report.rule(report.path(question, "criterion"), "unknown_criterion", found=question.criterion, nearest=close)
    elif question.criterion and not scored:
        report.rule(report.path(question, "criterion"), "unscored_criterion")
    if isinstance(question, Scorable) and not scored and (question.bonus or question.max_points is not None):
        key = "bonus" if question.bonus else "max_points"
        report.rule(report.path(question, key), "no_effect", key=key)
    if scored and possible(question) == 0:
        report.rule(report.path(question), "possible_zero")
    if question.required_if and is_required(question):
        report.rule(report.path(question, "required_if"), "always_required")
    if question.critical and question.critical.at is not None and question.critical.effect != "cap":
        report.rule(report.path(question, "critical", "at"), "cap_without")
