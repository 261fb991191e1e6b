"""Explains a scenario before anybody has answered it: who can see what, what it weighs, which scores can come out.

A path is what one persona can see, as if all of it were shown at once: an upper bound where branches rule each other
out. Its lowest and highest score are those of the worst and the best answer to every question on it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from shopper.answers.criticals import Rule, held_down, rules
from shopper.answers.parts import basis_points, total
from shopper.answers.score import shown
from shopper.scenarios.minutes import minutes
from shopper.scenarios.model import Scenario, Section
from shopper.scenarios.points import Exact, best, by_choice, exact, formula, is_bonus, is_scored, possible
from shopper.scenarios.questions import ManyChoices, Question
from shopper.scenarios.reach import Reach, reach
from shopper.scenarios.shares import Shares, shares, weight_of


@dataclass(frozen=True, slots=True)
class Path:
    """What one persona can see; None is a visit without one. Scores and shares of the total are basis points.

    `low` and `high` are None where there is no total. Whatever carries nothing has no share.
    """

    persona: str | None
    sections: tuple[str, ...]
    questions: tuple[str, ...]
    minutes: float
    low: int | None
    high: int | None
    section_shares: Mapping[str, int]
    question_shares: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Figures:
    """A scenario in four numbers: its questions without notes, the minutes of its longest path, its extreme scores."""

    questions: int
    minutes: float
    low: int | None
    high: int | None


def figures(scenario: Scenario) -> Figures:
    """Return the few numbers by which one knows what filling a scenario in means."""
    found = paths(scenario)
    return Figures(
        questions=sum(question.kind != "note" for question in scenario.questions),
        minutes=max(path.minutes for path in found),
        low=min((path.low for path in found if path.low is not None), default=None),
        high=max((path.high for path in found if path.high is not None), default=None),
    )


def paths(scenario: Scenario) -> tuple[Path, ...]:
    """Return the path of each persona, or of a visit without one where the scenario has none."""
    return scenario.once(_paths)


def _paths(scenario: Scenario) -> tuple[Path, ...]:
    reached = reach(scenario)
    ranges = {question.id: _range(question, reached) for question in scenario.questions if is_scored(question)}
    lowering, fixed = _criticals(scenario, reached)
    return tuple(_path(scenario, seen, ranges, lowering, fixed) for seen in shares(scenario))


def _path(
    scenario: Scenario,
    seen: Shares,
    ranges: Mapping[str, tuple[Exact, Exact]],
    lowering: Sequence[Rule],
    fixed: Sequence[Rule],
) -> Path:
    ids = {question.id for question in seen.questions}
    sums = [_sums(section, ids, ranges) for section in scenario.sections]
    weights = [weight_of(scenario, section, sums[place][2]) for place, section in enumerate(scenario.sections)]
    low = _score([one[0] for one in sums], [one[2] for one in sums], weights, _on(lowering, ids))
    high = _score([one[1] for one in sums], [one[2] for one in sums], weights, _on(fixed, ids))
    carried = {
        question.id: seen.of(question, section) for section in scenario.sections for question in section.questions
    }
    return Path(
        persona=seen.persona,
        sections=tuple(section.id for section in scenario.sections if any(one.id in ids for one in section.questions)),
        questions=tuple(question.id for question in seen.questions),
        minutes=minutes(seen.questions, scenario.languages),
        low=shown(low, scenario.scoring),
        high=shown(high, scenario.scoring),
        section_shares={section: basis_points(share) for section, share in seen.sections.items()},
        question_shares={question: basis_points(share) for question, share in carried.items() if share},
    )


def _range(question: Question, reached: Reach) -> tuple[Exact, Exact]:
    """Return the least and the most that answering a question can earn; a bonus can be left out."""
    most = possible(question)
    earned = [min(max(one, 0), most) for one in _earned(question, reached)]
    least = 0 if is_bonus(question) else min(earned)
    return least, max(earned)


def _earned(question: Question, reached: Reach) -> Iterable[Exact]:
    """Return points among which are the least and the most that an answer brings, before they are cut off."""
    if written := formula(question):
        outcomes = reached.outcomes(question, written)
        known = [exact(one) for one in outcomes or () if isinstance(one, float)]
        return known or [0, possible(question)]
    points = by_choice(question)
    if points is None:
        return [0, possible(question)]
    if not isinstance(question, ManyChoices):
        return points.values()
    lost = sum(worth for worth in points.values() if worth < 0)
    return [lost or min(points.values()), best(question)]


def _sums(section: Section, seen: set[str], ranges: Mapping[str, tuple[Exact, Exact]]) -> tuple[Exact, Exact, Exact]:
    """Return the least and the most that a section earns, and what is possible in it."""
    scored = [question for question in section.questions if question.id in seen and question.id in ranges]
    low = sum(ranges[question.id][0] for question in scored)
    high = sum(ranges[question.id][1] for question in scored)
    return low, high, sum(possible(question) for question in scored if not is_bonus(question))


def _criticals(scenario: Scenario, reached: Reach) -> tuple[list[Rule], list[Rule]]:
    """Return the critical rules that some answers meet, and those that all do."""
    truths = [(rule, reached.truth(rule.question, rule.critical.when)) for rule in rules(scenario)]
    return [rule for rule, truth in truths if truth.true], [rule for rule, truth in truths if truth.always]


def _on(some: Iterable[Rule], seen: set[str]) -> list[Rule]:
    return [rule for rule in some if rule.question.id in seen]


def _score(
    earned: Sequence[Exact], whole: Sequence[Exact], weights: Sequence[Exact], met: Sequence[Rule]
) -> Exact | None:
    fractions: list[Exact | None] = []
    for place, (gained, most) in enumerate(zip(earned, whole, strict=True)):
        local = [rule for rule in met if rule.critical.scope == "section" and rule.section == place]
        fractions.append(held_down(Fraction(gained) / most, local) if most else None)
    found = total(fractions, weights)
    return None if found is None else held_down(found, [rule for rule in met if rule.critical.scope == "total"])
