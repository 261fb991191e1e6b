"""The command that makes the demonstration and serves it."""

import asyncio
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from shopper import clock
from shopper.cli.opening import Data, fail, opened
from shopper.cli.serve import address, listening, only_server, run
from shopper.db import Connection, Database
from shopper.demo import making
from shopper.demo.cast import SIGNS_IN
from shopper.locations import records as locations
from shopper.people import records as people
from shopper.people.invite import Invitation, invite
from shopper.settings import Settings
from shopper.web.secret import server_key


def demo(
    data: Data = Path("demo-data"),
    port: int = typer.Option(8000, help="Port to listen on; 0 takes a free one."),
    visits: Annotated[int | None, typer.Option(min=1, help="Past visits to make.")] = None,
    once: Annotated[bool, typer.Option("--once", help="Make the data and stop.")] = False,
) -> None:
    """Make two invented clients with a past, serve them, and print a sign-in link for each role."""
    settings = Settings(data=data, port=port)
    with only_server(data), opened(data) as database:
        if not making.exists(database):
            if database.read_now(locations.clients):
                fail(f"{data} is an installation of real clients; the demonstration needs a folder of its own.")
            fill(database, settings, visits)
        if once:
            return
        with listening(settings) as door:
            base = address(settings, door)
            for email, roles, link in links(database, settings):
                typer.echo(f"{roles:<9} {email:<18} {base}{link}")
            run(settings, database, door)


def fill(database: Database, settings: Settings, visits: int | None) -> None:
    """Make the demonstration and show how far it is."""
    with Progress(console=Console(stderr=True)) as bar:
        task = bar.add_task("Making the demonstration", total=None)
        asyncio.run(
            making.make(
                database,
                settings,
                visits,
                clock.now(),
                lambda done, whole: bar.update(task, completed=done, total=whole),
            )
        )


def links(database: Database, settings: Settings) -> list[tuple[str, str, str]]:
    """Return e-mail, role and a fresh sign-in link of everybody who shows something."""
    key = server_key(settings.data)
    found = []
    for member in SIGNS_IN:
        invitation = database.write_now(partial(_invite, key=key, email=member.email))
        found.append((member.email, member.role, invitation.link))
    return found


def _invite(con: Connection, key: bytes, email: str) -> Invitation:
    return invite(con, key, people.named(con, email), clock.now())
