"""What a draft is: the text of a scenario while it is being written."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from shopper.scenarios.part import Text


@dataclass(frozen=True, slots=True)
class Draft:
    """One text on its way to a version.

    `scenario` and `title` are what the text says, as far as it can be read, else "" and an empty text. `revision`
    counts from 1 with every change. `based_on` is the version that it began from. `aside_of` names the draft that
    somebody else changed in the meantime: this one keeps the second text. `notes` is what an import had to leave out.
    `published_as` is the version that it became.
    """

    id: int
    scenario: str
    title: Text
    source: str
    revision: int
    based_on: int | None
    aside_of: int | None
    notes: tuple[Mapping[str, Any], ...]
    updated_by: str
    updated_at: datetime
    published_as: int | None = None
    discarded_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Tell whether it can still become a version."""
        return self.published_as is None and self.discarded_at is None


@dataclass(frozen=True, slots=True)
class Start:
    """What a draft begins with."""

    source: str
    based_on: int | None = None
    aside_of: int | None = None
    notes: tuple[Mapping[str, Any], ...] = ()
