"""The process behind loaded.py: loads the program with all that it makes once, and forks a command when asked to."""

import json
import os
import signal
import socket
import sys
import traceback
from collections.abc import Sequence
from typing import NoReturn

from shopper.cli import main
from shopper.web import pages, static


def serve(line: socket.socket) -> None:
    """Fork commands until nobody can ask for one any more."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while True:
        asked, files, _flags, _address = socket.recv_fds(line, 1 << 16, 3)
        if not asked:
            # Where the tests were killed, servers run on that nobody can stop any more.
            os.killpg(0, signal.SIGTERM)
            return
        pid = os.fork()
        if not pid:
            line.close()
            become(json.loads(asked), *files)
        line.send(str(pid).encode())
        for file in files:
            os.close(file)


def become(asked: Sequence[str], out: int, err: int, told: int) -> NoReturn:
    """Run a command in this process, and say at its end with which exit code."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.dup2(out, sys.stdout.fileno())
    os.dup2(err, sys.stderr.fileno())
    os.chdir(asked[0])
    code: object = 1
    try:
        main(asked[1:])
        code = 0
    except SystemExit as end:
        code = end.code or 0
    finally:
        if sys.exc_info()[0]:
            traceback.print_exc()
        sys.stdout.flush()
        sys.stderr.flush()
        os.write(told, str(code).encode())
        os._exit(0)


def make() -> None:
    """Make what a server makes when it is first asked for it."""
    static.build()
    for file in static.files().values():
        assert file.brotli
    for name in pages.environment().list_templates(["html"]):
        pages.environment().get_template(name)


if __name__ == "__main__":
    make()
    serve(socket.socket(fileno=int(sys.argv[1])))
