"""Doubts about a scenario that can be used: what is probably not meant."""

import keyword

from shopper.logic import nearest
from shopper.scenarios.criteria import CRITERIA
from shopper.scenarios.model import Scenario
from shopper.scenarios.names import uses
from shopper.scenarios.points import is_required, is_scored, possible
from shopper.scenarios.questions import ManyChoices, OneChoice, Question, Scorable
from shopper.scenarios.report import Report

ON_SITE_LIMIT = 8


def lint(scenario: Scenario, report: Report) -> None:
    """Report what is probably not meant; none of it keeps the scenario from being published."""
    for question in scenario.questions:
        _lint_question(question, report)
        if question.kind == "nps" and scenario.method != "survey":
            report.rule(report.path(question, "kind"), "nps_outside_survey")
    if not report.has_errors:  # else what should use it may be what is wrong
        _lint_unused(scenario, report)
    _lint_weights(scenario, report)
    _lint_bands(scenario, report)
    on_site = sum(question.on_site for question in scenario.questions)
    if on_site > ON_SITE_LIMIT:
        report.rule(("sections",), "many_on_site", count=on_site, limit=ON_SITE_LIMIT)


def _lint_question(question: Question, report: Report) -> None:
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


def _lint_unused(scenario: Scenario, report: Report) -> None:
    asked = {name for use in uses(scenario) for name in use.expression.names}
    for calculated in scenario.calculated:
        if calculated.id not in asked:
            report.rule(report.path(calculated), "unused_value", name=calculated.id)
    used = [question.choices for question in scenario.questions if isinstance(question, OneChoice | ManyChoices)]
    for name, choices in scenario.lists.items():
        if choices not in used:
            report.at_key(("choices", name), "unused_list", name=name)


def _lint_weights(scenario: Scenario, report: Report) -> None:
    counts = False
    for section in scenario.sections:
        scored = any(possible(question) > 0 for question in section.questions)
        if section.weight and not scored:
            report.rule(report.path(section, "weight"), "weight_without_points")
        elif section.weight == 0 and scored:
            report.rule(report.path(section, "weight"), "points_without_weight")
        counts = counts or (scored and section.weight != 0)
    if scenario.questions and not counts and scenario.method != "survey":
        report.rule(("sections",), "nothing_counts")


def _lint_bands(scenario: Scenario, report: Report) -> None:
    starts = [band.min for band in scenario.scoring.bands]
    if starts and min(starts) > 0:
        report.rule(("scoring", "bands"), "no_lowest_band")
    for index, band in enumerate(scenario.scoring.bands):
        if band.min in starts[:index]:
            report.rule(("scoring", "bands", index), "same_band", id=band.id)
