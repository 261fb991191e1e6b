"""The command line: every command that a programme needs without the desk."""

from collections.abc import Sequence

import typer
from pydantic import ValidationError

from shopper.cli import demo, imports, people, publish, rescue, reviews, scenario, serve, upkeep, xlsform
from shopper.db import DatabaseError
from shopper.settings import Settings

app = typer.Typer(
    name="shopper",
    help="Checklists that work offline, scores that explain themselves, offices compared honestly.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command()(serve.serve)
app.command()(demo.demo)
app.command()(scenario.check)
app.command()(scenario.score)
app.command()(publish.publish)
app.command()(people.invite)
app.command()(people.token)
app.command()(reviews.release)
app.command()(upkeep.verify)
app.command()(upkeep.backup)
app.command()(upkeep.restore)
app.command()(upkeep.export)

imports_app = typer.Typer(
    help="Import locations, people or assignments from a CSV file, a questionnaire from an XLSForm, or a rescue file.",
    no_args_is_help=True,
)
imports_app.command()(imports.locations)
imports_app.command()(imports.people)
imports_app.command()(imports.assignments)
imports_app.command()(xlsform.xlsform)
imports_app.command()(rescue.rescue)
app.add_typer(imports_app, name="import")


def main(words: Sequence[str] | None = None) -> None:
    """Run the command line; what the machine or a setting does not allow is said in one line, with exit code 1."""
    try:
        app(words)
    except OSError as refused:
        reason = f"{refused.filename}: {refused.strerror}" if refused.filename else str(refused)
    except DatabaseError as refused:
        reason = f"The database cannot be used: {refused}."
    except ValidationError as refused:
        if refused.title != Settings.__name__:
            raise
        reason = "\n".join(f"SHOPPER_{str(one['loc'][0]).upper()}: {one['msg']}." for one in refused.errors())
    typer.echo(reason, err=True)
    raise SystemExit(1)
