"""Weights that come out otherwise than written: sections that drop out, and single questions that decide everything."""

from fractions import Fraction

from shopper.scenarios.lint.figures import percent
from shopper.scenarios.model import Scenario, Section
from shopper.scenarios.points import exact
from shopper.scenarios.report import Report
from shopper.scenarios.shares import Shares, shares

MOVED_LIMIT = Fraction(1, 5)
"""A section of at least this part of the declared weights is missed where it does not count."""

HEAVY_LIMIT = Fraction(1, 4)
"""More than this part of the total is more than a weight is meant to give to one question out of many…"""

MANY = 8
"""…where at least so many questions bring points."""


def find(scenario: Scenario, report: Report) -> None:
    """Compare, for each persona, the part of the total that things carry with what was written."""
    if report.has_errors:
        return
    paths = shares(scenario)
    whole = sum(exact(section.weight or 0) for section in scenario.sections)
    for section in scenario.sections:
        if section.weight and exact(section.weight) >= MOVED_LIMIT * whole:
            _look_for_absence(section, Fraction(exact(section.weight)) / whole, paths, report)
        if section.weight:
            _look_for_heavy(section, paths, report)


def _look_for_absence(section: Section, share: Fraction, paths: tuple[Shares, ...], report: Report) -> None:
    without = [path for path in paths if path.sections and section.id not in path.sections]
    if without and len(without) < len(paths):
        names = ", ".join(str(path.persona) for path in without)
        report.rule(report.path(section, "weight"), "weight_moves", personas=names, share=percent(share))


def _look_for_heavy(section: Section, paths: tuple[Shares, ...], report: Report) -> None:
    for question in section.questions:
        many = [path for path in paths if len(path.possible) >= MANY]
        share = max((path.of(question, section) for path in many), default=Fraction(0))
        if share > HEAVY_LIMIT:
            report.rule(report.path(question), "heavy_question", share=percent(share))
