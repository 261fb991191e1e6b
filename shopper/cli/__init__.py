"""The command line: every command that a programme needs without the desk."""

import typer

from shopper.cli import demo, imports, people, publish, reviews, scenario, serve, upkeep

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

imports_app = typer.Typer(help="Import locations, people or assignments from a CSV file.", no_args_is_help=True)
imports_app.command()(imports.locations)
imports_app.command()(imports.people)
imports_app.command()(imports.assignments)
app.add_typer(imports_app, name="import")


def main() -> None:
    """Run the command line."""
    app()
