"""Measures by name: what each can be, what it is called, and who may ask for it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from shopper.languages import gettext, spoken
from shopper.languages import mark as _
from shopper.problems import INVALID, NOT_FOUND, FieldError, Problem
from shopper.scenarios.criteria import CRITERIA
from shopper.scenarios.model import Scenario
from shopper.scenarios.questions import Duration, Question

TOTAL, RAW_TOTAL = "total", "raw_total"
OF_QUESTIONS = ("question", "within", "choice", "csat", "nps")
_NAME = re.compile(
    r"total|raw_total|(section|criterion|question|within|csat|nps):[a-z0-9_]+|choice:[a-z0-9_]+:[a-z0-9_]+"
)


@dataclass(frozen=True, slots=True)
class Group:
    """Measures that stand together in a list of choices: name and words of each."""

    title: str
    measures: tuple[tuple[str, str], ...]


def limits(measure: str) -> tuple[int, int]:
    """Return the lowest and the highest value that a measure can take."""
    return (-10000 if measure.startswith("nps:") else 0), 10000


def check(measure: str, scenarios: Iterable[Scenario], *, client_only: bool) -> None:
    """Refuse what is no measure, and with `client_only` what comes from a question that the client does not see.

    Raises INVALID, NOT_FOUND.
    """
    if not _NAME.fullmatch(measure):
        message = _("There is no measure {measure}.")
        raise Problem(INVALID, errors=[FieldError("/measure", "unknown_measure", message, {"measure": measure})])
    family, name = family_of(measure)
    asked = [one.question(name) for one in scenarios if family in OF_QUESTIONS]
    if client_only and any(question and question.audience == "agency" for question in asked):
        raise Problem(NOT_FOUND)


def family_of(measure: str) -> tuple[str, str]:
    """Split a measure into its family and the id of what it measures; `total` has no id."""
    family, _colon, rest = measure.partition(":")
    return family, rest.partition(":")[0]


def words(measure: str, scenarios: Sequence[Scenario]) -> str:
    """Say a measure in the language spoken now; what no scenario knows is said by its name."""
    family, name = family_of(measure)
    if family == TOTAL:
        return gettext("Score")
    if family == RAW_TOTAL:
        return gettext("Score without critical questions")
    if family == "criterion":
        return gettext(CRITERIA.get(name, name))
    if family == "section":
        sections = (scenario.section(name) for scenario in scenarios)
        return next((one.title.in_(spoken()) for one in sections if one and one.title), name)
    question = question_of(name, scenarios)
    return question.text.in_(spoken()) if question else name


def question_of(name: str, scenarios: Iterable[Scenario]) -> Question | None:
    """Return the question with this id from the first scenario that has one."""
    return next((found for scenario in scenarios if (found := scenario.question(name))), None)


def choices(present: Iterable[str], scenarios: Sequence[Scenario]) -> tuple[Group, ...]:
    """Return the measures that can be chosen on the page, out of those that there are values of."""
    titles = {"section": gettext("Sections"), "criterion": gettext("Criteria"), "within": gettext("Within target")}
    found: dict[str, list[tuple[str, str]]] = {family: [] for family in titles}
    places = _places(scenarios)
    for measure in sorted(present, key=lambda one: (places.get(one, len(places)), one)):
        family, name = family_of(measure)
        question = question_of(name, scenarios) if family in OF_QUESTIONS else None
        if family in found and not (question and question.audience == "agency"):
            found[family].append((measure, words(measure, scenarios)))
    totals = Group(gettext("Total"), ((TOTAL, words(TOTAL, scenarios)), (RAW_TOTAL, words(RAW_TOTAL, scenarios))))
    return (totals, *(Group(titles[family], tuple(ones)) for family, ones in found.items() if ones))


def wait(present: Iterable[str], scenarios: Sequence[Scenario]) -> tuple[str, Duration] | None:
    """Return the first timed question with a target, and its measure, if the period has values of one."""
    there = set(present)
    for scenario in scenarios:
        for question in scenario.questions:
            if isinstance(question, Duration) and question.target and f"within:{question.id}" in there:
                return f"within:{question.id}", question
    return None


def _places(scenarios: Iterable[Scenario]) -> dict[str, int]:
    """Return numbers for measures in the order of the checklist and of the list of criteria."""
    sections = [f"section:{one.id}" for scenario in scenarios for one in scenario.sections]
    criteria = [f"criterion:{one}" for one in CRITERIA]
    within = [f"within:{one.id}" for scenario in scenarios for one in scenario.questions]
    return {measure: place for place, measure in enumerate((*sections, *criteria, *within))}
