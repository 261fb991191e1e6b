"""How much of the total each section and question carries where everything that a persona can see is answered."""

from dataclasses import dataclass
from fractions import Fraction

from shopper.scenarios.model import Scenario, Section
from shopper.scenarios.points import Exact, exact, is_bonus, possible
from shopper.scenarios.questions import Question
from shopper.scenarios.reach import reach


@dataclass(frozen=True)
class Shares:
    """What one persona can see, and which part of the total it is; a section that does not count has no share."""

    persona: str | None
    questions: tuple[Question, ...]
    sections: dict[str, Fraction]
    possible: dict[str, Exact]

    def of(self, question: Question, section: Section) -> Fraction:
        """Return a question's part of the total."""
        own, whole = self.possible.get(question.id, 0), sum(self.possible.get(one.id, 0) for one in section.questions)
        return self.sections.get(section.id, Fraction(0)) * Fraction(own) / Fraction(whole) if own else Fraction(0)


def shares(scenario: Scenario) -> tuple[Shares, ...]:
    """Return the shares for each persona, or for a visit without one where the scenario has none."""
    return scenario.once(_shares)


def _shares(scenario: Scenario) -> tuple[Shares, ...]:
    reached = reach(scenario)
    personas: list[str | None] = [persona.id for persona in scenario.personas] or [None]
    worth = {question.id: 0 if is_bonus(question) else possible(question) for question in scenario.questions}
    seen = {question.id: reached.personas(question) for question in scenario.questions}
    return tuple(
        _of_persona(scenario, persona, tuple(one for one in scenario.questions if persona in seen[one.id]), worth)
        for persona in personas
    )


def _of_persona(
    scenario: Scenario, persona: str | None, questions: tuple[Question, ...], worth: dict[str, Exact]
) -> Shares:
    brings = {question.id: worth[question.id] for question in questions if worth[question.id]}
    weights: dict[str, Exact] = {}
    for section in scenario.sections:
        whole = sum(brings.get(question.id, 0) for question in section.questions)
        weight = weight_of(scenario, section, whole)
        if whole and weight:
            weights[section.id] = weight
    total = Fraction(sum(weights.values()))
    return Shares(persona, questions, {one: Fraction(weight) / total for one, weight in weights.items()}, brings)


def weight_of(scenario: Scenario, section: Section, points: Exact) -> Exact:
    """Return what a section weighs: its declared weight, or its points where no section declares one."""
    weighed = any(one.weight is not None for one in scenario.sections)
    return exact(section.weight or 0) if weighed else points
