"""Collects what is said about rows while a scenario is put together."""

from collections.abc import Iterable

from shopper.authoring.xlsform.columns import Row
from shopper.authoring.xlsform.messages import note, said
from shopper.authoring.xlsform.model import Note
from shopper.authoring.xlsform.refusing import Untranslatable
from shopper.languages import gettext as _
from shopper.web.errors import filled

COMMENT_LENGTH = 240


class Notebook:
    """Notes and counts of one import."""

    def __init__(self) -> None:
        self.all: list[Note] = []
        self.lost: set[tuple[str, int]] = set()
        self.translated = 0
        self._of_rows: dict[tuple[str, int], list[Note]] = {}

    def extend(self, notes: Iterable[Note]) -> None:
        """Take over notes."""
        for one in notes:
            self.all.append(one)
            self._of_rows.setdefault((one.sheet, one.row), []).append(one)

    def say(self, row: Row, column: str, code: str, **values: str) -> None:
        """Note something about a cell of a row."""
        self.extend([note(row.sheet, row.number, column, code, **values)])

    def lose(self, row: Row, column: str, code: str, **values: str) -> None:
        """Note that a whole row was not carried over."""
        self.say(row, column, code, **values)
        self.lost.add((row.sheet, row.number))

    def refuse(self, row: Row, column: str, wrong: Untranslatable, code: str = "expression") -> None:
        """Note why an expression has no equal."""
        self.say(row, column, code, name=column, value=shortened(row[column]), **wrong.values)

    def comments(self, row: Row) -> list[str]:
        """Say, for a comment above what became of the row, everything about it that somebody has to look at."""
        return [comment(one) for one in self._of_rows.get((row.sheet, row.number), ()) if one.level != "minor"]


def comment(one: Note) -> str:
    """Write a note as a comment."""
    words = shortened(said(one.message, one.values), COMMENT_LENGTH)
    return filled(_("row {row}: {note}"), {"row": one.row, "note": words})


def shortened(value: str, limit: int = 200) -> str:
    """Write a cell as one line."""
    line = " ".join(value.split())
    return line if len(line) <= limit else f"{line[: limit - 1]}…"
