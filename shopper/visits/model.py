"""What a phone sends as a finished visit: the body, frozen on the phone and stored as the same bytes."""

from collections import Counter
from dataclasses import dataclass
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import UUID4, BaseModel, ConfigDict, Field, JsonValue, PlainValidator, StringConstraints

from shopper.answers.model import AnswerBody
from shopper.visits.values import Moment, attribute, small

State = Literal["waiting_evidence", "received", "accepted", "returned", "rejected", "superseded", "void"]

MEBIBYTE = 1024 * 1024
BODY_LIMIT = MEBIBYTE  # a longer body is refused, but kept in quarantine
BODY_READ = 4 * MEBIBYTE  # a longer one is refused unread and stays on the phone
EVIDENCE_LIMIT = 8 * MEBIBYTE
WHOLE = 2**53  # the largest whole number that JavaScript can send

Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Word = Annotated[str, StringConstraints(min_length=1, max_length=100)]
Remark = Annotated[str, StringConstraints(max_length=5000)]
Small = Annotated[JsonValue, PlainValidator(small)]
Count = Annotated[int, Field(ge=0, le=WHOLE)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", allow_inf_nan=False)


class DeviceClock(_Part):
    """What the phone's clock said. `offset_ms` is what to add to it to have the server's time; null: never compared."""

    device: Moment
    offset_ms: float | None
    zone: Annotated[str, StringConstraints(max_length=100)]


class LocalTime(_Part):
    """Weekday (1 is Monday) and hour at the start, as the shopper lived them; expressions and dayparts read these."""

    weekday: Annotated[int, Field(ge=1, le=7)]
    hour: Annotated[int, Field(ge=0, le=23)]


class EvidenceClaim(_Part):
    """One photo that belongs to the visit and is sent by itself."""

    question: Word | None = None
    sha256: Sha256
    size: Count
    type: Word
    taken_at: Moment


class Fix(_Part):
    """Where the phone believed to be."""

    lat: Annotated[float, Field(ge=-90, le=90)]
    lon: Annotated[float, Field(ge=-180, le=180)]
    accuracy_m: Annotated[float, Field(ge=0)]
    at: Moment


class Change(_Part):
    """One answer was given or changed."""

    question: Word
    at: Moment


class VisitBody(_Part):
    """A finished visit. Unknown keys live only inside `extra`, which is stored and not read."""

    schema_: Annotated[Literal[1], Field(alias="schema")]
    id: UUID4
    assignment: Annotated[int, Field(ge=1, le=WHOLE)]
    scenario: Word
    version: Annotated[int, Field(ge=1, le=WHOLE)]
    language: Word
    persona: Word | None
    service_language: Word | None = None
    started_at: Moment
    finished_at: Moment
    clock: DeviceClock
    office: dict[Word, Annotated[str | float | bool | None, PlainValidator(attribute)]]
    local: LocalTime
    answers: dict[Word, AnswerBody]
    evidence: tuple[EvidenceClaim, ...]
    outcome: Literal["done", "not_possible"] = "done"
    reason: Remark | None = None
    mood: Small = None
    expectation: Small = None
    declared_at: Moment | None = None
    arrived: Fix | None = None
    left: Fix | None = None
    trail: Annotated[tuple[Change | Fix, ...], Field(max_length=5000)] = ()
    supersedes: UUID | None = None
    extra: dict[str, JsonValue] = {}

    @property
    def photos(self) -> dict[str, int]:
        """How many different photos each question has."""
        return Counter(
            question for question, _sha256 in {(one.question, one.sha256) for one in self.evidence} if question
        )

    @property
    def places(self) -> dict[str, int]:
        """Where each photo stands in the order that the shopper gave them, by its hash."""
        return {one.sha256: place for place, one in reversed(list(enumerate(self.evidence)))}


@dataclass(frozen=True, slots=True)
class Evidence:
    """One photo on the server's disk."""

    sha256: str
    size: int
    type: str


@dataclass(frozen=True, slots=True)
class Assigned:
    """What an arriving visit has to know about its assignment; the window is written as the database writes moments."""

    id: int
    wave_id: int
    client_id: int
    location_id: int
    scenario: str
    persona: str | None
    window_from: str
    window_to: str
    state: str
    automatic: bool
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True, slots=True)
class Kept:
    """What the phone is told: 201 the first time, 200 a repeat, 202 as long as photos are missing."""

    status: int
    answer: dict[str, Any]
