"""What expressions can name, and which questions a name comes down to."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypeAlias, get_args

from shopper.logic import Expression, Kind, Type, type_of
from shopper.scenarios.model import Channel, Scenario
from shopper.scenarios.part import Language, Part
from shopper.scenarios.points import formula
from shopper.scenarios.questions import Question, choice_ids

Attributes: TypeAlias = Mapping[str, Type]
"""The attributes that clients give to their locations; `ids` of a text are the values in use, where they are few."""

OFFICE = "office."
RESERVED = frozenset({"persona", "channel", "service_language", "office", "visit"})

_KINDS = {
    "yes_no": Kind.CHOICE,
    "choice": Kind.CHOICE,
    "choices": Kind.CHOICES,
    "scale": Kind.NUMBER,
    "nps": Kind.NUMBER,
    "number": Kind.NUMBER,
    "duration": Kind.NUMBER,
    "text": Kind.TEXT,
    "time": Kind.TIME,
    "date": Kind.DATE,
    "note": Kind.NOTE,
    "photo": Kind.PHOTO,
}


class Use(NamedTuple):
    """An expression, the kind of value that is wanted of it, and the steps from its owner to it."""

    owner: Part
    steps: tuple[str, ...]
    expression: Expression
    want: Kind


def types(scenario: Scenario, attributes: Attributes | None = None) -> dict[str, Type]:
    """Return the type of every name; a question that could not be read is of any kind.

    Attributes of offices are of any kind unless they are given, and their known texts are no limit: others may come.
    """
    names = {
        "persona": Type(Kind.CHOICE, tuple(persona.id for persona in scenario.personas), question=False),
        "channel": Type(Kind.CHOICE, get_args(Channel), question=False),
        "service_language": Type(Kind.CHOICE, get_args(Language), question=False),
        "visit.weekday": Type(Kind.NUMBER, question=False),
        "visit.hour": Type(Kind.NUMBER, question=False),
    }
    for name, attribute in (attributes or {}).items():
        names[f"{OFFICE}{name}"] = Type(attribute.kind, question=False)
    for question in scenario.questions:
        names[question.id] = Type(_KINDS.get(question.kind, Kind.ANY), choice_ids(question))
    for calculated in scenario.calculated:
        names[calculated.id] = type_of(calculated.value, names)
    return names


def uses(scenario: Scenario) -> Iterator[Use]:
    """Return every expression of the scenario."""
    for calculated in scenario.calculated:
        yield Use(calculated, ("value",), calculated.value, Kind.ANY)
    for section in scenario.sections:
        if section.show_if:
            yield Use(section, ("show_if",), section.show_if, Kind.BOOLEAN)
        for question in section.questions:
            yield from _of_question(question)


def _of_question(question: Question) -> Iterator[Use]:
    if question.show_if:
        yield Use(question, ("show_if",), question.show_if, Kind.BOOLEAN)
    if question.required_if:
        yield Use(question, ("required_if",), question.required_if, Kind.BOOLEAN)
    if question.check:
        yield Use(question, ("check", "that"), question.check.that, Kind.BOOLEAN)
    if question.critical:
        yield Use(question, ("critical", "when"), question.critical.when, Kind.BOOLEAN)
    if question.photo and question.photo.required_if:
        yield Use(question, ("photo", "required_if"), question.photo.required_if, Kind.BOOLEAN)
    if points := formula(question):
        yield Use(question, ("points",), points, Kind.NUMBER)


def roots(scenario: Scenario) -> Mapping[str, frozenset[str]]:
    """Return, for every calculated value, the questions that it depends on, also through values above it."""
    found: dict[str, frozenset[str]] = {}
    asked = {question.id for question in scenario.questions}
    for calculated in scenario.calculated:
        names = calculated.value.names
        through = [found[name] for name in names if name in found]
        found[calculated.id] = frozenset(names & asked).union(*through)
    return found
