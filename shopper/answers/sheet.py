"""The score sheet: every number of a visit's score and where it comes from. It is stored, and shown years later."""

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from shopper.answers.earning import Reason


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class SectionRow(_Row):
    """One section. Scores and shares are basis points, None where the section does not count.

    `share` is its part of the total, `raw_score` its score without any critical effect.
    """

    score: int | None
    earned: int | float
    possible: int | float
    raw_score: int | None = None
    weight: int | float | None = None
    share: int | None = None


class QuestionRow(_Row):
    """One scored question. `worth` is what it could bring, answered or not; `rule` says how points are calculated."""

    earned: int | float
    possible: int | float
    reason: Reason
    worth: int | float
    rule: str | None = None


class CriticalRow(_Row):
    """One critical rule that was true. `effective` where it is what held the score down; `at` is in per cent."""

    question: str
    effect: Literal["zero", "cap", "flag"]
    scope: Literal["total", "section"]
    at: int | float | None = None
    when: str
    effective: bool


class ScoreSheet(_Row):
    """The score of one visit, explained; scores, coverage and criteria are basis points or None."""

    total: int | None
    raw_total: int | None
    coverage: int | None
    band: str | None
    complete: bool
    sections: Mapping[str, SectionRow]
    questions: Mapping[str, QuestionRow]
    criticals: tuple[CriticalRow, ...]
    criteria: Mapping[str, int]

    def to_contract(self) -> dict[str, Any]:
        """Return the sheet as the JSON that `shopper score` prints."""
        return self.model_dump(mode="json")


NOTHING = ScoreSheet(
    total=None,
    raw_total=None,
    coverage=None,
    band=None,
    complete=True,
    sections={},
    questions={},
    criticals=(),
    criteria={},
)
"""The sheet of a visit that could not be done."""
