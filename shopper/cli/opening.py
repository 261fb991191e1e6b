"""What commands share: the folder they work on, and how they say that something is wrong."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from shopper.db import Database
from shopper.db.engine import UnsafeEngineError
from shopper.languages import gettext as _
from shopper.problems import Problem
from shopper.settings import Settings
from shopper.web.errors import filled

Data = Annotated[Path, typer.Option("--data", envvar="SHOPPER_DATA", help="Folder of the database and the evidence.")]


@contextmanager
def opened(data: Path) -> Iterator[Database]:
    """Open the database in `data` and turn a problem into one line and exit code 1."""
    try:
        database = Database.open(Settings(data=data).database)
    except UnsafeEngineError as error:
        fail(str(error))
    try:
        yield database
    except Problem as problem:
        fail(explained(problem))
    finally:
        database.close()


def insist(settings: Settings) -> None:
    """Stop where there is no installation yet, so that a mistyped folder does not become one."""
    if not settings.database.is_file():
        fail(f"There is no installation in {settings.data}.")


def explained(problem: Problem) -> str:
    """Write a problem for a terminal: its title, its detail, and a line for each field."""
    lines = [f"{_(problem.kind.title)}: {filled(_(problem.kind.detail), problem.values)}".rstrip(": ")]
    lines += [f"  {error.pointer}: {filled(_(error.message), error.values)}" for error in problem.errors]
    return "\n".join(lines)


def fail(reason: str) -> NoReturn:
    """Say why on the error stream and stop with exit code 1."""
    typer.echo(reason, err=True)
    raise typer.Exit(1)
