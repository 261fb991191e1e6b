"""An installation as an operator has it: a folder, the command line, and a server process."""

import os
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryFile
from typing import TypeVar

from shopper import clock
from shopper.db import Connection, Database
from shopper.people import invite, records, sessions
from shopper.settings import Settings
from shopper.web.secret import server_key
from tests.browser.loaded import start

T = TypeVar("T")


class Installation:
    """Runs commands on one data folder and serves it."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self._server: Server | None = None

    def run(self, *command: str, expect: int = 0) -> str:
        """Run a command on this folder and return what it prints."""
        return said([*command, "--data", str(self.data)], expect)

    def score(self, scenario: Path, answers: Path) -> str:
        """Return what `shopper score` prints."""
        return said(["score", str(scenario), str(answers)])

    def code(self, person: str) -> str:
        """Invite a person and return the code to type; as `shopper invite` does, without its start."""
        key = server_key(self.data)
        return self.write(lambda con: invite.invite(con, key, records.named(con, person), clock.now())).shown

    def token(self, person: str) -> str:
        """Return an API token of a person; as `shopper token` does."""
        key = server_key(self.data)
        return self.write(lambda con: sessions.new_token(con, key, records.named(con, person), clock.now()))

    def session(self, person: str) -> str:
        """Let a person in; returns what goes into the cookie."""
        key = server_key(self.data)
        return self.write(lambda con: sessions.begin(con, key, records.named(con, person), clock.now()))

    def write(self, job: Callable[[Connection], T]) -> T:
        """Change the database beside the server."""
        database = Database.open(Settings(data=self.data).database)
        try:
            return database.write_now(job)
        finally:
            database.close()

    def serve(self) -> int:
        """Start the server and return its port."""
        self._server = Server(self.data)
        return self._server.port

    @property
    def said(self) -> list[str]:
        """What the server printed when it started."""
        return self._server.said if self._server else []

    def stop(self) -> None:
        """Stop the server, if it runs."""
        if self._server:
            self._server.stop()
            self._server = None


class Server:
    """A process that serves a folder."""

    def __init__(self, data: Path) -> None:
        read, write = os.pipe()
        self._running = start(["serve", "--data", str(data), "--port", "0"], write, sys.__stderr__.fileno())
        os.close(write)
        self._out = os.fdopen(read)
        self.said: list[str] = []
        for line in self._out:
            self.said.append(line.strip())
            if line.startswith("Serving "):
                self.port = int(line.split("http://", 1)[1].split()[0].rsplit(":", 1)[1])
                return
        raise AssertionError("the server did not start: " + "\n".join(self.said))

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        """Stop it, by a signal."""
        self._running.stop(how)
        self._out.close()


def said(command: Sequence[str], expect: int = 0) -> str:
    """Run a command of `shopper` to its end and return what it prints, errors last."""
    with TemporaryFile() as out, TemporaryFile() as err:
        code = start(command, out.fileno(), err.fileno()).wait()
        printed = "".join(file.seek(0) or file.read().decode() for file in (out, err))
    assert code == expect, f"{command}: {printed}"
    return printed
