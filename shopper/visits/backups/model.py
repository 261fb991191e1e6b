"""What a phone sends of a draft, what the server tells of it, and how much is kept for how long."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, JsonValue
from pydantic_core import PydanticCustomError

from shopper.visits.model import MEBIBYTE, WHOLE, Count, Sha256

BODY_LIMIT = MEBIBYTE
HEAD_LIMIT = 4096
DRAFTS_A_PERSON = 60
BYTES_A_PERSON = 256 * MEBIBYTE
PHOTOS_A_DRAFT = 200
KEPT_AFTER_WINDOW = timedelta(days=30)
SIGN = 4


def _short(head: dict[str, JsonValue]) -> dict[str, JsonValue]:
    if len(json.dumps(head)) > HEAD_LIMIT:
        raise PydanticCustomError("string_too_long", "too long", {"max_length": HEAD_LIMIT})
    return head


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class PhotoClaim(_Part):
    """One photo of the draft; its bytes come by themselves."""

    sha256: Sha256
    size: Count


class Copy(_Part):
    """A draft as its phone made it. Head and draft are the phone's own business: the server never looks into them."""

    schema_: Annotated[Literal[1], Field(alias="schema")]
    person: int
    phone: UUID
    revision: Count
    assignment: Annotated[int, Field(ge=1, le=WHOLE)]
    photos: Annotated[tuple[PhotoClaim, ...], Field(max_length=PHOTOS_A_DRAFT)]
    head: Annotated[dict[str, JsonValue], AfterValidator(_short)]
    draft: dict[str, JsonValue]

    def content(self) -> bytes:
        """Return what is sealed: all that only the phone understands."""
        return json.dumps(self.draft, ensure_ascii=False, separators=(",", ":")).encode()

    def title(self) -> bytes:
        """Return what is sealed apart, to be read in a list."""
        return json.dumps(self.head, ensure_ascii=False, separators=(",", ":")).encode()


class ByPhone(_Part):
    """Which phone asks."""

    phone: UUID


@dataclass(frozen=True, slots=True)
class Backup:
    """The row of one backup; head and content are sealed, both with `salt`."""

    person_id: int
    visit_id: str
    assignment_id: int
    phone: str
    revision: int
    saved_at: str
    salt: bytes
    head: bytes


@dataclass(frozen=True, slots=True)
class Photo:
    """One photo of a backup; without a file it has not come yet."""

    sha256: str
    size: int
    file: str | None


@dataclass(frozen=True, slots=True)
class Age:
    """What an admin may know of the backups of one person's phone."""

    person_id: int
    person: str
    phone: str
    drafts: int
    photos: int
    size: int
    oldest: datetime
    latest: datetime

    @property
    def sign(self) -> str:
        """The phone's sign."""
        return sign(self.phone)


def sign(phone: str) -> str:
    """Return by what people tell phones apart: the beginning of a phone's name, as the phone shows it, too."""
    return phone[:SIGN].upper()
