"""The commands that bring CSV files in: each takes the whole file, or changes nothing and lists every mistake."""

from collections.abc import Callable
from pathlib import Path

import typer

from shopper import clock
from shopper.assignments.imports import assignments as import_assignments
from shopper.cli.opening import Data, fail, opened
from shopper.db import Connection
from shopper.languages import gettext as _
from shopper.locations.imports import locations as import_locations
from shopper.people.imports import people as import_people
from shopper.problems import IMPORT_MISTAKES, FieldError, Problem
from shopper.web.csvfile import Imported, place
from shopper.web.errors import filled


def locations(file: Path, data: Data = Path("data")) -> None:
    """Import clients and their locations: client, code, parent, kind, name; address, zone, position, attributes."""
    _bring(file, data, import_locations)


def people(file: Path, data: Data = Path("data")) -> None:
    """Import people and their rights: email, name, role; language, client, location."""
    _bring(file, data, lambda con, raw: import_people(con, raw, clock.now()))


def assignments(file: Path, data: Data = Path("data")) -> None:
    """Import waves and assignments: client, wave, location, shopper, scenario; and window, persona, version."""
    _bring(file, data, lambda con, raw: import_assignments(con, raw, clock.now()))


def _bring(file: Path, data: Path, job: Callable[[Connection, bytes], Imported]) -> None:
    try:
        raw = file.read_bytes()
    except OSError as error:
        fail(f"{file}: {error.strerror}")
    with opened(data) as database:
        try:
            done = database.write_now(lambda con: job(con, raw))
        except Problem as problem:
            if problem.kind is not IMPORT_MISTAKES:
                raise
            fail("\n".join([*(_listed(file, mistake) for mistake in problem.errors), _(problem.kind.detail)]))
    typer.echo(f"{done.created} created, {done.updated} updated, {done.unchanged} unchanged")
    if done.past:
        typer.echo(f"warning: {done.past} for a time that is over already: they are on no phone", err=True)


def _listed(file: Path, mistake: FieldError) -> str:
    line, column = place(mistake)
    where = f"{file}:{line}: {column}: " if column else f"{file}:{line}: "
    return where + filled(_(mistake.message), mistake.values)
