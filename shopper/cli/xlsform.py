"""The command that turns questionnaires of the XLSForm standard into drafts of scenarios."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from shopper import clock
from shopper.authoring import records
from shopper.authoring.model import Start
from shopper.authoring.xlsform import Imported, Note, imported, said
from shopper.cli.opening import explained, fail, insist, opened
from shopper.db import Connection
from shopper.people import records as people
from shopper.people.model import Person
from shopper.problems import Problem
from shopper.settings import Settings

Out = Annotated[Path | None, typer.Option("--out", help="Where the scenario goes; without it, it is printed.")]
Into = Annotated[Path | None, typer.Option("--data", help="Folder of the installation that gets it as a draft.")]
Figured = Annotated[bool, typer.Option("--figures", help="Only count what comes through, form by form.")]
_COUNTED = ("rows", "carried", "expressions", "translated", "clean")


def xlsform(files: list[Path], out: Out = None, data: Into = None, figures: Figured = False) -> None:
    """Turn an XLSForm (.xlsx) into a draft of a scenario, and list by row what could not be carried over."""
    if figures:
        _count(files)
        return
    if len(files) > 1:
        fail("One file at a time; several only with --figures.")
    found = _read(files[0])
    for note in found.notes:
        typer.echo(_line(files[0], note), err=True)
    typer.echo(_summary(found), err=True)
    if data is not None:
        _keep(found, data)
    if out is not None:
        out.write_text(found.source, encoding="utf-8")
    elif data is None:
        typer.echo(found.source, nl=False)


def _read(file: Path) -> Imported:
    try:
        return imported(file.read_bytes(), file.name)
    except OSError as error:
        fail(f"{file}: {error.strerror}")
    except Problem as problem:
        fail(f"{file}: {explained(problem)}")


def _line(file: Path, note: Note) -> str:
    where = f"{file}:{note.sheet}:{note.row}" if note.row else f"{file}:{note.sheet}"
    column = f" {note.column}:" if note.column else ""
    return f"{where}:{column} {note.level}: {said(note.message, note.values)}"


def _summary(found: Imported) -> str:
    levels = Counter(note.level for note in found.notes)
    one = found.figures
    return (
        f"{one.carried} of {one.rows} rows, {one.translated} of {one.expressions} expressions; "
        f"{levels['lost']} lost, {levels['changed']} changed, {levels['minor']} minor"
    )


def _keep(found: Imported, data: Path) -> None:
    """Add a draft; it is the first admin's, where there is one."""
    insist(Settings(data=data))
    start = Start(found.source, notes=tuple(note.to_json() for note in found.notes))

    def job(con: Connection) -> int:
        return records.add(con, start, _first_admin(con), clock.now()).id

    with opened(data) as database:
        typer.echo(f"draft {database.write_now(job)}")


def _first_admin(con: Connection) -> Person | None:
    return next((one for one in people.everybody(con) if one.paths("admin")), None)


def _count(files: list[Path]) -> None:
    sums: Counter[str] = Counter()
    refused = False
    typer.echo(_columns("form", *_COUNTED))
    for file in files:
        try:
            one = imported(file.read_bytes(), file.name).figures
        except Problem as problem:
            typer.echo(f"{file}: {explained(problem)}", err=True)
            refused = True
            continue
        counts = {name: int(getattr(one, name)) for name in _COUNTED}
        sums.update(counts)
        typer.echo(_columns(file.stem, *counts.values()))
    typer.echo(_columns("all", *(sums[name] for name in _COUNTED)))
    for line in _shares(sums):
        typer.echo(line)
    if refused:
        raise typer.Exit(1)


def _columns(name: object, *cells: object) -> str:
    return f"{name!s:<60.60}" + "".join(f"{cell!s:>12}" for cell in cells)


def _shares(sums: Counter[str]) -> Iterator[str]:
    for part, whole in (("carried", "rows"), ("translated", "expressions")):
        if sums[whole]:
            yield f"{sums[part] / sums[whole]:.1%} of {whole} {part}"
