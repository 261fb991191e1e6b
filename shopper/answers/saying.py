"""Answers, targets, rules, reasons and bands in words: the tables hold msgids, the functions speak."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from shopper.answers.model import Answer, Value
from shopper.answers.sheet import CriticalRow
from shopper.languages import formats, gettext, spoken
from shopper.languages import mark as _
from shopper.scenarios.details import Critical
from shopper.scenarios.points import formula
from shopper.scenarios.questions import (
    DateQuestion,
    Duration,
    ManyChoices,
    Measured,
    Nps,
    NumberQuestion,
    OneChoice,
    Question,
    Scale,
    YesNo,
)

BANDS: Mapping[str, str] = MappingProxyType({"good": _("good"), "fair": _("fair"), "poor": _("poor")})
"""The usual names of bands; a scenario may have others."""
BAND_TONES: Mapping[str, str] = MappingProxyType({"good": "good", "fair": "fair", "poor": "poor"})

REASONS: Mapping[str, str] = MappingProxyType(
    {
        "answered": _("answered"),
        "na": _("not applicable"),
        "hidden": _("did not apply"),
        "blank": _("no answer"),
        "bonus": _("extra points"),
    }
)
"""Why a question earned what it did."""

_MINUTE = 60


def answer(question: Question, given: Answer | None) -> str:
    """Say an answer; nothing given is an empty text."""
    if given is None:
        return ""
    if given.na:
        return gettext("Not applicable")
    return "" if given.value is None else value(question, given.value)


def value(question: Question, given: Value) -> str:
    """Say a value that fits its question."""
    if isinstance(question, YesNo):
        return gettext("Yes") if given == "yes" else gettext("No")
    if isinstance(question, OneChoice | ManyChoices):
        chosen = given if isinstance(given, tuple) else (given,)
        return ", ".join(choice.text.in_(spoken()) for choice in question.choices if choice.id in chosen)
    if isinstance(question, Scale | Nps):
        return gettext("{mark} of {highest}").format(mark=given, highest=question.high)
    if isinstance(given, str):
        return formats.day(date.fromisoformat(given)) if isinstance(question, DateQuestion) else given
    return _measured(question, given) if not isinstance(given, tuple) else ", ".join(given)


def target(question: Question) -> str:
    """Say what a measured value should not exceed; an empty text where there is no target."""
    if not isinstance(question, Measured) or question.target is None:
        return ""
    limit = question.target.at_most
    most = _measured(question, limit * _MINUTE if isinstance(question, Duration) else limit)
    return gettext("target at most {limit}").format(limit=most)


def effect(rule: Critical | CriticalRow) -> str:
    """Say what a critical rule does to the score."""
    if rule.effect == "cap":
        return gettext("held at {limit}").format(limit=formats.percent(round((rule.at or 0) * 100), 0))
    return gettext("set to zero") if rule.effect == "zero" else gettext("noted")


def rule(question: Question) -> tuple[str, ...]:
    """Say what calculates a question's points, and what can hold the score down, as the scenario writes them."""
    said = [written(found.source)] if (found := formula(question)) else []
    if question.critical:
        said.append(f"{written(question.critical.when.source)} → {effect(question.critical)}")
    return tuple(said)


def written(source: str) -> str:
    """Write an expression with the signs that people use."""
    for sign, read in (("<=", "≤"), (">=", "≥"), ("!=", "≠"), ("==", "=")):
        source = source.replace(sign, read)
    return " ".join(source.split())


def points(number: float) -> str:
    """Write points without decimals that say nothing."""
    whole = round(number, 2)
    return formats.number(whole, 0 if whole == int(whole) else len(repr(whole).partition(".")[2]))


def _measured(question: Question, given: float) -> str:
    if isinstance(question, Duration):
        minutes, seconds = divmod(round(given), _MINUTE)
        if not seconds:
            return gettext("{minutes} min").format(minutes=minutes)
        return gettext("{minutes} min {seconds} s").format(minutes=minutes, seconds=seconds)
    unit = question.unit if isinstance(question, NumberQuestion) else ""
    decimals = question.decimals if isinstance(question, NumberQuestion) else None
    said = points(given) if decimals is None else formats.number(given, decimals)
    return f"{said}\N{NO-BREAK SPACE}{unit}" if unit else said
