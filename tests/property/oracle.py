"""Works a score out once more, as docs/scoring.md says it: from the rows of a sheet and the scenario alone."""

from collections.abc import Iterable
from fractions import Fraction
from typing import NamedTuple

from shopper.answers.sheet import CriticalRow, QuestionRow, ScoreSheet
from shopper.scenarios.model import Scenario, Section
from shopper.scenarios.questions import Question

NOTHING = Fraction(0)


class Worked(NamedTuple):
    """What the rows come to, in basis points or None."""

    sections: dict[str, int | None]
    total: int | None
    raw_total: int | None
    coverage: int | None
    criteria: dict[str, int]


def worked_out(scenario: Scenario, sheet: ScoreSheet) -> Worked:
    """Return what the rows come to."""
    rows = {one.id: sheet.questions[one.id] for one in scenario.questions if one.id in sheet.questions}
    declared = any(section.weight is not None for section in scenario.sections)
    weights, raw, held, everywhere = {}, {}, {}, []
    for section in scenario.sections:
        everywhere += _of(section, sheet.criticals, "total")
        possible = _sum(digits(rows[one.id].possible) for one in section.questions if one.id in rows)
        if possible:
            earned = _sum(_earned(one, rows[one.id]) for one in section.questions if one.id in rows)
            weights[section.id] = digits(section.weight or 0) if declared else possible
            raw[section.id] = earned / possible
            held[section.id] = _held(earned / possible, _of(section, sheet.criticals, "section"))
    total, shown = _mean(weights, held), _Shown(cap=scenario.scoring.cap_bonus)
    return Worked(
        {section.id: shown.of(held.get(section.id)) for section in scenario.sections},
        shown.of(None if total is None else _held(total, everywhere)),
        shown.of(_mean(weights, raw)),
        _coverage(scenario, rows),
        _criteria(scenario, rows),
    )


def digits(number: float) -> Fraction:
    """Return the number that the digits of `number` name."""
    return Fraction(repr(number))


def _earned(question: Question, row: QuestionRow) -> Fraction:
    """Return what was earned; a mark's share of the points has a small denominator, and a row has it as a double."""
    marked = question.kind == "scale" and getattr(question, "points", None) is None
    return Fraction(row.earned).limit_denominator(2_000) if marked else digits(row.earned)


def _sum(several: Iterable[Fraction]) -> Fraction:
    return sum(several, NOTHING)


def _of(section: Section, rows: Iterable[CriticalRow], scope: str) -> list[CriticalRow]:
    return [row for row in rows if row.scope == scope and any(one.id == row.question for one in section.questions)]


def _held(fraction: Fraction, rows: Iterable[CriticalRow]) -> Fraction:
    for row in rows:
        if row.effect != "flag":
            fraction = min(fraction, digits(row.at or 0) / 100 if row.effect == "cap" else NOTHING)
    return fraction


def _mean(weights: dict[str, Fraction], fractions: dict[str, Fraction]) -> Fraction | None:
    whole = _sum(weights.values())
    return _sum(weights[name] * fractions[name] for name in fractions) / whole if whole else None


class _Shown(NamedTuple):
    cap: bool

    def of(self, fraction: Fraction | None) -> int | None:
        return None if fraction is None else rounded(min(fraction, Fraction(1)) if self.cap else fraction)


def rounded(fraction: Fraction) -> int:
    """Round to basis points, half up."""
    return int(fraction * 10_000 + Fraction(1, 2))


def _coverage(scenario: Scenario, rows: dict[str, QuestionRow]) -> int | None:
    worth = {"answered": NOTHING, "blank": NOTHING}
    for one in scenario.questions:
        if one.id in rows and rows[one.id].reason in worth and not getattr(one, "bonus", False):
            worth[rows[one.id].reason] += digits(rows[one.id].worth)
    whole = _sum(worth.values())
    return rounded(worth["answered"] / whole) if whole else None


def _criteria(scenario: Scenario, rows: dict[str, QuestionRow]) -> dict[str, int]:
    named: dict[str, list[Question]] = {}
    for one in scenario.questions:
        if one.criterion and one.id in rows and rows[one.id].reason == "answered" and rows[one.id].possible:
            named.setdefault(one.criterion, []).append(one)
    return {
        criterion: rounded(
            _sum(_earned(one, rows[one.id]) for one in some) / _sum(digits(rows[one.id].possible) for one in some)
        )
        for criterion, some in named.items()
    }
