"""What belongs to a question: its choices, checks, photos, and what it can do to the score."""

from typing import Annotated, ClassVar, Literal, TypeAlias

from pydantic import Field

from shopper.languages import mark as _
from shopper.scenarios.formulas import Formula
from shopper.scenarios.part import Id, Number, Part, Percent, Text

Photos: TypeAlias = Annotated[int, Field(ge=0, le=20)]


class Choice(Part):
    """One choice; `exclusive` rules out the others of a `choices` question."""

    called: ClassVar[str] = _("a choice")
    id: Id
    points: Number | None = None
    exclusive: bool = False
    text: Text = Field(default_factory=lambda one: Text(ru=one["id"], et=one["id"], en=one["id"]))


class Check(Part):
    """What an answer has to fulfil; it stops the shopper only when definitely false."""

    called: ClassVar[str] = _("a check")
    that: Formula
    message: Text | None = None


class Critical(Part):
    """What happens to the score when `when` is definitely true; `at` is in per cent."""

    called: ClassVar[str] = _("a critical rule")
    when: Formula
    effect: Literal["zero", "cap", "flag"]
    at: Percent | None = None
    scope: Literal["total", "section"] = "total"


class Photo(Part):
    """How many photos belong to a question. With `required_if` the minimum holds only then, and is at least one."""

    called: ClassVar[str] = _("photo")
    min: Photos = 0
    max: Photos = Field(default_factory=lambda photo: max(photo["min"], 1))
    required_if: Formula | None = None
    where: Literal["outside", "inside_unseen", "after"] = "outside"


class Target(Part):
    """What a measured value should not exceed; minutes for a duration."""

    called: ClassVar[str] = _("a target")
    at_most: Number


class Ends(Part):
    """What the two ends of a scale mean."""

    called: ClassVar[str] = _("ends")
    low: Text | None = None
    high: Text | None = None
