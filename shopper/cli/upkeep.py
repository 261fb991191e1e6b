"""The commands that keep an installation safe: verify, backup, restore, export."""

import contextlib
import itertools
import json
import sys
from pathlib import Path
from typing import Annotated, TextIO

import typer

from shopper.cli import archive
from shopper.cli.opening import Data, fail, insist, opened
from shopper.db import copying
from shopper.reviews import verifying as tallies
from shopper.settings import Settings
from shopper.visits import verifying as visits
from shopper.visits.backups import upkeep as drafts
from shopper.web.secret import server_key

BackupFile = Annotated[Path, typer.Argument(help="A tar file; .tar.gz is compressed.")]


def verify(data: Data = Path("data")) -> None:
    """Prove that bodies, photos, scores and tallies are what they should be; exit 1 on any difference."""
    settings = Settings(data=data)
    insist(settings)
    with opened(data) as database:
        found = 0
        lines = itertools.chain(
            visits.differences(database, settings.evidence),
            tallies.differences(database),
            drafts.differences(database, settings.backups, server_key(data)),
        )
        for line in lines:
            typer.echo(line)
            found += 1
    if found:
        fail(f"{found} differences.")
    typer.echo("Everything is as it should be.")


def backup(file: BackupFile, data: Data = Path("data")) -> None:
    """Write the whole installation into FILE while it may be running: database, photos, the server's keys."""
    settings = Settings(data=data)
    insist(settings)
    if file.exists():
        fail(f"{file} exists already.")
    count = archive.pack(settings, file)
    typer.echo(f"{file}: the database and {count} photos")


def restore(file: BackupFile, data: Data = Path("data")) -> None:
    """Make an installation from FILE in a folder that is empty or does not exist."""
    if data.exists() and not (data.is_dir() and not any(data.iterdir())):
        fail(f"{data} is not an empty folder.")
    try:
        archive.unpack(file, Settings(data=data))
    except archive.NoBackupError as error:
        fail(f"{file}: {error}")
    typer.echo(f"{data} is restored; shopper verify --data {data} proves it.")


def export(
    out: Annotated[Path | None, typer.Option("--out", help="Where to write; the terminal if left out.")] = None,
    data: Data = Path("data"),
) -> None:
    """Write everything but sign-in secrets as JSON, one object a line, for other programs to read."""
    settings = Settings(data=data)
    insist(settings)
    with opened(data) as database, _target(out) as target:
        database.read_now(
            lambda con: target.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in copying.rows(con))
        )


def _target(out: Path | None) -> contextlib.AbstractContextManager[TextIO]:
    return out.open("w", encoding="utf-8") if out else contextlib.nullcontext(sys.stdout)
