"""The command that brings a rescue file in: what a phone could not deliver, and people have carried here."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import typer

from shopper import clock
from shopper.cli.opening import Data, fail, insist, opened
from shopper.languages import gettext as _
from shopper.settings import Settings
from shopper.visits.rescue import importing
from shopper.visits.rescue.keys import rescue_key
from shopper.visits.rescue.model import Brought, Listed, Report
from shopper.visits.rescue.opening import opened as parts_of
from shopper.web.secret import server_key


def rescue(file: Path, data: Data = Path("data")) -> None:
    """Import what a phone could not deliver from a rescue file; exit 1 unless all of it is here then."""
    settings = Settings(data=data)
    insist(settings)
    try:
        source = file.open("rb")
    except OSError as error:
        fail(f"{file}: {error.strerror}")
    with source, opened(data) as database:
        parts = parts_of(source, rescue_key(data))
        report = asyncio.run(importing.bring(settings, database, server_key(data), parts, clock.now()))
    for line in _lines(report):
        typer.echo(line)
    if not report.well:
        fail(_("Not everything in the file is here now."))


def _lines(report: Report) -> Iterator[str]:
    yield f"{report.person}, {report.made_at}"
    for brought in report.visits:
        yield f"{brought.id}: {_said(brought)}"
    for draft in report.drafts:
        yield f"{draft.id}: draft, {draft.size} bytes, {_kept(draft)}"
    for visit_id, kind in report.refused_photos:
        yield f"{visit_id}: photo refused: {_(kind.title)} ({kind.code})"
    if report.lost:
        yield f"{report.lost} missing on the phone already"
    if report.damaged:
        yield _("The file is damaged: what stood before the damage was taken.")


def _said(brought: Brought) -> str:
    if brought.outcome == "refused":
        return f"refused: {_(brought.title)} ({brought.code}){', in quarantine' if brought.kept else ''}"
    words = {"arrived": "arrived", "known": "already here"}[brought.outcome]
    photos = f", {brought.photos} photos" + (f", {brought.missing} missing" if brought.missing else "")
    return f"{words}, {brought.location}, receipt {brought.receipt}{photos}"


def _kept(draft: Listed) -> str:
    if draft.outcome == "refused":
        return f"refused: {_(draft.title)} ({draft.code})"
    return {"kept": "kept as a sealed copy for its person", "known": "already here"}[draft.outcome]
