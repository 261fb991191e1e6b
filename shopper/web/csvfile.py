"""The door for CSV files that people make in spreadsheets: typed rows, or every mistake with its line and column."""

import csv
import io
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Generic, Literal, TypeVar

from pydantic import BaseModel, ValidationError

from shopper.languages import mark as _
from shopper.problems import IMPORT_MISTAKES, FieldError, Problem
from shopper.web.bodies import field_errors, pointer

Model = TypeVar("Model", bound=BaseModel)
CELL_LENGTH = 2000


@dataclass(frozen=True, slots=True)
class Row(Generic[Model]):
    """One line of the file: where it stands and what it says."""

    line: int
    said: Model


@dataclass
class Mistakes:
    """What is wrong with a file. Each mistake's pointer is /line/column."""

    found: list[FieldError] = field(default_factory=list)

    def at(self, line: int, column: str, code: str, message: str, /, **values: object) -> None:
        """Note a mistake; an empty `column` means the whole line."""
        self.found.append(FieldError(pointer([line, column] if column else [line]), code, message, values))

    def refuse(self) -> None:
        """Raise IMPORT_MISTAKES with all that was noted, in the order of lines; do nothing when all is well."""
        if self.found:
            raise Problem(IMPORT_MISTAKES, errors=sorted(self.found, key=lambda mistake: place(mistake)[0]))


@dataclass
class Imported:
    """How many things an import created, updated and found as they should be; `past` of the first two come too late."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    past: int = 0

    def count(self, outcome: Literal["created", "updated", "unchanged"]) -> None:
        """Count one more."""
        setattr(self, outcome, getattr(self, outcome) + 1)


def place(mistake: FieldError) -> tuple[int, str]:
    """Return the line and the column (or an empty text) that a mistake stands at."""
    line, _slash, column = mistake.pointer.strip("/").partition("/")
    return int(line), column.replace("~1", "/").replace("~0", "~")


def rows(raw: bytes, model: type[Model], mistakes: Mistakes, family: str = "") -> list[Row[Model]]:
    """Read the lines of a file into `model`, whose fields name the columns; lines with mistakes are left out.

    UTF-8 with or without BOM, comma or semicolon. An empty cell was not said. Columns `family.name` go as a mapping
    into the field called `family`. Raises IMPORT_MISTAKES at once where the file cannot be read as a table.
    """
    lines = _lines(_text(raw, mistakes), mistakes)
    header = [cell.lower() for cell in next(lines, (1, []))[1]]
    while header and not header[-1]:
        header.pop()
    relatives = {name for name in header if _of(name, family)}
    _check_known(header, _columns(model) - {family} | relatives, mistakes)
    _check_needed(header, model, mistakes)
    mistakes.refuse()
    found = (_row(line, header, cells, model, mistakes, family) for line, cells in lines)
    return [row for row in found if row]


def _text(raw: bytes, mistakes: Mistakes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        mistakes.at(line, "", "not_utf8", _("This is not UTF-8 text; save the file as “CSV UTF-8”."))
        mistakes.refuse()
        raise AssertionError from error


def _lines(text: str, mistakes: Mistakes) -> Iterator[tuple[int, list[str]]]:
    """Yield each line that is not blank with the number of its first physical line."""
    first = text.split("\n", 1)[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    start = 1
    try:
        for cells in reader:
            stripped = [cell.strip() for cell in cells]
            if any(stripped):
                yield start, stripped
            start = reader.line_num + 1
    except csv.Error as error:
        mistakes.at(start, "", "not_csv", _("This line cannot be read: {reason}."), reason=str(error))
        mistakes.refuse()


def _columns(model: type[BaseModel]) -> set[str]:
    return {info.alias or name for name, info in model.model_fields.items()}


def _of(name: str, family: str) -> bool:
    return bool(family) and name.startswith(f"{family}.") and len(name) > len(family) + 1


def _check_known(header: list[str], known: set[str], mistakes: Mistakes) -> None:
    unknown = _("This column is not known; known are: {known}.")
    for number, name in enumerate(header):
        if name in header[:number]:
            mistakes.at(1, name, "column_twice", _("This column stands here twice."))
        elif name not in known:
            mistakes.at(1, name, "column_unknown", unknown, known=", ".join(sorted(known)))


def _check_needed(header: list[str], model: type[BaseModel], mistakes: Mistakes) -> None:
    for name, info in model.model_fields.items():
        column = info.alias or name
        if info.is_required() and column not in header:
            mistakes.at(1, column, "column_missing", _("This column is missing."))


def _row(
    line: int, header: list[str], cells: list[str], model: type[Model], mistakes: Mistakes, family: str
) -> Row[Model] | None:
    if any(cells[len(header) :]):
        wrong = _("There are {n} cells under {columns} columns.")
        mistakes.at(line, "", "too_many_cells", wrong, n=len(cells), columns=len(header))
        return None
    said = {name: cell for name, cell in zip(header, cells, strict=False) if cell}
    if not _legible(line, said, mistakes):
        return None
    try:
        return Row(line, model.model_validate(_gathered(said, family), strict=False))
    except ValidationError as error:
        for mistake in field_errors(error):
            mistakes.at(line, mistake.pointer.strip("/"), mistake.code, mistake.message, **mistake.values)
        return None


def _legible(line: int, said: Mapping[str, str], mistakes: Mistakes) -> bool:
    before = len(mistakes.found)
    for name, cell in said.items():
        if len(cell) > CELL_LENGTH:
            mistakes.at(line, name, "string_too_long", _("At most {max_length} characters."), max_length=CELL_LENGTH)
        elif any(unicodedata.category(symbol) == "Cc" for symbol in cell):
            mistakes.at(line, name, "not_one_line", _("This must be one line of plain text."))
    return len(mistakes.found) == before


def _gathered(said: Mapping[str, str], family: str) -> dict[str, object]:
    """Put the columns of a family into one mapping under its name."""
    if not family:
        return dict(said)
    relatives = {name.removeprefix(f"{family}."): cell for name, cell in said.items() if _of(name, family)}
    return {name: cell for name, cell in said.items() if not _of(name, family)} | {family: relatives}
