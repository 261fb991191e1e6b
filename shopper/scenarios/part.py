"""What every part of a scenario shares: strictness, identifiers, numbers, and texts in several languages."""

from typing import Annotated, Any, ClassVar, Literal, Protocol, runtime_checkable

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationInfo, model_validator

from shopper.languages import mark as _

Language = Literal["ru", "et", "en"]
ID_PATTERN = r"^[a-z][a-z0-9_]*$"
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=60)]
Number = Annotated[float, Field(ge=-1_000_000, le=1_000_000)]
Positive = Annotated[float, Field(ge=0, le=1_000_000)]
Percent = Annotated[float, Field(ge=0, le=100)]
Words = Annotated[str, StringConstraints(max_length=20_000)]


@runtime_checkable
class Witness(Protocol):
    """Whoever reads a file and wants to know which mapping was read as which part."""

    def saw(self, raw: dict[str, Any], part: "type[Part]") -> None:
        """Be told that `raw` is read as `part`."""


class Part(BaseModel):
    """A part of a scenario: frozen, strict, and without keys that the format does not know."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", allow_inf_nan=False)
    called: ClassVar[str] = _("part")

    @model_validator(mode="before")
    @classmethod
    def _tell_the_witness(cls, raw: Any, info: ValidationInfo) -> Any:
        if isinstance(raw, dict) and isinstance(info.context, Witness):
            info.context.saw(raw, cls)
        return raw


class Text(Part):
    """One text in the scenario's languages."""

    called: ClassVar[str] = _("a text")
    ru: Words | None = None
    et: Words | None = None
    en: Words | None = None

    def in_(self, language: str) -> str:
        """Return the text in `language`, or in the first language that has it."""
        wanted: str | None = getattr(self, language, None)
        return wanted or self.ru or self.et or self.en or ""

    def lacks(self, language: str) -> bool:
        """Tell whether there is nothing but blanks in `language`."""
        wanted: str | None = getattr(self, language)
        return wanted is None or not wanted.strip()
