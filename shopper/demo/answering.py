"""An invented shopper fills in a checklist the way an office of a given quality would earn it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any

from shopper.answers import check
from shopper.answers.applies import state
from shopper.answers.model import AnswerBody, Context
from shopper.answers.reading import read
from shopper.demo.pictures import entrance
from shopper.demo.remarks import REASONS, REMARKS, STORIES
from shopper.scenarios.model import Scenario
from shopper.scenarios.points import by_choice
from shopper.scenarios.questions import (
    ByChoice,
    Duration,
    ManyChoices,
    NumberQuestion,
    Question,
    Scale,
    TextQuestion,
    choice_ids,
)

ROUNDS = 6
NA_RATE = 0.04
STORY_RATE = 0.25


@dataclass
class FilledIn:
    """Answers as a phone sends them, and the photos of each question."""

    answers: dict[str, dict[str, Any]] = field(default_factory=dict)
    photos: dict[str, list[bytes]] = field(default_factory=dict)


def fill_in(scenario: Scenario, quality: float, context: Context, language: str, random: Random) -> FilledIn:
    """Answer every question that applies; `quality` of 0…1 is how often things went well. Nothing required is left."""
    filled = FilledIn()
    for question in scenario.questions:
        answer = _answer(question, quality, language, random)
        if answer is not None:
            filled.answers[question.id] = answer
    for _ in range(ROUNDS):
        lacking = _lacking(scenario, filled, context)
        if not lacking:
            break
        for breach in lacking:
            _mend(scenario, breach, filled, quality, language, random)
    _drop_hidden(scenario, filled, context)
    return filled


def _lacking(scenario: Scenario, filled: FilledIn, context: Context) -> tuple[check.Breach, ...]:
    photos = {question: len(taken) for question, taken in filled.photos.items()}
    return check.breaches(scenario, read(scenario, _bodies(filled.answers)), context, photos)


def _drop_hidden(scenario: Scenario, filled: FilledIn, context: Context) -> None:
    photos = {question: len(taken) for question, taken in filled.photos.items()}
    applied = state(scenario, read(scenario, _bodies(filled.answers)), context, photos)
    filled.answers = {name: answer for name, answer in filled.answers.items() if applied.visible(name)}
    filled.photos = {name: taken for name, taken in filled.photos.items() if applied.visible(name)}


def _bodies(answers: Mapping[str, Mapping[str, Any]]) -> dict[str, AnswerBody]:
    return {name: AnswerBody(**answer) for name, answer in answers.items()}


def _mend(
    scenario: Scenario, breach: check.Breach, filled: FilledIn, quality: float, language: str, random: Random
) -> None:
    question = scenario.question(breach.question)
    if question is None:
        return
    answer = filled.answers.setdefault(question.id, {})
    if breach.code == "comment":
        answer["comment"] = random.choice(REMARKS[language])
    elif breach.code == "photo":
        filled.photos.setdefault(question.id, []).append(entrance(random))
    elif isinstance(question, TextQuestion):
        answer["value"] = random.choice(STORIES[language])
    else:
        filled.answers[question.id] = _answer(question, quality, language, random, always=True) or {}


def _answer(
    question: Question, quality: float, language: str, random: Random, *, always: bool = False
) -> dict[str, Any] | None:
    if question.allow_na and not always and random.random() < NA_RATE:
        return {"na": True, "comment": REASONS[language][len(question.id) % len(REASONS[language])]}
    value = _value(question, quality, random)
    if value is not None:
        return {"value": value}
    if isinstance(question, TextQuestion) and (always or random.random() < STORY_RATE):
        return {"value": random.choice(STORIES[language])}
    return None


def _value(question: Question, quality: float, random: Random) -> str | float | list[str] | None:
    # What would end the conversation, or ruin its score, happens rarely even in a poor office.
    luck = 0.75 + 0.25 * quality if question.critical else quality
    match question:
        case ManyChoices():
            return _several(question, luck, random)
        case ByChoice():
            return _one(question, luck, random)
        case Scale():
            mark = question.low + (question.high - question.low) * random.gauss(0.1 + 0.85 * quality, 0.15)
            return min(question.high, max(question.low, round(mark)))
        case Duration():
            return _seconds(question, quality, random)
        case NumberQuestion():
            return _number(question, quality, random)
    return None


def _one(question: ByChoice, luck: float, random: Random) -> str:
    points = by_choice(question)
    if points is None:
        return random.choice(choice_ids(question))
    best_first = sorted(points, key=lambda choice: points[choice], reverse=True)
    for choice in best_first[:-1]:
        if random.random() < luck:
            return choice
    return best_first[-1]


def _several(question: ManyChoices, luck: float, random: Random) -> list[str]:
    alone = [choice.id for choice in question.choices if choice.exclusive]
    chosen = [choice.id for choice in question.choices if not choice.exclusive and random.random() < luck * 0.8]
    return chosen or alone[:1] or [question.choices[0].id]


def _seconds(question: Duration, quality: float, random: Random) -> int:
    target = question.target.at_most if question.target else 12
    return round(60 * target * random.lognormvariate(-0.4 + 1.3 * (0.75 - quality), 0.45))


def _number(question: NumberQuestion, quality: float, random: Random) -> float:
    if question.decimals:
        return round(random.triangular(7, 45, 16), question.decimals)
    low = round(question.min or 0)
    return low + sum(random.random() < quality for _ in range(3))
