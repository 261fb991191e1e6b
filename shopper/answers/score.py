"""Scores a visit. The rule is written out in docs/scoring.md; its cases are in tests/vectors/scoring."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from shopper.answers import check
from shopper.answers.applies import Applied, state
from shopper.answers.criticals import Rule, fired, held_down
from shopper.answers.earning import Earning, Reason, earnings
from shopper.answers.model import Answers, Context, Photos
from shopper.answers.parts import FULL, Part, basis_points, parts, total
from shopper.answers.sheet import CriticalRow, QuestionRow, ScoreSheet, SectionRow
from shopper.scenarios.model import Scenario, Scoring
from shopper.scenarios.points import Exact, exact


@dataclass(frozen=True, slots=True)
class Judgement:
    """All that answers come to: which questions applied, what the script asks for in vain, and the score."""

    applied: Applied
    breaches: tuple[check.Breach, ...]
    sheet: ScoreSheet


def score(scenario: Scenario, answers: Answers, context: Context, photos: Photos | None = None) -> ScoreSheet:
    """Return the score sheet of a visit. Without `photos`, photos count neither for nor against its completeness."""
    return judge(scenario, answers, context, photos).sheet


def judge(scenario: Scenario, answers: Answers, context: Context, photos: Photos | None = None) -> Judgement:
    """Walk through the answers once and return everything that follows from them."""
    applied = state(scenario, answers, context, photos)
    earned = earnings(scenario, answers, applied)
    lacking = check.of(scenario, answers, applied, photos, earned)
    return Judgement(applied, lacking, _sheet(scenario, earned, fired(scenario, applied), complete=not lacking))


def _sheet(scenario: Scenario, earned: Sequence[Earning], rules: Sequence[Rule], *, complete: bool) -> ScoreSheet:
    sections = parts(scenario, earned, rules)
    weights = [part.weight for part in sections]
    before = total([part.fraction for part in sections], weights)
    untouched = all(part.raw is part.fraction for part in sections)
    raw = before if untouched else total([part.raw for part in sections], weights)
    after = None if before is None else held_down(before, [rule for rule in rules if rule.critical.scope == "total"])
    final = shown(after, scenario.scoring)
    return ScoreSheet(
        total=final,
        raw_total=shown(raw, scenario.scoring),
        coverage=_coverage(earned),
        band=_band(final, scenario.scoring),
        complete=complete,
        sections=_section_rows(sections, scenario.scoring),
        questions={
            one.worth.question.id: _question_row(one.earned, one.worth.possible, one.reason, one.worth.rule)
            for one in earned
        },
        criticals=tuple(_critical_row(rule, sections[rule.section], before, after) for rule in rules),
        criteria=_criteria(earned),
    )


def shown(fraction: Exact | None, scoring: Scoring) -> int | None:
    """Round a fraction for showing; a bonus lifts it above 100 % only where the scenario says so."""
    if fraction is None:
        return None
    if scoring.cap_bonus and fraction.numerator > fraction.denominator:
        return FULL
    return basis_points(fraction)


def _coverage(earned: Iterable[Earning]) -> int | None:
    """Return the share of points that were answered of those that could have been."""
    answered: Exact = 0
    blank: Exact = 0
    for one in earned:
        if one.worth.bonus:
            continue
        if one.reason == "answered":
            answered += one.worth.possible
        elif one.reason == "blank":
            blank += one.worth.possible
    return basis_points(answered, answered + blank) if answered + blank else None


def _band(final: int | None, scoring: Scoring) -> str | None:
    """Return the highest band that the rounded total reaches."""
    if final is None:
        return None
    bands = sorted(scoring.bands, key=lambda band: band.min, reverse=True)
    return next((band.id for band in bands if final >= exact(band.min) * 100), None)


def _criteria(earned: Iterable[Earning]) -> dict[str, int]:
    """Return the visit's value of each criterion that anything was possible in; bonus and criticals apart."""
    sums: dict[str, tuple[Exact, Exact]] = {}
    for one in earned:
        criterion = one.worth.question.criterion
        if criterion and one.reason == "answered" and one.worth.possible:
            gained, possible = sums.get(criterion, (0, 0))
            sums[criterion] = (gained + one.earned, possible + one.worth.possible)
    return {criterion: basis_points(gained, possible) for criterion, (gained, possible) in sums.items()}


def _section_rows(sections: Sequence[Part], scoring: Scoring) -> dict[str, SectionRow]:
    whole = sum(part.weight for part in sections if part.raw is not None)
    return {
        part.section.id: SectionRow.model_construct(
            score=shown(part.fraction, scoring),
            earned=_number(part.earned),
            possible=_number(part.possible),
            raw_score=shown(part.raw, scoring),
            weight=_number(part.weight),
            share=basis_points(part.weight, whole) if whole and part.raw is not None else None,
        )
        for part in sections
    }


@lru_cache(4096)
def _question_row(earned: Exact, worth: Exact, reason: Reason, rule: str | None) -> QuestionRow:
    """Return the row of a question; thousands of visits have the same few."""
    possible = worth if reason == "answered" else 0
    return QuestionRow(
        earned=_number(earned), possible=_number(possible), reason=reason, worth=_number(worth), rule=rule
    )


def _critical_row(rule: Rule, part: Part, before: Exact | None, after: Exact | None) -> CriticalRow:
    critical = rule.critical
    raw, left = (part.raw, part.fraction) if critical.scope == "section" else (before, after)
    return CriticalRow(
        question=rule.question.id,
        effect=critical.effect,
        scope=critical.scope,
        at=None if critical.at is None else _number(exact(critical.at)),
        when=critical.when.source,
        effective=raw is not None and left is not None and left < raw and rule.limit == left,
    )


def _number(value: Exact) -> int | float:
    if isinstance(value, int):
        return value
    return float(value) if value.denominator > 1 else value.numerator
