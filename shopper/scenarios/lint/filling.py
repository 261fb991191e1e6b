"""What it means to fill the checklist in: how long that takes, and what it is made of."""

from math import ceil

from shopper.scenarios.minutes import LIMITS, minutes
from shopper.scenarios.model import Scenario
from shopper.scenarios.points import is_scored
from shopper.scenarios.report import Report
from shopper.scenarios.shares import shares


def find(scenario: Scenario, report: Report) -> None:
    """Look at the checklist as a whole."""
    _look_at_length(scenario, report)
    _look_for_facts(scenario, report)
    for question in scenario.questions:
        if question.photo and question.photo.where == "inside_unseen":
            report.rule(report.path(question, "photo", "where"), "photo_inside")


def _look_at_length(scenario: Scenario, report: Report) -> None:
    """Count what the persona that can see most can see."""
    if report.has_errors:
        return
    limit = LIMITS[scenario.method]
    longest = max(minutes(path.questions, scenario.languages) for path in shares(scenario))
    if longest > limit:
        report.rule(("sections",), "takes_long", minutes=ceil(longest), limit=limit)


def _look_for_facts(scenario: Scenario, report: Report) -> None:
    scored = [question for question in scenario.questions if is_scored(question)]
    if scenario.method != "survey" and scored and all(question.nature == "impression" for question in scored):
        report.rule(("sections",), "no_facts")
