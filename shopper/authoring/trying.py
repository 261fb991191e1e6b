"""Scores answers that are only tried, and says the score sheet in the words of whoever reads it."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from shopper.answers import saying
from shopper.answers.model import AnswerBody, Context
from shopper.answers.reading import AnswerErrors, read
from shopper.answers.score import score
from shopper.answers.sheet import CriticalRow, QuestionRow, ScoreSheet, SectionRow
from shopper.languages import formats, spoken
from shopper.languages import gettext as _
from shopper.problems import INVALID, Problem
from shopper.scenarios.model import Scenario, Section
from shopper.scenarios.questions import Question

Word = Annotated[str, Field(max_length=500)]
Name = Annotated[str, Field(max_length=100)]


class LocalTime(BaseModel):
    """When the visit would be: weekday, 1 for Monday to 7, and hour."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")
    weekday: Annotated[int, Field(ge=1, le=7)]
    hour: Annotated[int, Field(ge=0, le=23)]


class Tried(BaseModel):
    """Answers and all that expressions may ask for besides; `photos` counts them by question."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", allow_inf_nan=False)
    answers: dict[Name, AnswerBody]
    photos: dict[Name, Annotated[int, Field(ge=0, le=1000)]] = {}
    persona: Word | None = None
    service_language: Word | None = None
    office: dict[Name, Word | bool | float | None] = {}
    local: LocalTime

    @property
    def context(self) -> Context:
        """What expressions may ask for."""
        return Context(
            persona=self.persona,
            service_language=self.service_language,
            office=self.office,
            weekday=self.local.weekday,
            hour=self.local.hour,
        )


def scored(scenario: Scenario, tried: Tried) -> dict[str, Any]:
    """Return the score sheet, and what to say about each of its numbers. Raises INVALID for answers that do not fit."""
    try:
        answers = read(scenario, tried.answers)
    except AnswerErrors as wrong:
        raise Problem(INVALID, errors=wrong.errors) from None
    sheet = score(scenario, answers, tried.context, tried.photos)
    return {"sheet": sheet.to_contract(), "said": _said(scenario, sheet)}


def _said(scenario: Scenario, sheet: ScoreSheet) -> dict[str, Any]:
    return {
        "total": formats.percent(sheet.total),
        "raw": _without_criticals(sheet),
        "band": _band(sheet.band),
        "coverage": _coverage(sheet.coverage),
        "criticals": [_critical(scenario, row) for row in sheet.criticals],
        "sections": [
            _section(section, row, sheet)
            for section in scenario.sections
            if (row := sheet.sections.get(section.id)) and any(one.id in sheet.questions for one in section.questions)
        ],
    }


def _without_criticals(sheet: ScoreSheet) -> str:
    if sheet.raw_total == sheet.total:
        return ""
    return _("Without critical questions: {score}").format(score=formats.percent(sheet.raw_total))


def _coverage(share: int | None) -> str:
    return "" if share is None else _("Answered: {share} of the points").format(share=formats.percent(share, 0))


def _band(band: str | None) -> dict[str, str] | None:
    if band is None:
        return None
    return {"text": _(saying.BANDS.get(band, band)), "tone": saying.BAND_TONES.get(band, "")}


def _critical(scenario: Scenario, row: CriticalRow) -> dict[str, str]:
    question = scenario.question(row.question)
    return {
        "question": row.question,
        "text": question.text.in_(spoken()) if question else row.question,
        "effect": saying.effect(row),
        "tone": "poor" if row.effective else "",
    }


def _section(section: Section, row: SectionRow, sheet: ScoreSheet) -> dict[str, Any]:
    share = "" if row.share is None else _("{share} of the score").format(share=formats.percent(row.share, 0))
    return {
        "id": section.id,
        "title": section.title.in_(spoken()) if section.title else section.id,
        "points": _of(row.earned, row.possible) if row.earned or row.possible else "",
        "score": formats.percent(row.score),
        "share": share,
        "questions": [
            _question(one, sheet.questions[one.id]) for one in section.questions if one.id in sheet.questions
        ],
    }


def _question(question: Question, row: QuestionRow) -> dict[str, str]:
    counts = row.reason in ("answered", "bonus")
    return {
        "id": question.id,
        "text": question.text.in_(spoken()),
        "points": _of(row.earned, row.worth) if counts else "–",
        "reason": _(saying.REASONS[row.reason]),
        "rule": "; ".join(saying.rule(question)),
        "tone": _tone(row) if counts else "",
    }


def _tone(row: QuestionRow) -> str:
    if row.earned >= row.worth:
        return "good"
    return "fair" if row.earned else "poor"


def _of(earned: float, possible: float) -> str:
    return f"{saying.points(earned)} / {saying.points(possible)}"
