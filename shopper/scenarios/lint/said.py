"""Every text of a scenario, and where it stands."""

from collections.abc import Iterator
from typing import NamedTuple

from shopper.scenarios.details import Choice
from shopper.scenarios.document import Path
from shopper.scenarios.model import Scenario
from shopper.scenarios.part import Text
from shopper.scenarios.questions import ManyChoices, Nps, OneChoice, Question, Scale
from shopper.scenarios.report import Report


class Said(NamedTuple):
    """A text and the path of its mapping of languages."""

    path: Path
    text: Text


class Listed(NamedTuple):
    """A list of choices, named or a question's own, and its path."""

    path: Path
    choices: tuple[Choice, ...]


def spoken(text: Text | None, language: str) -> str:
    """Return the text in this very language; nothing where it has none."""
    said: str | None = getattr(text, language, None)
    return said or ""


def everything(scenario: Scenario, report: Report) -> Iterator[Said]:
    """Return every text that the file has."""
    yield Said(("title",), scenario.title)
    yield from _some((("briefing",), scenario.briefing))
    for index, persona in enumerate(scenario.personas):
        yield from _some((("personas", index, "brief"), persona.brief))
    yield from in_choices(scenario, report)
    for section in scenario.sections:
        yield from _some((report.path(section, "title"), section.title))
        for question in section.questions:
            yield from _of_question(question, report)


def lists(scenario: Scenario, report: Report) -> Iterator[Listed]:
    """Return the named lists of choices, then those that belong to one question."""
    for name, choices in scenario.lists.items():
        yield Listed(("choices", name), choices)
    for question in scenario.questions:
        if isinstance(question, OneChoice | ManyChoices) and question.choices not in scenario.lists.values():
            yield Listed(report.path(question, "choices"), question.choices)


def in_choices(scenario: Scenario, report: Report) -> Iterator[Said]:
    """Return the texts of choices; one that has none is shown by its id."""
    for path, choices in lists(scenario, report):
        for index, choice in enumerate(choices):
            if "text" in choice.model_fields_set:
                yield Said((*path, index, "text"), choice.text)


def _of_question(question: Question, report: Report) -> Iterator[Said]:
    ends = question.ends if isinstance(question, Scale | Nps) else None
    yield from _some(
        (report.path(question, "text"), question.text),
        (report.path(question, "hint"), question.hint),
        (report.path(question, "short"), question.short),
        (report.path(question, "check", "message"), question.check.message if question.check else None),
        (report.path(question, "ends", "low"), ends.low if ends else None),
        (report.path(question, "ends", "high"), ends.high if ends else None),
    )


def _some(*found: tuple[Path, Text | None]) -> Iterator[Said]:
    return (Said(path, text) for path, text in found if text is not None)
