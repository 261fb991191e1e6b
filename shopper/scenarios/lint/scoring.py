"""Weights and bands that will not do what their author expects."""

from shopper.scenarios.model import Scenario
from shopper.scenarios.points import possible
from shopper.scenarios.report import Report


def find(scenario: Scenario, report: Report) -> None:
    """Look at the weights of the sections, then at the bands."""
    _look_at_weights(scenario, report)
    _look_at_bands(scenario, report)


def _look_at_weights(scenario: Scenario, report: Report) -> None:
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


def _look_at_bands(scenario: Scenario, report: Report) -> None:
    starts = [band.min for band in scenario.scoring.bands]
    if starts and min(starts) > 0:
        report.rule(("scoring", "bands"), "no_lowest_band")
    for index, band in enumerate(scenario.scoring.bands):
        if band.min in starts[:index]:
            report.rule(("scoring", "bands", index), "same_band", id=band.id)
