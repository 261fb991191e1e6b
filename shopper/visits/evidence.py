"""Photos: whole files on disk, named by their SHA-256, each owned by those who sent it."""

import errno
import hashlib
import os
import re
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from anyio import to_thread
from PIL import Image

from shopper.db import Database
from shopper.problems import (
    DISK_FULL,
    EVIDENCE_HASH_DIFFERS,
    EVIDENCE_NOT_AN_IMAGE,
    EVIDENCE_TOO_WIDE,
    TOO_LARGE,
    Problem,
)
from shopper.visits import arrivals
from shopper.visits.model import EVIDENCE_LIMIT, Evidence

TYPES = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}
MEGAPIXELS = 50
_HASH = re.compile(r"[0-9a-f]{64}")

# We look at the size ourselves, before anything is decoded; Pillow's own limit warns where we refuse.
Image.MAX_IMAGE_PIXELS = None


def path(folder: Path, sha256: str) -> Path:
    """Return where the photo with this hash lies."""
    return folder / sha256[:2] / sha256


async def keep(
    db: Database, folder: Path, sha256: str, chunks: AsyncIterator[bytes], person_id: int, now: datetime
) -> Evidence:
    """Keep one photo for its owner; answers once file and row are on disk. Sending it again changes nothing.

    The answer is the same whether or not somebody else sent this photo before. Raises TOO_LARGE,
    EVIDENCE_HASH_DIFFERS, EVIDENCE_NOT_AN_IMAGE, EVIDENCE_TOO_WIDE, DISK_FULL.
    """
    if not _HASH.fullmatch(sha256):
        raise Problem(EVIDENCE_HASH_DIFFERS)
    arriving = folder / "arriving" / uuid4().hex
    arriving.parent.mkdir(parents=True, exist_ok=True)
    try:
        size, found = await _receive(arriving, chunks)
        if found != sha256:
            raise Problem(EVIDENCE_HASH_DIFFERS)
        evidence = Evidence(sha256, size, await to_thread.run_sync(image_type, arriving))
        await to_thread.run_sync(_settle_down, arriving, path(folder, sha256))
    except OSError as failure:
        if failure.errno == errno.ENOSPC:
            raise Problem(DISK_FULL) from failure
        raise
    finally:
        arriving.unlink(missing_ok=True)
    await db.write(lambda con: arrivals.of_evidence(con, person_id, evidence, now))
    return evidence


def image_type(file: Path) -> str:
    """Return the media type of an image that can be shown. Raises EVIDENCE_NOT_AN_IMAGE, EVIDENCE_TOO_WIDE."""
    try:
        with Image.open(file, formats=tuple(TYPES)) as image:
            width, height = image.size
            kind = TYPES[str(image.format)]
            image.verify()
        wide = width * height > MEGAPIXELS * 1_000_000
        if not wide:
            _read_to_the_end(file)
    except Exception as failure:
        raise Problem(EVIDENCE_NOT_AN_IMAGE) from failure
    if wide:
        raise Problem(EVIDENCE_TOO_WIDE, limit=MEGAPIXELS)
    return kind


def _read_to_the_end(file: Path) -> None:
    """Fail where the end of a photo is missing: a JPEG has no checksum. Its eighth part is quickly decoded."""
    with Image.open(file, formats=tuple(TYPES)) as image:
        image.draft("RGB", (1, 1))
        image.load()


def digest(file: Path) -> str:
    """Return the SHA-256 of a file on disk."""
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


async def _receive(arriving: Path, chunks: AsyncIterator[bytes]) -> tuple[int, str]:
    """Write what arrives, counting and hashing on the way."""
    size, digesting = 0, hashlib.sha256()
    with arriving.open("wb") as file:
        async for chunk in chunks:
            size += len(chunk)
            if size > EVIDENCE_LIMIT:
                raise Problem(TOO_LARGE, limit=EVIDENCE_LIMIT)
            digesting.update(chunk)
            file.write(chunk)
    return size, digesting.hexdigest()


def _settle_down(arriving: Path, final: Path) -> None:
    """Put a complete file in its place so that a loss of power leaves all of it or nothing."""
    final.parent.mkdir(parents=True, exist_ok=True)
    with arriving.open("rb") as file:
        os.fsync(file.fileno())
    arriving.replace(final)
    for folder in (final.parent, final.parent.parent):
        _sync_folder(folder)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
