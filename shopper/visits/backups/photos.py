"""Photos of backups: sealed files with names drawn by chance, known only to their rows."""

import errno
import hashlib
import os
import time
from collections.abc import Iterable
from pathlib import Path
from uuid import uuid4

from anyio import to_thread

from shopper.db import Database
from shopper.problems import DISK_FULL, EVIDENCE_HASH_DIFFERS, NOT_FOUND, Problem
from shopper.visits.backups import copies, records
from shopper.visits.backups.model import Backup, Photo
from shopper.web.sealing import Seal, SealBrokenError

# A file is written before its row: one that is this young may still get it.
YOUNG_SECONDS = 3600


async def keep(
    db: Database, folder: Path, secret: bytes, person_id: int, visit_id: str, sha256: str, raw: bytes
) -> None:
    """Keep a photo that the draft names; answers once file and row are on disk. Sending it again changes nothing.

    Raises NOT_FOUND, EVIDENCE_HASH_DIFFERS, DISK_FULL.
    """
    backup = await db.read(lambda con: copies.open_to(con, person_id, visit_id))
    there = await db.read(lambda con: _named(records.photos(con, backup), sha256))
    if hashlib.sha256(raw).hexdigest() != sha256:
        raise Problem(EVIDENCE_HASH_DIFFERS)
    if there.file:
        return
    file = folder / uuid4().hex
    kept = False
    try:
        await to_thread.run_sync(_write, file, copies.seal_of(secret, backup), sha256, raw)
        photo = Photo(sha256, len(raw), file.name)
        kept = await db.write(lambda con: records.came(con, backup, photo))
    except OSError as failure:
        if failure.errno == errno.ENOSPC:
            raise Problem(DISK_FULL) from failure
        raise
    finally:
        if not kept:
            file.unlink(missing_ok=True)


async def read(db: Database, folder: Path, secret: bytes, person_id: int, visit_id: str, sha256: str) -> bytes:
    """Return the bytes of a photo. Raises NOT_FOUND, also when it cannot be opened any more."""
    backup = await db.read(lambda con: copies.owned(con, person_id, visit_id))
    photo = await db.read(lambda con: _named(records.photos(con, backup), sha256))
    if photo.file is None:
        raise Problem(NOT_FOUND)
    try:
        sealed = await to_thread.run_sync((folder / photo.file).read_bytes)
        return copies.seal_of(secret, backup).open(sealed, sha256)
    except (FileNotFoundError, SealBrokenError) as failure:
        raise Problem(NOT_FOUND) from failure


def sweep(folder: Path, known: Iterable[str], now: float | None = None) -> int:
    """Delete every file that belongs to no backup any more; returns how many."""
    kept, count = set(known), 0
    limit = (time.time() if now is None else now) - YOUNG_SECONDS
    for file in folder.glob("*"):
        if file.name not in kept and file.stat().st_mtime < limit:
            file.unlink(missing_ok=True)
            count += 1
    return count


def differences(folder: Path, secret: bytes, backup: Backup, photos: Iterable[Photo]) -> list[str]:
    """Return a line for every photo of a backup that is not what was sent."""
    seal, found = copies.seal_of(secret, backup), []
    for photo in (one for one in photos if one.file):
        try:
            raw = seal.open((folder / str(photo.file)).read_bytes(), photo.sha256)
        except (OSError, SealBrokenError):
            raw = b""
        if hashlib.sha256(raw).hexdigest() != photo.sha256:
            found.append(f"backup of draft {backup.visit_id}: photo {photo.sha256} is missing or not what was sent")
    return found


def _named(photos: Iterable[Photo], sha256: str) -> Photo:
    for one in photos:
        if one.sha256 == sha256:
            return one
    raise Problem(NOT_FOUND)


def _write(file: Path, seal: Seal, sha256: str, raw: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("xb") as written:
        written.write(seal.close(raw, sha256))
        written.flush()
        os.fsync(written.fileno())
    handle = os.open(file.parent, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
