"""What an import gives: the text of a draft, what changed or was lost on the way, and how much came through."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Level = Literal["lost", "changed", "minor"]
"""`lost`: somebody has to decide what to do instead; `changed`: carried in another form; `minor`: nothing to do."""


@dataclass(frozen=True, slots=True)
class Note:
    """One thing that an import did not carry over as it stood.

    `row` is the row of the sheet as its program counts it, 0 for the whole sheet; `column` its heading, maybe empty.
    `message` is a msgid that `values` fill.
    """

    sheet: str
    row: int
    column: str
    level: Level
    code: str
    message: str
    values: Mapping[str, str] = field(default_factory=dict)

    def to_json(self) -> dict[str, object]:
        """Return the note as it is kept with a draft."""
        return {
            "sheet": self.sheet,
            "row": self.row,
            "column": self.column,
            "level": self.level,
            "code": self.code,
            "message": self.message,
            "values": dict(self.values),
        }


@dataclass(frozen=True, slots=True)
class Figures:
    """How much came through: rows of the sheets survey and choices, and the expressions that have an equal here.

    `clean` tells that nothing at all was lost.
    """

    rows: int
    carried: int
    expressions: int
    translated: int
    clean: bool


@dataclass(frozen=True, slots=True)
class Imported:
    """A questionnaire as the text of a draft scenario, in YAML."""

    source: str
    notes: tuple[Note, ...]
    figures: Figures
