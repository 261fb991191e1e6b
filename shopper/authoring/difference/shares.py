"""How much of the total each section and question is, when all of it applies and is answered."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from shopper.scenarios.model import Scenario
from shopper.scenarios.points import Exact, exact, is_bonus, possible

FULL = 10_000


@dataclass(frozen=True, slots=True)
class Shares:
    """Shares of the total in basis points, half up; what brings no points is not there, and a bonus has none."""

    sections: Mapping[str, int]
    questions: Mapping[str, int]


def shares(scenario: Scenario) -> Shares:
    """Return what each section and question of a scenario is of its total."""
    worth = {
        section.id: {one.id: possible(one) for one in section.questions if not is_bonus(one)}
        for section in scenario.sections
    }
    sums = {section: sum(each.values()) for section, each in worth.items()}
    weighed = any(section.weight is not None for section in scenario.sections)
    weights = {
        section.id: exact(section.weight or 0) if weighed else sums[section.id]
        for section in scenario.sections
        if sums[section.id]
    }
    whole = sum(weights.values())
    if not whole:
        return Shares({}, {})
    return Shares(
        {section: _basis_points(weight, whole) for section, weight in weights.items()},
        {
            question: _basis_points(weights[section] * each, whole * sums[section])
            for section in weights
            for question, each in worth[section].items()
            if each
        },
    )


def _basis_points(part: Exact, whole: Exact) -> int:
    return int(Fraction(part) / Fraction(whole) * FULL + Fraction(1, 2))
