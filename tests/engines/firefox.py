"""Firefox ESR with a profile of its own, driven by puppeteer-core in a process beside this one."""

import contextlib
import json
import os
import shutil
import signal
import subprocess
from pathlib import Path
from typing import Any

DRIVER = Path(__file__).with_name("firefox.mjs")


class Firefox:
    """A Firefox that a test may kill; what it kept is in `profile`."""

    def __init__(self, profile: Path) -> None:
        self._profile = profile
        self._driver: subprocess.Popen[str] | None = None
        self._pid = 0

    def start(self, url: str) -> None:
        """Start the browser with its profile and open `url`."""
        node = shutil.which("node") or "node"
        self._driver = subprocess.Popen(
            [node, str(DRIVER)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
        )
        self._profile.mkdir(exist_ok=True)
        binary = shutil.which("firefox-esr")
        self._pid = self._ask("start", binary=binary, profile=str(self._profile), url=url)

    def reload(self) -> None:
        """Load the page again."""
        self._ask("reload")

    def offline(self, on: bool) -> None:
        """Take this browser's network away, or give it back."""
        self._ask("offline", on=on)

    def run(self, script: str, *args: Any) -> Any:
        """Run the body of a function in the page."""
        return self._ask("run", script=script, args=args)

    def tap(self, css: str) -> None:
        """Tap an element."""
        self._ask("tap", css=css)

    def write(self, css: str, text: str) -> None:
        """Type into a field."""
        self._ask("write", css=css, text=text)

    def attach(self, css: str, path: Path) -> None:
        """Pick a file."""
        self._ask("attach", css=css, path=str(path))

    def quit(self) -> None:
        """Close the browser as a person does."""
        if self._driver:
            self._ask("quit")
            self._end()

    def kill(self) -> None:
        """Take the power away: SIGKILL to every process of the browser."""
        if self._driver:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._pid, signal.SIGKILL)
            self._end()

    def _ask(self, command: str, **what: Any) -> Any:
        assert self._driver
        assert self._driver.stdin
        assert self._driver.stdout
        self._driver.stdin.write(json.dumps({"command": command, **what}) + "\n")
        answer = json.loads(self._driver.stdout.readline())
        assert "error" not in answer, f"{command} {what}: {answer['error']}"
        return answer["value"]

    def _end(self) -> None:
        assert self._driver
        self._driver.kill()
        self._driver.communicate()
        self._driver = None
