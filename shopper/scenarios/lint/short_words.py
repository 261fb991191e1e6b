"""Short words that would tell somebody who looks over a shoulder what the list on the phone is for."""

from shopper.scenarios.lint.phrasing import found_in
from shopper.scenarios.lint.said import spoken
from shopper.scenarios.lint.vocabulary import TELLING
from shopper.scenarios.model import Scenario
from shopper.scenarios.report import Report

LETTERS = 20
WORDS = 2


def find(scenario: Scenario, report: Report) -> None:
    """Look at the short words of each question in every declared language."""
    for question in scenario.questions:
        for language in scenario.languages:
            short = spoken(question.short, language)
            path = report.path(question, "short", language)
            if words := found_in(short, TELLING[language]):
                report.rule(path, "telling_short", words=words)
            elif len(short) > LETTERS or len(short.split()) > WORDS:
                report.rule(path, "long_short", words=WORDS, letters=LETTERS)
