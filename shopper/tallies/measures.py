"""What one visit gives to each measure, in basis points; a measure that the visit says nothing about is left out."""

from collections.abc import Mapping
from dataclasses import dataclass

from shopper.answers.model import Answer, Value
from shopper.answers.sheet import QuestionRow, ScoreSheet
from shopper.scenarios.model import Scenario
from shopper.scenarios.points import exact
from shopper.scenarios.questions import Measured, Nps, Question, Scale, choice_ids

FULL = 10_000
PROMOTER, DETRACTOR = 9, 6
SECONDS = 60


def contribution(scenario: Scenario, sheet: ScoreSheet, answers: Mapping[str, Answer]) -> dict[str, int]:
    """Return the value of every measure; `answers` are those that count: visible, answered, not N/A.

    `total`, `raw_total`, `section:<id>`, `criterion:<id>` are scores, and so is `question:<id>`: earned of possible.
    `choice:<question>:<choice>`, `csat:<question>`, `within:<question>` are all or nothing, so that a mean is a share;
    `nps:<question>` is all, nothing or minus all, so that a mean is the NPS.
    """
    scores: dict[str, int | None] = {"total": sheet.total, "raw_total": sheet.raw_total}
    scores |= {f"section:{name}": row.score for name, row in sheet.sections.items()}
    scores |= {f"criterion:{name}": score for name, score in sheet.criteria.items()}
    values = {measure: score for measure, score in scores.items() if score is not None}
    gauges = scenario.once(_gauges)
    for name, row in sheet.questions.items():
        if row.reason == "answered" and row.possible > 0:
            values[gauges[name].points] = _share(row)
    for name, answer in answers.items():
        if name in gauges and answer.value is not None:
            gauges[name].read(answer.value, values)
    return values


@dataclass(frozen=True, slots=True)
class _Gauge:
    """What can be measured on one question: the names of its measures, and what they depend on."""

    points: str
    choices: tuple[tuple[str, str], ...]
    csat: tuple[str, int] | None
    nps: str | None
    within: tuple[str, float] | None

    def read(self, value: Value, values: dict[str, int]) -> None:
        """Put what an answer says into `values`."""
        if isinstance(value, str | tuple):
            chosen = value if isinstance(value, tuple) else (value,)
            for choice, measure in self.choices:
                values[measure] = FULL if choice in chosen else 0
            return
        if self.csat:
            values[self.csat[0]] = FULL if value == self.csat[1] else 0
        if self.nps:
            values[self.nps] = FULL * ((value >= PROMOTER) - (value <= DETRACTOR))
        if self.within:
            values[self.within[0]] = FULL if value <= self.within[1] else 0


def _gauges(scenario: Scenario) -> dict[str, _Gauge]:
    return {question.id: _gauge(question) for question in scenario.questions}


def _gauge(question: Question) -> _Gauge:
    name = question.id
    target = question.target if isinstance(question, Measured) else None
    minutes = SECONDS if question.kind == "duration" else 1
    top = question.high if isinstance(question, Scale) and question.measure == "csat" else None
    return _Gauge(
        points=f"question:{name}",
        choices=tuple((choice, f"choice:{name}:{choice}") for choice in choice_ids(question)),
        csat=None if top is None else (f"csat:{name}", top),
        nps=f"nps:{name}" if isinstance(question, Nps) else None,
        within=(f"within:{name}", target.at_most * minutes) if target else None,
    )


def _share(row: QuestionRow) -> int:
    """Return earned of possible in basis points, half up."""
    if row.earned in (0, row.possible):
        return FULL if row.earned else 0
    earned, possible = exact(row.earned), exact(row.possible)
    return int((2 * FULL * earned + possible) // (2 * possible))
