"""An installation as an operator has it: a folder, the command line, and a server process."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from shopper import clock
from shopper.db import Connection, Database
from shopper.people import invite, records, sessions
from shopper.settings import Settings
from shopper.web.secret import server_key

T = TypeVar("T")
SHOPPER = Path(sys.executable).parent / "shopper"


class Installation:
    """Runs commands on one data folder and serves it."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.said: list[str] = []
        self._server: subprocess.Popen[str] | None = None

    def run(self, *command: str, expect: int = 0) -> str:
        """Run a command on this folder and return what it prints."""
        done = subprocess.run(
            [str(SHOPPER), *command, "--data", str(self.data)], capture_output=True, text=True, timeout=120, check=False
        )
        assert done.returncode == expect, f"{command}: {done.stdout}{done.stderr}"
        return done.stdout + done.stderr

    def score(self, scenario: Path, answers: Path) -> str:
        """Return what `shopper score` prints."""
        return subprocess.run(
            [str(SHOPPER), "score", str(scenario), str(answers)], capture_output=True, text=True, timeout=60, check=True
        ).stdout

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
        self._server = subprocess.Popen(
            [str(SHOPPER), "serve", "--data", str(self.data), "--port", "0"], stdout=subprocess.PIPE, text=True
        )
        assert self._server.stdout is not None
        for line in self._server.stdout:
            self.said.append(line.strip())
            if line.startswith("Serving "):
                return int(line.split("http://", 1)[1].split()[0].rsplit(":", 1)[1])
        raise AssertionError("the server did not start: " + "\n".join(self.said))

    def stop(self) -> None:
        """Stop the server, if it runs."""
        if self._server:
            self._server.terminate()
            self._server.wait(15)
            if self._server.stdout:
                self._server.stdout.close()
            self._server = None
