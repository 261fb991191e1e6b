"""The command that publishes a scenario."""

from pathlib import Path

import typer

from shopper import clock
from shopper.authoring.difference import difference, words
from shopper.cli.opening import Data, fail, opened
from shopper.db import Connection
from shopper.locations import records as locations
from shopper.scenarios import files, records
from shopper.scenarios.model import Scenario
from shopper.scenarios.names import Attributes
from shopper.scenarios.publish import publish as publish_source
from shopper.scenarios.records import ScenarioVersion
from shopper.settings import Settings


def publish(file: Path, data: Data = Path("data")) -> None:
    """Publish a scenario file as its next version, and say what is different; the same text again changes nothing."""
    try:
        source = file.read_bytes()
    except OSError as error:
        fail(f"{file}: {error.strerror}")
    loaded = files.load(source, str(file), _attributes(data))
    for finding in loaded.findings:
        typer.echo(str(finding), err=True)
    if loaded.scenario is None:
        fail("Nothing was published.")
    scenario = loaded.scenario

    def job(con: Connection) -> tuple[Scenario | None, ScenarioVersion]:
        latest = records.latest(con, scenario.id)
        before = records.version(con, scenario.id, latest) if latest else None
        return before, publish_source(con, source, None, clock.now())

    with opened(data) as database:
        before, version = database.write_now(job)
    typer.echo(f"{version.scenario} version {version.version}")
    for row in difference(before, scenario) if before else ():
        typer.echo(f"  {words.sentence(row)}")


def _attributes(data: Path) -> Attributes | None:
    """Return the attributes of the offices, or None where there is no installation yet that could have any."""
    if not Settings(data=data).database.is_file():
        return None
    with opened(data) as database:
        return database.read_now(locations.attributes)
