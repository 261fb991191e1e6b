"""What a draft can begin with: nothing, a ready scenario, a published version, or a file."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from shopper.authoring.headline import headline
from shopper.authoring.model import Start
from shopper.authoring.xlsform import imported
from shopper.db import Connection
from shopper.problems import FILE_NOT_TEXT, NOT_FOUND, TOO_LARGE, Problem
from shopper.scenarios import files, records
from shopper.scenarios.composing import SIZE_LIMIT
from shopper.scenarios.model import Scenario
from shopper.settings import assets

WORKBOOK = b"PK\x03\x04"
FILE_LIMIT = 10_485_760
BLANK = """\
format: 1
scenario: ""
languages: [ru, et, en]
method: mystery_visit
channel: office
title: {ru: "", et: "", en: ""}
comments: on_loss
sections:
  - id: arrival
    title: {ru: "", et: "", en: ""}
    questions:
      - id: greeted
        kind: yes_no
        points: {yes: 5, no: 0}
        criterion: politeness
        text: {ru: "", et: "", en: ""}
"""


@dataclass(frozen=True)
class Ready:
    """A scenario of the library that ships with the product."""

    name: str
    source: str
    scenario: Scenario


def blank() -> Start:
    """Return a script with all that is needed and nothing said."""
    return Start(BLANK)


def from_library(name: str) -> Start:
    """Return a ready scenario. Raises NOT_FOUND."""
    if name not in library():
        raise Problem(NOT_FOUND)
    return Start(library()[name].source)


def from_version(con: Connection, scenario: str, version: int) -> Start:
    """Return a published version to go on from. Raises NOT_FOUND."""
    return Start(records.source(con, scenario, version), based_on=version)


def from_file(name: str, raw: bytes) -> Start:
    """Return a script whatever is wrong with it as a scenario, or what a questionnaire of the XLSForm standard becomes.

    Raises FILE_NOT_TEXT, TOO_LARGE and what `xlsform.imported` raises.
    """
    if raw.startswith(WORKBOOK) or name.lower().endswith((".xlsx", ".xls")):
        found = imported(raw, name)
        return Start(found.source, notes=tuple(note.to_json() for note in found.notes))
    if len(raw) > SIZE_LIMIT:
        raise Problem(TOO_LARGE, limit=SIZE_LIMIT)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Problem(FILE_NOT_TEXT) from None
    if "\0" in text or not text.strip():
        raise Problem(FILE_NOT_TEXT)
    headline(text)
    return Start(text)


def after_newest(con: Connection, start: Start) -> Start:
    """Return the same beginning, after the newest version of the scenario that it names."""
    return replace(start, based_on=records.latest(con, headline(start.source).scenario))


@cache
def library() -> Mapping[str, Ready]:
    """Return the ready scenarios by the name of their file."""
    found = {path.stem: path.read_text("utf-8") for path in sorted(assets("scenarios").glob("*.yaml"))}
    return {name: Ready(name, source, files.parse(source)) for name, source in found.items()}
