"""What happens to backups by themselves, and whether those that are kept can still be opened."""

from collections.abc import Iterator
from pathlib import Path

from anyio import to_thread

from shopper import clock
from shopper.db import Connection, Database
from shopper.visits.backups import copies, photos, records
from shopper.visits.backups.model import Backup
from shopper.web.sealing import SealBrokenError


async def tidy(db: Database, folder: Path) -> None:
    """Let go of backups whose time is over, and of files that no backup has any more."""
    await db.write(lambda con: records.expire(con, clock.now()))
    await to_thread.run_sync(photos.sweep, folder, await db.read(records.files))


def differences(db: Database, folder: Path, secret: bytes) -> Iterator[str]:
    """Return a line for every backup, and every photo of one, that cannot be opened."""
    for backup in db.read_now(records.everybodys):
        yield from db.read_now(lambda con, backup=backup: _of(con, folder, secret, backup))  # type: ignore[misc]


def _of(con: Connection, folder: Path, secret: bytes, backup: Backup) -> list[str]:
    try:
        copies.seal_of(secret, backup).open(records.content(con, backup), copies.CONTENT)
    except SealBrokenError:
        return [f"backup of draft {backup.visit_id}: it cannot be opened"]
    return photos.differences(folder, secret, backup, records.photos(con, backup))
