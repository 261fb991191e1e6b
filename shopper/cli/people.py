"""The commands that let a person in: by invitation, and by API token."""

from pathlib import Path

import typer

from shopper import clock
from shopper.cli.opening import Data, insist, opened
from shopper.db import Connection
from shopper.people import invite as invitations
from shopper.people import records, sessions
from shopper.settings import Settings
from shopper.web.secret import server_key


def invite(person: str = typer.Argument(help="E-mail or id."), data: Data = Path("data")) -> None:
    """Print a one-time code for PERSON, and the link that it makes; they hold for three days."""
    settings = Settings(data=data)
    insist(settings)
    secret = server_key(data)

    def job(con: Connection) -> invitations.Invitation:
        return invitations.invite(con, secret, records.named(con, person), clock.now())

    with opened(data) as database:
        made = database.write_now(job)
    origin = settings.origin.rstrip("/") or f"http://{settings.host}:{settings.port}"
    typer.echo(f"{made.person.name} <{made.person.email}>")
    typer.echo(f"code: {made.shown}")
    typer.echo(f"link: {origin}{made.link}")
    if not settings.origin:
        typer.echo(
            "The link is for a server at that very address (SHOPPER_ORIGIN sets another); the code works anywhere."
        )


def token(person: str = typer.Argument(help="E-mail or id."), data: Data = Path("data")) -> None:
    """Print an API token of PERSON for the header `Authorization: Bearer`; it is shown this once."""
    insist(Settings(data=data))
    secret = server_key(data)
    with opened(data) as database:
        made = database.write_now(lambda con: sessions.new_token(con, secret, records.named(con, person), clock.now()))
    typer.echo(made)
