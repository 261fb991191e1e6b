"""What is in quarantine, and why, in a form that can still be told in any language."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pydantic import BaseModel, ConfigDict

from shopper import problems
from shopper.problems import FAILED, FieldError, Kind, Problem

KINDS: dict[str, Kind] = {kind.code: kind for kind in vars(problems).values() if isinstance(kind, Kind)}
# One person's share: a phone gone wild, or a hostile one, shall not fill the disk.
KEPT_A_PERSON = 500
BYTES_A_PERSON = 64 * 1024 * 1024


class Mistake(BaseModel):
    """One field error as it is stored."""

    model_config = ConfigDict(frozen=True)
    pointer: str
    code: str
    message: str
    values: dict[str, Any] = {}


class Reason(BaseModel):
    """A problem as it is stored."""

    model_config = ConfigDict(frozen=True)
    code: str
    values: dict[str, Any] = {}
    errors: tuple[Mistake, ...] = ()

    @classmethod
    def of(cls, problem: Problem) -> "Reason":
        """Write a problem down."""
        mistakes = (
            Mistake(pointer=one.pointer, code=one.code, message=one.message, values=_plain(one.values))
            for one in problem.errors
        )
        return cls(code=problem.kind.code, values=_plain(problem.values), errors=tuple(mistakes))

    def problem(self) -> Problem:
        """Make the problem that this was."""
        errors = [FieldError(one.pointer, one.code, one.message, one.values) for one in self.errors]
        return Problem(KINDS.get(self.code, FAILED), errors=errors, **self.values)


@dataclass(frozen=True, slots=True)
class Held:
    """One body in quarantine; `arrived` when the very same visit was taken later."""

    id: int
    person: str
    visit_id: str
    code: str
    reason: Reason
    sha256: str
    size: int
    received_at: datetime
    via: str
    arrived: bool


def _plain(values: dict[str, object]) -> dict[str, Any]:
    return {key: value if isinstance(value, str | int | float | bool) else str(value) for key, value in values.items()}
