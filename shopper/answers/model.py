"""Answers as a phone sends them, as the rest of the product reads them, and what else is known of a visit."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, TypeAlias

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, JsonValue

Value: TypeAlias = str | tuple[str, ...] | int | float
"""A usable answer: an id, ids, text, "HH:MM" or "YYYY-MM-DD", a number; whole seconds for a duration."""

COMMENT_LIMIT = 20_000


class How(BaseModel):
    """How an answer came about: typed instead of timed, from memory after so many minutes, by the timer."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", allow_inf_nan=False)
    by_hand: bool = False
    memory_min: Annotated[float, Field(ge=0, le=1_000_000)] | None = None
    timer: bool = False


class AnswerBody(BaseModel):
    """One answer in the body of a visit; whether the value fits its question is found out by `reading.read`."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", allow_inf_nan=False)
    value: JsonValue = None
    na: bool = False
    comment: Annotated[str, Field(max_length=COMMENT_LIMIT)] = ""
    at: AwareDatetime | None = None
    how: How | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer. `value` is None where nothing was answered, where it was cleared, and where `na` holds."""

    value: Value | None = None
    na: bool = False
    comment: str = ""


Answers: TypeAlias = Mapping[str, Answer]
Photos: TypeAlias = Mapping[str, int]
"""How many photos each question has."""


@dataclass(frozen=True, slots=True)
class Context:
    """What expressions may ask for besides answers; `weekday` is 1 for Monday to 7, `hour` 0 to 23, both local."""

    persona: str | None = None
    channel: str | None = None
    service_language: str | None = None
    office: Mapping[str, object] = field(default_factory=dict)
    weekday: int | None = None
    hour: int | None = None
