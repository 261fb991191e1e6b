"""The command that releases accepted visits to the client."""

from pathlib import Path
from typing import Annotated

import typer

from shopper import clock
from shopper.assignments import records as waves
from shopper.assignments.model import Wave
from shopper.cli.opening import Data, fail, insist, opened
from shopper.db import Connection
from shopper.locations import records as locations
from shopper.reviews import releases
from shopper.reviews.model import Batch
from shopper.settings import Settings

WaveName = Annotated[str, typer.Argument(help="Code, CLIENT/CODE or id of a wave.")]
Due = Annotated[bool, typer.Option("--due", help="Release every wave whose own policy asks for it now.")]


def release(wave: WaveName = "", data: Data = Path("data"), due: Due = False) -> None:
    """Release the accepted visits of WAVE that are old enough, or with --due those of every wave whose turn it is."""
    if bool(wave) == due:
        fail("Name a wave, or say --due.")
    insist(Settings(data=data))
    now = clock.now()

    def job(con: Connection) -> list[tuple[Wave, Batch]]:
        chosen = [one for one in _all(con) if releases.is_due(con, one, now)] if due else [_named(con, wave)]
        return [(one, releases.release(con, one, None, now)) for one in chosen]

    with opened(data) as database:
        for one, batch in database.write_now(job):
            waiting = f", {batch.too_young} too recent" if batch.too_young else ""
            typer.echo(f"{one.code}: {batch.visits} released{waiting}")


def _all(con: Connection) -> list[Wave]:
    return [wave for client in locations.clients(con) for wave in waves.waves_of(con, client)]


def _named(con: Connection, name: str) -> Wave:
    client, _slash, code = name.rpartition("/")
    codes = {one.id: one.code for one in locations.clients(con)}
    found = [one for one in _all(con) if one.code == code and client in ("", codes[one.client_id])]
    found = found or [one for one in _all(con) if str(one.id) == name]
    if len(found) > 1:
        fail(f"Several clients have a wave {code}: " + ", ".join(f"{codes[one.client_id]}/{code}" for one in found))
    if not found:
        fail(f"There is no wave {name}.")
    return found[0]
