"""Texts that were copied instead of translated, that nobody will read, or that are not there at all."""

import re

from shopper.languages import LANGUAGES
from shopper.scenarios.lint.said import everything, lists, spoken
from shopper.scenarios.model import Scenario
from shopper.scenarios.part import Text
from shopper.scenarios.report import Report

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_CYRILLIC = re.compile(r"[а-яё]", re.IGNORECASE)


def find(scenario: Scenario, report: Report) -> None:
    """Compare the languages of each text, and look for choices without one."""
    unspoken: set[str] = set()
    for path, text in everything(scenario, report):
        for language, other in _copies(text, scenario.languages):
            report.rule((*path, language), "same_translation", language=language, other=other)
        for language in LANGUAGES:
            if language not in {*scenario.languages, *unspoken} and spoken(text, language):
                # Once is enough: who writes one text in a language mostly writes all of them in it.
                unspoken.add(language)
                report.rule((*path, language), "unspoken_language", language=language)
    for path, choices in lists(scenario, report):
        for index, choice in enumerate(choices):
            if "text" not in choice.model_fields_set:
                report.rule((*path, index, "id"), "no_choice_text", id=choice.id)


def _copies(text: Text, languages: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return each language that repeats the text of one before it, and which that is."""
    found: list[tuple[str, str]] = []
    first: dict[str, str] = {}
    for language in languages:
        said = " ".join(spoken(text, language).casefold().split())
        if said in first and _should_differ(spoken(text, language)):
            found.append((language, first[said]))
        first.setdefault(said, language)
    return found


def _should_differ(text: str) -> bool:
    """Tell whether a text is more than numbers, names and a single word that both languages may have."""
    words = _WORD.findall(text)
    if any(_CYRILLIC.search(word) for word in words):
        return True
    return len(words) > 1 and any(word.islower() for word in words)
