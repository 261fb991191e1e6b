"""The server's own key, made once and kept beside the database."""

import os
import secrets
from pathlib import Path

NAME = "server.key"
BYTES = 32


def server_key(folder: Path) -> bytes:
    """Return the key in `folder`, readable by its owner alone; it is made on first use."""
    path = folder / NAME
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(secrets.token_bytes(BYTES))
    return path.read_bytes()
