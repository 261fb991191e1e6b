"""Commands of `shopper` that start at once: a process that has loaded the program already forks one for each."""

import atexit
import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Sequence
from functools import cache
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
PATIENCE_S = 60
KILLED = b"137"


class Running:
    """A command in a process of its own."""

    def __init__(self, pid: int, end: int) -> None:
        self.pid = pid
        self._end = os.fdopen(end, "rb", buffering=0)

    def wait(self) -> int:
        """Wait until it has ended; return its exit code."""
        with self._end as end:
            return int(end.read() or KILLED)

    def stop(self, how: signal.Signals = signal.SIGTERM) -> None:
        """Send it a signal that ends it, and wait."""
        os.kill(self.pid, how)
        self.wait()


def start(words: Sequence[str], out: int, err: int) -> Running:
    """Start `shopper` with these words; what it prints goes to the given files."""
    return _loaded().start(words, out, err)


class _Loaded:
    """The process that has loaded the program (see loading.py); it ends with this one."""

    def __init__(self) -> None:
        self._line, its = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._line.settimeout(PATIENCE_S)
        self._lock = threading.Lock()
        with its:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.browser.loading", str(its.fileno())],
                pass_fds=[its.fileno()], cwd=TOP, start_new_session=True,
                env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},  # threads would be missing in what is forked
            )  # fmt: skip
        atexit.register(self._end)

    def start(self, words: Sequence[str], out: int, err: int) -> Running:
        """Have a command forked."""
        end, told = os.pipe()
        try:
            with self._lock:
                socket.send_fds(self._line, [json.dumps([str(Path.cwd()), *words]).encode()], [out, err, told])
                return Running(int(self._line.recv(32)), end)
        finally:
            os.close(told)

    def _end(self) -> None:
        self._line.close()
        self._process.wait()


@cache
def _loaded() -> _Loaded:
    return _Loaded()
