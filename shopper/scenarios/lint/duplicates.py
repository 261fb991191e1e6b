"""Texts that stand twice where a reader has to tell two things apart: questions, choices, titles of sections."""

from collections.abc import Iterable
from typing import NamedTuple

from shopper.scenarios.document import Path
from shopper.scenarios.lint.said import lists, spoken
from shopper.scenarios.model import Scenario, Section
from shopper.scenarios.part import Text
from shopper.scenarios.questions import Question
from shopper.scenarios.report import Report


class _One(NamedTuple):
    """A text, its path, and on which conditions it is shown; no conditions are empty ones."""

    path: Path
    text: Text
    shown: tuple[str, ...] = ()


def find(scenario: Scenario, report: Report) -> None:
    """Compare the questions with each other, the choices of each list, and the titles."""
    questions = (
        _One(report.path(question, "text"), question.text, _shown(section, question))
        for section in scenario.sections
        for question in section.questions
        if question.kind != "note"
    )
    _compare(questions, "same_question", scenario, report)
    for path, choices in lists(scenario, report):
        texts = (_One((*path, index, "text"), choice.text) for index, choice in enumerate(choices))
        _compare(texts, "same_choice", scenario, report)
    titles = (_One(report.path(one, "title"), one.title) for one in scenario.sections if one.title)
    _compare(titles, "same_title", scenario, report)


def _shown(section: Section, question: Question) -> tuple[str, ...]:
    return tuple(formula.source for formula in (section.show_if, question.show_if) if formula)


def _compare(texts: Iterable[_One], code: str, scenario: Scenario, report: Report) -> None:
    """Find each text that stands earlier, too, in the first language in which it does."""
    earlier: dict[tuple[str, str], dict[tuple[str, ...], _One]] = {}
    for one in texts:
        told = False
        for language in scenario.languages:
            said = " ".join(spoken(one.text, language).casefold().split()).rstrip(" .:?!")
            known = earlier.setdefault((language, said), {})
            if said and not told and (same := _met(one, known)):
                told = True
                report.rule((*one.path, language), code, line=report.line((*same.path, language)))
            known.setdefault(one.shown, one)


def _met(one: _One, known: dict[tuple[str, ...], _One]) -> _One | None:
    """Return what may be read in the same visit; of two conditions that differ, one may rule the other out."""
    return known.get(one.shown) or known.get(()) or (None if one.shown else next(iter(known.values()), None))
