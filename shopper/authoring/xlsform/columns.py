"""What the headings of a sheet mean: their many spellings, and the languages behind them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from shopper.authoring.xlsform.workbook import Cells, Sheet

_SPELLINGS = {
    "relevance": "relevant",
    "calculate": "calculation",
    "readonly": "read_only",
    "constraintmsg": "constraint_message",
    "constraining_message": "constraint_message",
    "requiredmsg": "required_message",
    "requiremsg": "required_message",
    "count": "repeat_count",
    "listname": "list_name",
    "list": "list_name",
    "caption": "label",
    "value": "name",
    "command": "type",
    "title": "form_title",
    "id_string": "form_id",
}
TEXTS = frozenset({"label", "hint", "guidance_hint", "constraint_message", "required_message"})
MEDIA = frozenset({"image", "audio", "video", "big_image", "big-image", "autoplay"})
_PREFIXES = frozenset({"bind", "control", "media", "jr", "body", "instance"})
_SEPARATOR = re.compile(r"\s*::?\s*")


@dataclass(frozen=True, slots=True)
class Heading:
    """One column: its place, its meaning, and the language that it names, as written."""

    place: int
    name: str
    language: str
    written: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row by the meanings of its columns; `texts` are its texts by meaning and language as written."""

    sheet: str
    number: int
    cells: Mapping[str, str]
    texts: Mapping[str, Mapping[str, str]]

    def __getitem__(self, name: str) -> str:
        return self.cells.get(name, "")


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet with its headings understood.

    `twice` are columns whose heading stood there before, `unnamed` the letters of those that say something without one.
    """

    name: str
    headings: tuple[Heading, ...] = ()
    twice: tuple[Heading, ...] = ()
    rows: tuple[Row, ...] = ()
    unnamed: tuple[str, ...] = ()

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that its headings name, as written; an empty one for texts that name none."""
        return tuple(dict.fromkeys(one.language for one in self.headings if one.name in TEXTS))


def table(sheet: Sheet) -> Table:
    """Understand a sheet: its first row that says something has the headings."""
    if not sheet.rows:
        return Table(sheet.name)
    top = min(sheet.rows)
    headings: dict[tuple[str, str], Heading] = {}
    twice = []
    for heading in _headings(sheet.rows[top]):
        if (heading.name, heading.language) in headings:
            twice.append(heading)
        headings.setdefault((heading.name, heading.language), heading)
    kept = tuple(headings.values())
    rows = tuple(_row(sheet.name, number, cells, kept) for number, cells in sheet.rows.items() if number != top)
    named = {place for place, written in enumerate(sheet.rows[top]) if written}
    said = {place for cells in sheet.rows.values() for place, cell in enumerate(cells) if cell}
    unnamed = tuple(get_column_letter(place + 1) for place in sorted(said - named))
    return Table(sheet.name, kept, tuple(twice), tuple(row for row in rows if row.cells or row.texts), unnamed)


def meaning(written: str) -> tuple[str, str]:
    """Return what a heading means and which language it names."""
    parts = [part for part in _SEPARATOR.split(written.strip()) if part]
    while len(parts) > 1 and parts[0].lower() in _PREFIXES:
        parts.pop(0)
    if not parts:
        return "", ""
    name = re.sub(r"[\s_]+", "_", parts[0].strip().lower())
    name = _SPELLINGS.get(name.replace("_", "")) or _SPELLINGS.get(name, name)
    return name, "" if len(parts) == 1 else parts[-1]


def _headings(cells: Cells) -> Iterator[Heading]:
    for place, written in enumerate(cells):
        if written:
            name, language = meaning(written)
            yield Heading(place, name, language, written)


def _row(sheet: str, number: int, cells: Cells, headings: tuple[Heading, ...]) -> Row:
    said: dict[str, str] = {}
    texts: dict[str, dict[str, str]] = {}
    for heading in headings:
        cell = cells[heading.place] if heading.place < len(cells) else ""
        if not cell:
            continue
        if heading.name in TEXTS:
            texts.setdefault(heading.name, {})[heading.language] = cell
        else:
            said.setdefault(heading.name, cell)
    return Row(sheet, number, said, texts)
