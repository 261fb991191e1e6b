"""Sections and their fractions, and the weighted mean that the total is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from shopper.answers.criticals import Rule, held_down
from shopper.answers.earning import Earning
from shopper.scenarios.model import Scenario, Section
from shopper.scenarios.points import Exact, exact

FULL = 10_000


@dataclass(frozen=True, slots=True)
class Part:
    """What a section brought. The fractions are None where nothing was possible: such a section does not count.

    `raw` is without critical rules, `fraction` with those of section scope; a bonus can lift both above 1.
    """

    section: Section
    earned: Exact
    possible: Exact
    weight: Exact
    raw: Exact | None
    fraction: Exact | None


def parts(scenario: Scenario, earned: Iterable[Earning], rules: Iterable[Rule]) -> tuple[Part, ...]:
    """Return the sections in their order, each with what its questions brought."""
    sums: list[tuple[Exact, Exact]] = [(0, 0)] * len(scenario.sections)
    for one in earned:
        gained, possible = sums[one.worth.section]
        sums[one.worth.section] = (gained + one.earned, possible + one.possible)
    local = [rule for rule in rules if rule.critical.scope == "section"]
    weighed = any(section.weight is not None for section in scenario.sections)
    return tuple(
        _part(section, *sums[index], weighed=weighed, rules=[rule for rule in local if rule.section == index])
        for index, section in enumerate(scenario.sections)
    )


def total(fractions: Sequence[Exact | None], weights: Sequence[Exact]) -> Exact | None:
    """Return the weighted mean of the sections that count, or None where they weigh nothing."""
    counted = [(fraction, weight) for fraction, weight in zip(fractions, weights, strict=True) if fraction is not None]
    whole = sum(weight for _, weight in counted)
    if not whole:
        return None
    # Over one common denominator: a chain of fractions would be reduced after every step.
    bottom = lcm(*(fraction.denominator * weight.denominator for fraction, weight in counted))
    top = sum(
        fraction.numerator * weight.numerator * (bottom // (fraction.denominator * weight.denominator))
        for fraction, weight in counted
    )
    return Fraction(top * whole.denominator, bottom * whole.numerator)


def basis_points(part: Exact, whole: Exact = 1) -> int:
    """Round the share that `part` is of `whole` to basis points, half up."""
    over = part.numerator * whole.denominator
    under = part.denominator * whole.numerator
    return (over * 2 * FULL + under) // (2 * under)


def _part(section: Section, earned: Exact, possible: Exact, *, weighed: bool, rules: Iterable[Rule]) -> Part:
    weight = exact(section.weight or 0) if weighed else possible
    if not possible:
        return Part(section, earned, possible, weight, None, None)
    raw = Fraction(earned, possible)
    return Part(section, earned, possible, weight, raw, held_down(raw, rules))
