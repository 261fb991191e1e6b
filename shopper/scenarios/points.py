"""How many points a question can bring: what its map, list, expression or scale says, in exact numbers."""

from collections.abc import Mapping
from fractions import Fraction
from typing import TypeAlias

from shopper.logic import Expression
from shopper.scenarios.questions import ByChoice, ByFormula, ManyChoices, OneChoice, Question, Scale, Scorable

Exact: TypeAlias = int | Fraction
"""A number without rounding; whole ones are ints, with which Python is quick."""


def exact(value: float) -> Exact:
    """Return the number that the shortest decimal form of `value` names: 0.1 is one tenth."""
    if value == int(value):
        return int(value)
    return Fraction(repr(value))


def formula(question: Question) -> Expression | None:
    """Return the expression that calculates the question's points, if that is how it is scored."""
    points = question.points if isinstance(question, ByChoice | ByFormula) else None
    return points if isinstance(points, Expression) else None


def by_choice(question: Question) -> Mapping[str, Exact] | None:
    """Return the points of each choice: the question's own map, else its list's; None when neither has any."""
    if not isinstance(question, ByChoice):
        return None
    if isinstance(question.points, Mapping):
        return {choice: exact(points) for choice, points in question.points.items()}
    if question.points is None and isinstance(question, OneChoice | ManyChoices):
        if all(choice.points is None for choice in question.choices):
            return None
        return {choice.id: exact(choice.points or 0) for choice in question.choices}
    return None


def by_mark(question: Question) -> Mapping[int, Exact] | None:
    """Return the points of each mark of a scale with `max_points`: its share of the way from `low` to `high`."""
    if not isinstance(question, Scale) or question.points is not None or question.max_points is None:
        return None
    most, steps = exact(question.max_points), question.high - question.low
    return {question.low + step: _plain(Fraction(step) * most / steps) for step in range(steps + 1)}


def is_scored(question: Question) -> bool:
    """Tell whether answers to the question can bring points, bonus or not."""
    return formula(question) is not None or by_choice(question) is not None or by_mark(question) is not None


def is_bonus(question: Question) -> bool:
    """Tell whether the question's points come on top."""
    return isinstance(question, Scorable) and question.bonus


def is_required(question: Question) -> bool:
    """Tell whether the question must always be answered where it is visible."""
    if question.required is None:
        return is_scored(question) and not is_bonus(question)
    return question.required


def possible(question: Question) -> Exact:
    """Return the most points that an answer can bring: `max_points`, else the best that its choices add up to."""
    if isinstance(question, Scorable) and question.max_points is not None:
        return exact(question.max_points) if is_scored(question) else 0
    return best(question)


def best(question: Question) -> Exact:
    """Return the most that an answer adds up to by the points of its choices, whatever counts of it."""
    points = by_choice(question)
    if not points:
        return 0
    if not isinstance(question, ManyChoices):
        return max(points.values())
    alone = {choice.id for choice in question.choices if choice.exclusive}
    together = sum(worth for choice, worth in points.items() if choice not in alone and worth > 0)
    return max(together, *(worth for choice, worth in points.items() if choice in alone), 0)


def _plain(value: Fraction) -> Exact:
    return int(value) if value.denominator == 1 else value
