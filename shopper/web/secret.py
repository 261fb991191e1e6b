"""The server's own keys, made once and kept beside the database."""

import os
import secrets
from collections.abc import Callable
from pathlib import Path

NAME = "server.key"
BYTES = 32


def server_key(folder: Path) -> bytes:
    """Return the key in `folder`, readable by its owner alone; it is made on first use."""
    return kept(folder / NAME, lambda: secrets.token_bytes(BYTES))


def kept(path: Path, make: Callable[[], bytes]) -> bytes:
    """Return the secret in `path`, readable by its owner alone; `make` makes it on first use."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(make())
    return path.read_bytes()
