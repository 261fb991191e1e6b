"""Checks that need the whole scenario: ids, the names and kinds in expressions, order, texts, and what has to fit."""

from collections.abc import Iterable

from shopper.logic import check as check_expression
from shopper.scenarios.document import Path
from shopper.scenarios.fitting import check_fitting
from shopper.scenarios.model import Scenario
from shopper.scenarios.names import RESERVED, Attributes, types, uses
from shopper.scenarios.order import check_order
from shopper.scenarios.part import Language, Text
from shopper.scenarios.questions import ManyChoices, OneChoice
from shopper.scenarios.report import Report


def check(scenario: Scenario, report: Report, attributes: Attributes | None = None) -> None:
    """Report every mistake of a scenario that was read, however many parts of it had to be mended."""
    _ids(scenario, report)
    _expressions(scenario, report, attributes)
    check_order(scenario, report)
    check_fitting(scenario, report)


def translations(texts: Iterable[tuple[Path, Text]], languages: tuple[Language, ...], report: Report) -> None:
    """Report every text that is missing in a declared language."""
    for path, text in texts:
        missing = [language for language in languages if text.lacks(language)]
        if missing:
            report.rule(path, "translation", languages=", ".join(missing))


def _ids(scenario: Scenario, report: Report) -> None:
    named = [(one.id, report.path(one)) for one in scenario.calculated]
    named += [(one.id, report.path(one)) for one in scenario.questions]
    _unique(named, report)
    _unique(((section.id, report.path(section)) for section in scenario.sections), report)
    _unique(((one.id, ("personas", index)) for index, one in enumerate(scenario.personas)), report)
    _unique(((one.id, ("scoring", "bands", index)) for index, one in enumerate(scenario.scoring.bands)), report)
    for choices in scenario.lists.values():
        _unique(((choice.id, report.path(choice)) for choice in choices), report)
    for question in scenario.questions:
        if isinstance(question, OneChoice | ManyChoices) and question.choices not in scenario.lists.values():
            own = report.path(question, "choices")
            _unique(((choice.id, (*own, index)) for index, choice in enumerate(question.choices)), report)
    for one, path in named:
        if one in RESERVED:
            report.rule((*path, "id"), "reserved_id", id=one)


def _unique(named: Iterable[tuple[str, Path]], report: Report) -> None:
    first: dict[str, Path] = {}
    for one, path in named:
        if one in first:
            report.rule((*path, "id"), "duplicate_id", id=one, line=report.line((*first[one], "id")))
        elif one:
            first[one] = path


def _expressions(scenario: Scenario, report: Report, attributes: Attributes | None) -> None:
    names = types(scenario, attributes)
    for use in uses(scenario):
        if report.is_full:
            return
        if mistakes := check_expression(use.expression, names, use.want):
            report.formula(report.path(use.owner, *use.steps), mistakes)
