"""What is looked at before a workbook is opened: is it one, how large does it unpack, does it play tricks."""

import io
import zipfile

from shopper.problems import XLSFORM_BROKEN, XLSFORM_NOT_XLSX, XLSFORM_OLD, XLSFORM_TOO_LARGE, Problem

MEGABYTE = 1_000_000
PACKED_LIMIT = 10 * MEGABYTE
UNPACKED_LIMIT = 40 * MEGABYTE
PARTS_LIMIT = 2_000
_OLD = bytes.fromhex("d0cf11e0a1b11ae1")  # the container of .xls, and of every encrypted .xlsx
_MARKUP = (".xml", ".rels")


def examine(raw: bytes) -> bool:
    """Tell whether the workbook holds formulas. Raises the problem that keeps it from being opened."""
    if len(raw) > PACKED_LIMIT:
        raise _too_large()
    if raw.startswith(_OLD):
        raise Problem(XLSFORM_OLD)
    if not raw.startswith(b"PK"):
        raise Problem(XLSFORM_NOT_XLSX)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            return _examine(archive)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError, ValueError) as wrong:
        raise Problem(XLSFORM_BROKEN, reason=str(wrong)) from wrong


def _examine(archive: zipfile.ZipFile) -> bool:
    parts = archive.infolist()
    # Reading never gives more than the size that is said here.
    if len(parts) > PARTS_LIMIT or sum(part.file_size for part in parts) > UNPACKED_LIMIT:
        raise _too_large()
    names = {part.filename for part in parts}
    if len(names) < len(parts):
        raise Problem(XLSFORM_BROKEN, reason="a part stands in it twice")
    if "[Content_Types].xml" not in names:
        raise Problem(XLSFORM_NOT_XLSX)
    formulas = False
    for part in parts:
        if part.filename.lower().endswith(_MARKUP):
            markup = archive.read(part)
            # A document type can blow up when it is read, and no spreadsheet program writes one.
            if b"\0" in markup[:4] or b"<!DOCTYPE" in markup or b"<!ENTITY" in markup:
                raise Problem(XLSFORM_BROKEN, reason=f"{part.filename} is not plain XML")
            formulas = formulas or b"<f>" in markup or b"<f " in markup
    return formulas


def _too_large() -> Problem:
    return Problem(XLSFORM_TOO_LARGE, megabytes=PACKED_LIMIT // MEGABYTE, unpacked=UNPACKED_LIMIT // MEGABYTE)
