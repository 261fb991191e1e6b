"""What is declared and never used: calculated values and lists of choices."""

from shopper.scenarios.model import Scenario
from shopper.scenarios.names import uses
from shopper.scenarios.questions import ManyChoices, OneChoice
from shopper.scenarios.report import Report


def find(scenario: Scenario, report: Report) -> None:
    """Look for what nothing uses, while there are no mistakes: else what should use it may be what is wrong."""
    if report.has_errors:
        return
    asked = {name for use in uses(scenario) for name in use.expression.names}
    for calculated in scenario.calculated:
        if calculated.id not in asked:
            report.rule(report.path(calculated), "unused_value", name=calculated.id)
    used = [question.choices for question in scenario.questions if isinstance(question, OneChoice | ManyChoices)]
    for name, choices in scenario.lists.items():
        if choices not in used:
            report.at_key(("choices", name), "unused_list", name=name)
