"""What is no workbook, or a hostile one, is refused in words; formulas count as their stored values."""

import datetime as dt
import io
import random
import re
import zipfile
from collections.abc import Callable

import pytest
from openpyxl import Workbook

from shopper.authoring.xlsform import imported
from shopper.authoring.xlsform.archive import PACKED_LIMIT, UNPACKED_LIMIT
from shopper.problems import Problem
from tests.builders.xlsforms import FORMS, a_form, drafted, row, workbook

FORM = a_form(row("text", "a"))


def refused(raw: bytes) -> str:
    with pytest.raises(Problem) as raised:
        imported(raw, "form.xlsx")
    return raised.value.kind.code


def changed(part: str, change: Callable[[bytes], bytes], raw: bytes = FORM) -> bytes:
    """Change one part of a workbook."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content) if re.fullmatch(part, name) else content)
    return written.getvalue()


def test_old_workbooks_and_those_with_a_password_are_told_apart_from_what_is_none():
    assert refused(bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600) == "xlsform_old"
    assert refused(b"type,name,label\ntext,a,A\n") == "xlsform_not_xlsx"
    assert refused(b"") == "xlsform_not_xlsx"


def test_an_archive_that_is_no_workbook_is_refused():
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
    assert refused(written.getvalue()) == "xlsform_not_xlsx"


def test_a_damaged_workbook_is_refused_with_a_reason():
    assert refused(FORM[: len(FORM) // 2]) == "xlsform_broken"
    assert refused(changed(r"xl/worksheets/sheet1\.xml", lambda part: part[: len(part) // 2])) == "xlsform_broken"


def test_a_workbook_that_is_too_large_is_refused_before_it_is_unpacked():
    assert refused(b"PK" + b"\0" * PACKED_LIMIT) == "xlsform_too_large"
    bomb = changed(r"xl/worksheets/sheet1\.xml", lambda _: b" " * (UNPACKED_LIMIT + 1))
    assert len(bomb) < 200_000
    assert refused(bomb) == "xlsform_too_large"


@pytest.mark.parametrize(
    "start", [b"<!DOCTYPE a [<!ENTITY b 'c'>]>", "﻿<?xml version='1.0' encoding='utf-16'?>".encode("utf-16")]
)
def test_markup_that_could_blow_up_is_refused(start):
    assert refused(changed(r"xl/worksheets/sheet1\.xml", lambda part: start + part)) == "xlsform_broken"


def test_a_part_that_stands_twice_is_refused():
    written = io.BytesIO(FORM)
    with zipfile.ZipFile(written, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("xl/workbook.xml", "<a/>")
    assert refused(written.getvalue()) == "xlsform_broken"


@pytest.mark.untraced
def test_too_many_rows_and_too_long_expressions_are_refused():
    assert refused(a_form(*(row("text", f"q{number}") for number in range(5_000)))) == "xlsform_too_long"
    long = " or ".join(["${a} = 'x'"] * 300)
    rows = [row("text", f"q{number}", relevant=long) for number in range(300)]
    assert refused(a_form(*rows)) == "xlsform_too_much"


def test_a_workbook_that_is_no_form_says_which_sheets_it_has():
    with pytest.raises(Problem) as raised:
        imported(workbook(Prices=[{"a": 1}]), "prices.xlsx")
    assert (raised.value.kind.code, raised.value.values) == ("xlsform_no_survey", {"sheets": "Prices"})


def test_a_form_that_asks_nothing_is_refused():
    assert refused(a_form(row("start", "start"), row("geotrace", "path"))) == "xlsform_empty"


def test_sheets_are_found_whatever_their_case_and_others_are_named():
    raw = workbook(Survey=[row("text", "a", label="A")], Prices=[{"a": 1}], entities=[{"list_name": "x"}])
    notes = [
        (note.code, note.values["name"]) for note in imported(raw, "x.xlsx").notes if note.code.startswith("sheet")
    ]
    assert notes == [("sheet", "Prices"), ("sheet_lost", "entities")]


def test_a_formula_without_a_stored_value_is_said():
    found = drafted(row("text", "a", label='="A" & "B"'))
    assert [(note.row, note.column) for note in found.notes if note.code == "no_value"] == [(2, "label")]


def test_cells_of_every_kind_are_read_as_a_person_wrote_them():
    cells = [
        True,
        7,
        2.5,
        3.0,
        dt.datetime.fromisoformat("2026-05-31"),
        dt.datetime.fromisoformat("2026-05-31T09:30"),
        dt.time(9, 30),
        " a\r\nb\u2028c\x07 ",
    ]
    book = Workbook()
    sheet = book.active
    sheet.title = "survey"
    sheet.append(["type", "name", "label"])
    for number, cell in enumerate(cells):
        sheet.append(["note", f"n{number}", cell if not isinstance(cell, str) else cell.replace("\x07", "")])
    written = io.BytesIO()
    book.save(written)
    text = imported(written.getvalue(), "x.xlsx").source
    for said in (
        'en: "true"',
        'en: "7"',
        'en: "2.5"',
        'en: "3"',
        "2026-05-31",
        "2026-05-31 09:30",
        "09:30",
        r'en: "a\nb\nc"',
    ):
        assert said in text


def test_no_damage_makes_it_crash():
    """Change bytes of the markup at random: it is read, or refused in words."""
    raw, chance = FORMS[-1].read_bytes(), random.Random(7)

    def spoilt(part: bytes) -> bytes:
        content = bytearray(part)
        for _ in range(chance.randint(1, 4)):
            content[chance.randrange(len(content))] = chance.choice(b'<>&"/=09A\xff ')
        return bytes(content)

    outcomes = set()
    for _ in range(60):
        part = chance.choice(
            [
                r"xl/worksheets/sheet1\.xml",
                r"xl/sharedStrings\.xml",
                r"xl/workbook\.xml",
                r"xl/styles\.xml",
                r".*\.rels",
            ]
        )
        try:
            imported(changed(part, spoilt, raw), "x.xlsx")
            outcomes.add("read")
        except Problem as problem:
            outcomes.add(problem.kind.code)
    assert {"read", "xlsform_broken"} <= outcomes
