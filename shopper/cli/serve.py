"""The command that serves an installation."""

import fcntl
import gc
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import typer
import uvicorn

from shopper import clock
from shopper.app import create_app
from shopper.cli.opening import Data, fail, opened
from shopper.db import Database
from shopper.people.invite import ensure_admin
from shopper.settings import Settings
from shopper.web.secret import server_key

BACKLOG = 2048
# Requests make many short-lived objects and no cycles: looking for garbage less often leaves more time for answers.
GARBAGE = (25_000, 25, 25)


def serve(
    data: Data = Path("data"),
    host: str = typer.Option("127.0.0.1", envvar="SHOPPER_HOST", help="Address to listen on."),
    port: int = typer.Option(8000, envvar="SHOPPER_PORT", help="Port to listen on; 0 takes a free one."),
) -> None:
    """Serve an installation; an empty folder becomes one, and a sign-in link for its admin is printed."""
    settings = Settings(data=data, host=host, port=port)
    with only_server(data), opened(data) as database, listening(settings) as door:
        invitation = ensure_admin(database, server_key(data), clock.now())
        if invitation:
            typer.echo(f"admin: {address(settings, door)}{invitation.link}", color=False)
        run(settings, database, door)


def run(settings: Settings, database: Database, door: socket.socket) -> None:
    """Answer requests until the process is told to stop."""
    typer.echo(f"Serving {settings.data} at {address(settings, door)} (Ctrl+C stops)")
    config = uvicorn.Config(
        create_app(settings, database),
        http="httptools",
        loop="auto",
        lifespan="on",
        log_level="warning",
        access_log=False,
        server_header=False,
        forwarded_allow_ips=settings.forwarded_allow_ips,
        timeout_graceful_shutdown=5,
    )
    gc.freeze()
    gc.set_threshold(*GARBAGE)
    uvicorn.Server(config).run(sockets=[door])


def address(settings: Settings, door: socket.socket) -> str:
    """Return the address to print in links: the public one, or where we listen."""
    host, port = door.getsockname()[:2]
    return settings.origin.rstrip("/") or f"http://{'127.0.0.1' if host in {'0.0.0.0', '::'} else host}:{port}"  # noqa: S104


@contextmanager
def listening(settings: Settings) -> Iterator[socket.socket]:
    """Open the port, or say that it is taken."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((settings.host, settings.port))
        except OSError as error:
            fail(f"Cannot listen on {settings.host}:{settings.port}: {error.strerror}. Choose another --port.")
        door.listen(BACKLOG)
        yield door


@contextmanager
def only_server(data: Path) -> Iterator[None]:
    """Hold the folder's lock, so that two servers never share it."""
    data.mkdir(parents=True, exist_ok=True)
    with (data / "serve.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            fail(f"Another server is already serving {data}.")
        yield
