"""Opens a workbook: its sheets as rows of texts, within limits; whatever a hostile file does is a problem in words."""

import io
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from openpyxl import Workbook as Opened
from openpyxl import load_workbook

from shopper.authoring.xlsform.archive import examine
from shopper.authoring.xlsform.cells import written
from shopper.problems import XLSFORM_BROKEN, XLSFORM_TOO_LONG, Problem

ROWS_LIMIT = 5_000
COLUMNS_LIMIT = 1_000
SHEETS_LIMIT = 40
_READ = ("survey", "choices", "settings")

Cells = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a sheet that say something, by their numbers. `missing` are formulas without a stored value."""

    name: str
    rows: Mapping[int, Cells] = field(default_factory=dict)
    missing: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Workbook:
    """The sheets that the standard knows, and the names of all."""

    sheets: Mapping[str, Sheet]
    names: tuple[str, ...]

    def sheet(self, name: str) -> Sheet:
        """Return the sheet of this name in small letters; an empty one where there is none."""
        return self.sheets.get(name, Sheet(name))


def opened(raw: bytes) -> Workbook:
    """Open a workbook. Raises the problem that keeps it from being read."""
    formulas = examine(raw)
    try:
        values = _sheets(raw, stored=True)
        if formulas:
            values = _with_missing(values, _sheets(raw, stored=False))
    except Problem:
        raise
    except Exception as wrong:
        # The library raises anything from KeyError to OverflowError on what no spreadsheet program has written.
        raise Problem(XLSFORM_BROKEN, reason=f"{type(wrong).__name__}: {wrong}"[:200]) from wrong
    return values


def _sheets(raw: bytes, *, stored: bool) -> Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about styles and properties, which nobody reads here
        book = load_workbook(io.BytesIO(raw), read_only=True, data_only=stored, keep_links=False)
        try:
            return Workbook(dict(_found(book)), tuple(book.sheetnames[:SHEETS_LIMIT]))
        finally:
            book.close()


def _found(book: Opened) -> Iterator[tuple[str, Sheet]]:
    for sheet in book.worksheets[:SHEETS_LIMIT]:
        name = sheet.title.strip().lower()
        if name not in _READ:
            continue
        sheet.reset_dimensions()  # what the file says of its size is often wrong
        rows: dict[int, Cells] = {}
        lines = sheet.iter_rows(max_row=ROWS_LIMIT + 1, max_col=COLUMNS_LIMIT, values_only=True)
        for number, cells in enumerate(lines, 1):
            texts = tuple(map(written, cells))
            if any(texts):
                rows[number] = texts
        if rows and max(rows) > ROWS_LIMIT:
            raise Problem(XLSFORM_TOO_LONG, sheet=sheet.title, rows=ROWS_LIMIT)
        yield name, Sheet(name, rows)


def _with_missing(values: Workbook, formulas: Workbook) -> Workbook:
    """Find the formulas whose value was never stored: to a reader they look like empty cells."""
    sheets = {}
    for name, sheet in values.sheets.items():
        missing = [
            (number, place)
            for number, cells in formulas.sheet(name).rows.items()
            for place, cell in enumerate(cells)
            if cell.startswith("=") and not _at(sheet.rows.get(number, ()), place)
        ]
        sheets[name] = Sheet(name, sheet.rows, tuple(missing))
    return Workbook(sheets, values.names)


def _at(cells: Cells, place: int) -> str:
    return cells[place] if place < len(cells) else ""
