"""What stands in a rescue file, and what became of it."""

from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import UUID4, BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter

from shopper.problems import Kind
from shopper.visits.model import Count, Sha256

Label = Annotated[str, StringConstraints(max_length=100)]


class _Head(BaseModel):
    """A phone of a later build may say more than this server knows."""

    model_config = ConfigDict(frozen=True, strict=True, extra="ignore")


class About(_Head):
    """Whose work it is, and where the file comes from."""

    part: Literal["about"]
    person: Annotated[int, Field(ge=1, le=2**53)]
    made_at: Label
    build: Label


class VisitPart(_Head):
    """A finished visit; the content is its frozen body."""

    part: Literal["visit"]
    visit: UUID4
    state: Literal["ready", "sending", "parked"]


class DraftPart(_Head):
    """A visit that was not finished; the content is its copy, as the phone sends it to the server (`Copy`)."""

    part: Literal["draft"]
    visit: UUID4
    assignment: Count
    started_at: Label
    answered: Count


class PhotoPart(_Head):
    """A photo of a visit or a draft; the content is its bytes."""

    part: Literal["photo"]
    visit: UUID4
    sha256: Sha256


class End(_Head):
    """What the phone meant to put in, and what it had lost."""

    part: Literal["end"]
    visits: Count
    drafts: Count
    photos: Count
    lost: Count


Head = About | VisitPart | DraftPart | PhotoPart | End
HEAD: TypeAdapter[Head] = TypeAdapter(Annotated[Head, Field(discriminator="part")])


@dataclass(frozen=True, slots=True)
class Part:
    """One opened part."""

    head: Head
    content: bytes


Outcome = Literal["arrived", "known", "refused"]
DraftOutcome = Literal["kept", "known", "refused"]
SUPERSEDED = "visit_delivered"  # nothing is missing where the visit itself is here


@dataclass(slots=True)
class Brought:
    """What became of one visit of the file. `missing` are photos that neither file nor server has."""

    id: str
    outcome: Outcome
    receipt: str = ""
    location: str = ""
    code: str = ""
    title: str = ""
    kept: bool = False
    photos: int = 0
    missing: int = 0


@dataclass(frozen=True, slots=True)
class Listed:
    """What became of one draft of the file, and all that anybody but its person may know: size in bytes, and age."""

    id: str
    started_at: str
    size: int
    outcome: DraftOutcome = "kept"
    code: str = ""
    title: str = ""


@dataclass(slots=True)
class Report:
    """What became of a whole file. When it is `damaged`, what stood before the damage was taken."""

    person: str
    made_at: str
    build: str
    visits: list[Brought] = field(default_factory=list)
    drafts: list[Listed] = field(default_factory=list)
    refused_photos: list[tuple[str, Kind]] = field(default_factory=list)
    lost: int = 0
    damaged: bool = False

    @property
    def well(self) -> bool:
        """Whether everything in the file is on the server now."""
        refused = any(one.outcome == "refused" or one.missing for one in self.visits)
        unkept = any(one.outcome == "refused" and one.code != SUPERSEDED for one in self.drafts)
        return not (refused or unkept or self.refused_photos or self.lost or self.damaged)
