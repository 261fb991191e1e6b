"""Makes workbooks of the XLSForm standard."""

import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from shopper.authoring.xlsform import Imported, imported
from shopper.scenarios.files import load
from shopper.scenarios.model import Scenario

FORMS = sorted((Path(__file__).resolve().parents[1] / "vectors" / "xlsforms").glob("*.xlsx"))


def workbook(**sheets: Sequence[Mapping[str, Any]]) -> bytes:
    """Write sheets whose rows are mappings of headings to cells."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        headings = list(dict.fromkeys(heading for row in rows for heading in row))
        sheet.append(headings)
        for row in rows:
            sheet.append([row.get(heading) for heading in headings])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def a_form(*rows: Mapping[str, Any], choices: Mapping[str, Sequence[str]] | None = None, **settings: Any) -> bytes:
    """Write a form of these rows; a row without a label has its name as one, choices are called by their names."""
    listed = [
        {"list_name": name, "name": one, "label": one.capitalize()}
        for name, ones in (choices or {}).items()
        for one in ones
    ]
    survey = [row if "label" in row or "name" not in row else {**row, "label": row["name"]} for row in rows]
    return workbook(
        survey=survey,
        choices=listed or [{"list_name": "", "name": "", "label": ""}],
        settings=[settings or {"form_id": "form"}],
    )


def row(kind: str, name: str, **cells: Any) -> dict[str, Any]:
    """Return one row of the sheet survey."""
    return {"type": kind, "name": name, **cells}


def drafted(*rows: Mapping[str, Any], choices: Mapping[str, Sequence[str]] | None = None, **settings: Any) -> Imported:
    """Import a form of these rows."""
    return imported(a_form(*rows, choices=choices, **settings), "form.xlsx")


def scenario(found: Imported) -> Scenario:
    """Return the scenario that a draft holds; it has no mistakes."""
    loaded = load(found.source)
    assert loaded.scenario is not None, "\n".join(map(str, loaded.errors)) + "\n" + found.source
    return loaded.scenario


def codes(found: Imported) -> list[tuple[int, str]]:
    """Return the rows and codes of the notes that say anything about the sheet survey's rows, but for minor ones."""
    return [
        (note.row, note.code) for note in found.notes if note.row and note.sheet == "survey" and note.level != "minor"
    ]
