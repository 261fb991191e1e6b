"""Critical rules: which of them are true of a visit, and how far they hold a score down."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from shopper.answers.applies import Applied
from shopper.logic import is_true
from shopper.scenarios.details import Critical
from shopper.scenarios.model import Scenario
from shopper.scenarios.points import Exact, exact
from shopper.scenarios.questions import Question


@dataclass(frozen=True, slots=True)
class Rule:
    """A critical rule, the question and the section that it belongs to, and the highest fraction that it leaves."""

    question: Question
    section: int
    critical: Critical
    limit: Exact | None


def fired(scenario: Scenario, applied: Applied) -> tuple[Rule, ...]:
    """Return the rules that are definitely true, each on a question that the shopper sees."""
    return tuple(
        rule
        for rule in scenario.once(rules)
        if applied.visible(rule.question.id) and is_true(rule.critical.when.tree, applied.facts)
    )


def held_down(fraction: Exact, effective: Iterable[Rule]) -> Exact:
    """Return what the rules leave of a fraction; the lowest result holds."""
    return min([fraction, *(rule.limit for rule in effective if rule.limit is not None)])


def rules(scenario: Scenario) -> tuple[Rule, ...]:
    """Return every critical rule of the scenario, in the order of the checklist."""
    return tuple(
        Rule(question, index, question.critical, _limit(question.critical))
        for index, section in enumerate(scenario.sections)
        for question in section.questions
        if question.critical is not None
    )


def _limit(critical: Critical) -> Exact | None:
    if critical.effect == "flag":
        return None
    return exact(critical.at or 0) / Fraction(100) if critical.effect == "cap" else 0
