"""What one visit gives to each measure, in basis points; a measure that the visit says nothing about is left out."""

from collections.abc import Iterator, Mapping

from shopper.answers.model import Answer, Value
from shopper.answers.sheet import ScoreSheet
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
    values: dict[str, int | None] = {"total": sheet.total, "raw_total": sheet.raw_total}
    values |= {f"section:{name}": row.score for name, row in sheet.sections.items()}
    values |= {f"criterion:{name}": score for name, score in sheet.criteria.items()}
    values |= dict(_of_points(sheet))
    for name, answer in answers.items():
        question = scenario.question(name)
        if question is not None and answer.value is not None:
            values |= dict(_of_answer(question, answer.value))
    return {measure: value for measure, value in values.items() if value is not None}


def _of_points(sheet: ScoreSheet) -> Iterator[tuple[str, int]]:
    for name, row in sheet.questions.items():
        if row.reason == "answered" and row.possible > 0:
            earned, possible = exact(row.earned), exact(row.possible)
            yield f"question:{name}", int((2 * FULL * earned + possible) // (2 * possible))


def _of_answer(question: Question, value: Value) -> Iterator[tuple[str, int]]:
    chosen = value if isinstance(value, tuple) else (value,)
    for choice in choice_ids(question):
        yield f"choice:{question.id}:{choice}", FULL * (choice in chosen)
    if isinstance(value, tuple | str):
        return
    if isinstance(question, Scale) and question.measure == "csat":
        yield f"csat:{question.id}", FULL * (value == question.high)
    if isinstance(question, Nps):
        yield f"nps:{question.id}", FULL * ((value >= PROMOTER) - (value <= DETRACTOR))
    if isinstance(question, Measured) and question.target is not None:
        limit = question.target.at_most * (SECONDS if question.kind == "duration" else 1)
        yield f"within:{question.id}", FULL * (value <= limit)
