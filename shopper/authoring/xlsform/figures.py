"""Counts how much of a form came through."""

from shopper.authoring.xlsform.columns import Row
from shopper.authoring.xlsform.form import Form
from shopper.authoring.xlsform.kinds import row_type
from shopper.authoring.xlsform.model import Figures
from shopper.authoring.xlsform.notebook import Notebook
from shopper.authoring.xlsform.ruling import is_expression


def figures_of(form: Form, notes: Notebook) -> Figures:
    """Count rows of the sheets survey and choices, and expressions, also those of rows that were lost."""
    rows = form.outline.rows + form.options.rows
    lost = {("survey", number) for number in form.outline.lost} | {("choices", number) for number in form.options.lost}
    expressions = sum(map(_expressions, form.survey.rows))
    clean = not any(note.level == "lost" for note in notes.all)
    return Figures(rows, rows - len(lost | notes.lost), expressions, notes.translated, clean)


def _expressions(row: Row) -> int:
    """Count what a row leaves to expressions."""
    kind = row_type(row["type"]) if row["type"] else None
    if kind is None or row["disabled"].lower() in {"yes", "true", "true()", "1"}:
        return 0
    answered = kind.role not in {"begin", "repeat", "end", "calculated"} and kind.kind != "note"
    count = bool(row["relevant"]) + (bool(row["calculation"]) and kind.kind != "note")
    if answered:
        count += bool(row["constraint"]) + is_expression(row["required"])
    return count
