"""Doubts about a scenario that can be used: what is probably not meant.

Each file looks for one sort of doubt and offers `find(scenario, report)`.
"""

from shopper.scenarios.lint import (
    balance,
    conditions,
    duplicates,
    earning,
    filling,
    offices,
    on_site,
    options,
    phrasing,
    scoring,
    short_words,
    single,
    translations,
    unused,
)
from shopper.scenarios.model import Scenario
from shopper.scenarios.names import Attributes
from shopper.scenarios.report import Report

_LINTERS = (
    single.find,
    options.find,
    unused.find,
    scoring.find,
    on_site.find,
    conditions.find,
    earning.find,
    balance.find,
    filling.find,
    translations.find,
    duplicates.find,
    phrasing.find,
    short_words.find,
)


def lint(scenario: Scenario, report: Report, attributes: Attributes | None = None) -> None:
    """Report what is probably not meant; none of it keeps the scenario from being published."""
    for find in _LINTERS:
        find(scenario, report)
    if attributes is not None:
        offices.find(scenario, report, attributes)
