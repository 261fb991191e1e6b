"""An installation as an operator has it: a folder, the command line, and a server process."""

import subprocess
import sys
from pathlib import Path

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
        """Invite a person and return the code to type."""
        lines = self.run("invite", person).splitlines()
        return next(line.removeprefix("code: ") for line in lines if line.startswith("code: "))

    def token(self, person: str) -> str:
        """Return an API token of a person."""
        return self.run("token", person).strip()

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
