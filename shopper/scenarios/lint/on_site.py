"""More questions to be noted on the spot than anybody can carry in the head."""

from shopper.scenarios.model import Scenario
from shopper.scenarios.report import Report

LIMIT = 8


def find(scenario: Scenario, report: Report) -> None:
    """Count the questions of the on-site screen."""
    on_site = sum(question.on_site for question in scenario.questions)
    if on_site > LIMIT:
        report.rule(("sections",), "many_on_site", count=on_site, limit=LIMIT)
