"""How long a checklist takes to fill in. The model is described in docs/scenario-format.md; it is an estimate."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from shopper.scenarios.part import Text
from shopper.scenarios.questions import ManyChoices, OneChoice, Question, Scale

READING = 15
"""Characters a second: 900 a minute, a little below what Trauzettel-Klosinski and Dietz (2012, IReST) measured of
adults who read English, Russian and Finnish (987, 986 and 1,078)."""

SECONDS: Mapping[str, int] = MappingProxyType(
    {
        "yes_no": 3,
        "choice": 4,
        "choices": 8,
        "scale": 4,
        "nps": 4,
        "number": 8,
        "duration": 6,
        "text": 30,  # 18 words at the 36 a minute that people type on a phone (Palin and others, 2019)
        "time": 8,
        "date": 8,
        "photo": 0,
        "note": 0,
    }
)
"""To think and to tap, for each kind of question; comments and waiting are not counted."""

PHOTO = 15
"""Seconds for each photo that is always needed."""

LIMITS: Mapping[str, int] = MappingProxyType(
    {"mystery_visit": 30, "recording_review": 30, "knowledge_test": 30, "survey": 5}
)
"""Minutes that people fill in with care, for each method."""


def minutes(questions: Iterable[Question], languages: Iterable[str]) -> float:
    """Return how many minutes the questions take in the language in which that is longest."""
    asked = [(question, SECONDS.get(question.kind, 0) + _photos(question)) for question in questions]
    acting = sum(seconds for _, seconds in asked)
    reading = max(sum(_length(question, language) for question, _ in asked) for language in languages) / READING
    return (acting + reading) / 60


def _photos(question: Question) -> int:
    photo = question.photo
    if photo is None or photo.required_if:
        return 0
    return PHOTO * max(photo.min, question.kind == "photo")


def _length(question: Question, language: str) -> int:
    return sum(len(text.in_(language)) for text in _texts(question) if text)


def _texts(question: Question) -> Iterable[Text | None]:
    yield question.text
    yield question.hint
    if isinstance(question, OneChoice | ManyChoices):
        yield from (choice.text for choice in question.choices)
    if isinstance(question, Scale) and question.ends:
        yield question.ends.low
        yield question.ends.high
