"""A form as it was read: its rows in their groups, its choices, its texts and settings, and what was lost so far."""

from collections.abc import Iterator
from dataclasses import dataclass

from shopper.authoring.xlsform.choices import Options
from shopper.authoring.xlsform.columns import MEDIA, TEXTS, Row, Table, table
from shopper.authoring.xlsform.messages import note
from shopper.authoring.xlsform.model import Note
from shopper.authoring.xlsform.notebook import shortened
from shopper.authoring.xlsform.outline import Outline, outline
from shopper.authoring.xlsform.refusing import Untranslatable
from shopper.authoring.xlsform.texts import Texts
from shopper.authoring.xlsform.workbook import Workbook
from shopper.authoring.xlsform.xpath import Part, read
from shopper.problems import XLSFORM_NO_SURVEY, XLSFORM_TOO_MUCH, Problem

_KNOWN = (
    "type", "name", "relevant", "required", "constraint", "calculation", "appearance", "default", "read_only",
    "parameters", "choice_filter", "repeat_count", "trigger", "save_to", "intent", "disabled",
)  # fmt: skip
EXPRESSIONS = ("relevant", "constraint", "calculation", "required", "choice_filter")
EXPRESSIONS_LIMIT = 1_000_000
COLUMNS = frozenset(_KNOWN) | TEXTS | MEDIA
_SHEETS = {"survey", "choices", "settings"}
_LOST_SHEETS = {"external_choices", "entities", "osm", "cascades"}
_USED_SETTINGS = {"form_title", "form_id", "default_language"}
_MINOR_SETTINGS = {
    "version", "style", "form_logo", "name", "allow_choice_duplicates", "clean_text_values", "omit_instanceid",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Form:
    """What a workbook holds."""

    survey: Table
    outline: Outline
    options: Options
    texts: Texts
    title: str
    id: str
    notes: tuple[Note, ...]

    @staticmethod
    def of(book: Workbook) -> "Form":
        """Understand a workbook. Raises the problem that it is no form."""
        survey, choices, settings = (table(book.sheet(name)) for name in ("survey", "choices", "settings"))
        if not {"type", "name"} <= {heading.name for heading in survey.headings}:
            raise Problem(XLSFORM_NO_SURVEY, sheets=", ".join(book.names))
        if sum(len(row[name]) for row in survey.rows for name in EXPRESSIONS) > EXPRESSIONS_LIMIT:
            raise Problem(XLSFORM_TOO_MUCH, limit=EXPRESSIONS_LIMIT)
        said = settings.rows[0] if settings.rows else Row("settings", 0, {}, {})
        texts = Texts((survey, choices), said["default_language"])
        for row in survey.rows:
            texts.learn(row)
        notes = [
            *_of_sheets(book),
            *_of_columns(survey),
            *_twice(survey, choices, settings),
            *texts.notes,
            *_of_settings(settings),
        ]
        options = Options(choices, texts, _filtering(survey))
        return Form(survey, outline(survey.rows), options, texts, said["form_title"], said["form_id"], tuple(notes))


def _of_sheets(book: Workbook) -> Iterator[Note]:
    for name in book.names:
        if name.strip().lower() not in _SHEETS:
            yield note(name, 0, "", "sheet_lost" if name.strip().lower() in _LOST_SHEETS else "sheet", name=name)
    for sheet in book.sheets.values():
        headings = next(iter(sheet.rows.values()), ())
        for row, place in sheet.missing:
            yield note(sheet.name, row, headings[place] if place < len(headings) else "", "no_value")


def _of_columns(survey: Table) -> Iterator[Note]:
    for heading in survey.headings:
        if heading.name not in COLUMNS:
            yield note(survey.name, 0, heading.written, "column", name=heading.written)


def _twice(*tables: Table) -> Iterator[Note]:
    for one in tables:
        for heading in one.twice:
            yield note(one.name, 0, heading.written, "column_twice", name=heading.written)
        for letter in one.unnamed:
            yield note(one.name, 0, letter, "column_unnamed", name=letter)


def _of_settings(settings: Table) -> Iterator[Note]:
    """Note every setting that was not used; only the first row has any effect."""
    for place, said in enumerate(settings.rows):
        for name, value in said.cells.items():
            if place or name not in _USED_SETTINGS:
                code = "setting_minor" if name in _MINOR_SETTINGS else "setting"
                yield note(said.sheet, said.number, name, code, name=name, value=shortened(value))


def _filtering(survey: Table) -> frozenset[str]:
    """Return the names that filters of choices use: columns of the sheet choices, or rows."""
    found: set[str] = set()
    for row in survey.rows:
        if row["choice_filter"]:
            part = parsed(row["choice_filter"])
            found |= part.names if part else set()
    return frozenset(name.lower() for name in found)


def parsed(source: str) -> Part | None:
    """Read an expression, or return None where it cannot be read."""
    try:
        return read(source)
    except Untranslatable:
        return None
