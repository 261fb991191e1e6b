"""Questions that teach the answer, pass judgement in a yes or no, or ask two things at once."""

import re
from collections.abc import Iterator
from functools import lru_cache

from shopper.scenarios.lint.said import Said, in_choices, spoken
from shopper.scenarios.lint.vocabulary import DENYING, JOINING, JUDGING, PRESUMING, Patterns
from shopper.scenarios.model import Scenario
from shopper.scenarios.questions import Question
from shopper.scenarios.report import Report

# What somebody says or reads on a screen is no wording of the question.
_QUOTED = re.compile(r"«[^»]*»|“[^”]*”|„[^“”]*[“”]|\"[^\"]*\"")
_READ = 500
_ONE_ANSWER = {"yes_no", "scale", "nps"}


def find(scenario: Scenario, report: Report) -> None:
    """Look at the words of questions, hints and choices in every declared language."""
    for said in _beside_answers(scenario, report):
        _look(said, PRESUMING, "presuming", scenario, report)
    for question in scenario.questions:
        said = Said(report.path(question, "text"), question.text)
        for patterns, code in _doubts(question):
            _look(said, patterns, code, scenario, report)


def found_in(text: str, patterns: tuple[str, ...]) -> str:
    """Return the words of a text that one of the patterns is about, or nothing."""
    unquoted = _QUOTED.sub("…", text[:_READ])
    match = _any_of(patterns).search(unquoted)
    return match.group().strip() if match else ""


def _beside_answers(scenario: Scenario, report: Report) -> Iterator[Said]:
    yield from in_choices(scenario, report)
    for question in scenario.questions:
        yield Said(report.path(question, "text"), question.text)
        if question.hint:
            yield Said(report.path(question, "hint"), question.hint)


def _doubts(question: Question) -> Iterator[tuple[Patterns, str]]:
    if question.kind != "note":
        yield DENYING, "denying"
    if question.kind == "yes_no":
        yield JUDGING, "judging"
    if question.kind in _ONE_ANSWER:
        yield JOINING, "two_things"


def _look(said: Said, patterns: Patterns, code: str, scenario: Scenario, report: Report) -> None:
    for language in scenario.languages:
        if words := found_in(spoken(said.text, language), patterns[language]):
            report.rule((*said.path, language), code, words=words)


@lru_cache
def _any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)", re.IGNORECASE)
