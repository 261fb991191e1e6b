"""What each scored question has earned, in exact numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, TypeAlias

from shopper.answers.applies import NOTHING, Applied
from shopper.answers.model import Answers
from shopper.logic import Tree, evaluate
from shopper.scenarios.model import Scenario
from shopper.scenarios.points import Exact, by_choice, by_mark, exact, formula, is_bonus, is_scored, possible
from shopper.scenarios.questions import Question

Reason: TypeAlias = Literal["answered", "na", "hidden", "blank", "bonus"]


@dataclass(frozen=True, slots=True)
class Worth:
    """How a scored question earns its points: by `tree`, or else by `points` for each choice or mark."""

    question: Question
    section: int
    possible: Exact
    bonus: bool
    points: Mapping[Any, Exact]
    tree: "Tree | None"
    rule: str | None


class Earning(NamedTuple):
    """What a scored question earned; N/A, hidden and blank ones earn nothing of nothing."""

    worth: Worth
    earned: Exact
    reason: Reason

    @property
    def possible(self) -> Exact:
        """What counts as possible: nothing for a bonus, or where there is no answer."""
        return self.worth.possible if self.reason == "answered" else 0

    @property
    def loses(self) -> bool:
        """Tell whether points were definitely lost."""
        return self.reason == "answered" and self.earned < self.worth.possible


def earnings(scenario: Scenario, answers: Answers, applied: Applied) -> tuple[Earning, ...]:
    """Return what every scored question earned, in the order of the checklist."""
    return tuple(_earning(worth, answers, applied) for worth in scenario.once(worths))


def worths(scenario: Scenario) -> tuple[Worth, ...]:
    """Return how every scored question of the scenario earns its points."""
    return tuple(
        Worth(
            question=question,
            section=index,
            possible=possible(question),
            bonus=is_bonus(question),
            points=by_choice(question) or by_mark(question) or {},
            tree=written.tree if (written := formula(question)) else None,
            rule=_rule(question),
        )
        for index, section in enumerate(scenario.sections)
        for question in section.questions
        if is_scored(question)
    )


def _earning(worth: Worth, answers: Answers, applied: Applied) -> Earning:
    state = applied.states[worth.question.id]
    if state != "answered":
        return Earning(worth, 0, state)
    points = _points(worth, answers, applied)
    if points is None:
        return Earning(worth, 0, "blank")
    return Earning(worth, min(max(points, 0), worth.possible), "bonus" if worth.bonus else "answered")


def _points(worth: Worth, answers: Answers, applied: Applied) -> Exact | None:
    if worth.tree is not None:
        found = evaluate(worth.tree, applied.facts)
        return exact(found) if isinstance(found, int | float) and not isinstance(found, bool) else None
    value = answers.get(worth.question.id, NOTHING).value
    if isinstance(value, tuple):
        return sum(worth.points[one] for one in value)
    return worth.points[value]


def _rule(question: Question) -> str | None:
    """Return what calculates the points or can hold the score down, as the scenario writes it."""
    said = []
    if written := formula(question):
        said.append(written.source)
    if critical := question.critical:
        at = f" {critical.at:g} %" if critical.effect == "cap" else ""
        said.append(f"{critical.when.source} → {critical.effect}{at}")
    return "; ".join(said) or None
