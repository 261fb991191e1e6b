"""The command that publishes a scenario."""

from pathlib import Path

import typer

from shopper import clock
from shopper.cli.opening import Data, fail, opened
from shopper.scenarios import files
from shopper.scenarios.publish import publish as publish_source


def publish(file: Path, data: Data = Path("data")) -> None:
    """Publish a scenario file as its next version; the same text again changes nothing."""
    try:
        source = file.read_bytes()
    except OSError as error:
        fail(f"{file}: {error.strerror}")
    loaded = files.load(source, str(file))
    for finding in loaded.findings:
        typer.echo(str(finding), err=True)
    if loaded.scenario is None:
        fail("Nothing was published.")
    with opened(data) as database:
        version = database.write_now(lambda con: publish_source(con, source, None, clock.now()))
    typer.echo(f"{version.scenario} version {version.version}")
