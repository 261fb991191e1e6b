"""A backup as one tar file: the database, the photos, the sealed photos of drafts and the server's keys."""

import contextlib
import gzip
import os
import re
import tarfile
import tempfile
import zlib
from pathlib import Path

from shopper.db import copying
from shopper.settings import Settings
from shopper.visits import evidence
from shopper.visits.rescue.keys import NAME as RESCUE_KEY
from shopper.web.secret import NAME as KEY

EVIDENCE = "evidence"
DRAFTS = "backups"
KEYS = (KEY, RESCUE_KEY)
PIECE = 1 << 20
_SEALED = re.compile(r"[0-9a-f]{32}")


class NoBackupError(Exception):
    """A file that is no backup, or no whole one."""


def pack(settings: Settings, file: Path) -> int:
    """Write a backup; returns how many photos are in it.

    Only its owner may read it, as the keys in it. The database is copied first: photos are only ever added, so every
    photo that the copy knows is on disk by then.
    """
    part = file.with_name(file.name + ".part")
    part.unlink(missing_ok=True)
    part.touch(0o600)
    with tempfile.TemporaryDirectory(dir=file.parent) as folder:
        copied = Path(folder) / settings.database.name
        copying.copy(settings.database, copied)
        count = 0
        with tarfile.open(part, "w:gz" if file.suffix in {".gz", ".tgz"} else "w") as tar:
            tar.add(copied, settings.database.name)
            for key in KEYS:
                if (settings.data / key).exists():
                    tar.add(settings.data / key, key)
            for photo in sorted(settings.evidence.glob("[0-9a-f][0-9a-f]/*")):
                tar.add(photo, f"{EVIDENCE}/{photo.parent.name}/{photo.name}")
                count += 1
            for sealed in sorted(settings.backups.glob("*")):
                # A draft's photos may go at any moment, with their rows; the copied rows then name what is not there.
                with contextlib.suppress(FileNotFoundError):
                    tar.add(sealed, f"{DRAFTS}/{sealed.name}")
    with part.open("rb") as written:
        os.fsync(written.fileno())
    part.replace(file)
    return count


def unpack(file: Path, settings: Settings) -> None:
    """Write what a backup holds into the folder of `settings`. Raises NoBackupError, and then nothing is written."""
    try:
        with tarfile.open(file) as tar:
            members = tar.getmembers()
            _read_to_the_end(tar)
            strange = [one.name for one in members if not _ours(one, settings)]
            if strange or settings.database.name not in {one.name for one in members}:
                raise NoBackupError("this is not a backup of an installation")
            settings.data.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(dir=settings.data.parent) as folder:
                whole = Path(folder) / "whole"
                tar.extractall(whole, members, filter="data")
                for key in KEYS:
                    if (whole / key).exists():
                        (whole / key).chmod(0o600)
                whole.replace(settings.data)
    except (EOFError, gzip.BadGzipFile, zlib.error, tarfile.TarError) as failure:
        raise NoBackupError("this is not a backup of an installation, or not a whole one") from failure
    except OSError as failure:
        raise NoBackupError(failure.strerror or str(failure)) from failure


def _read_to_the_end(tar: tarfile.TarFile) -> None:
    """Fail where compressed bytes were changed: their checksum stands behind the last of them."""
    while tar.fileobj and tar.fileobj.read(PIECE):
        pass


def _ours(member: tarfile.TarInfo, settings: Settings) -> bool:
    if member.name in {settings.database.name, *KEYS}:
        return member.isfile()
    name = Path(member.name)
    if name.parent == Path(DRAFTS) and _SEALED.fullmatch(name.name):
        return member.isfile()
    return member.isfile() and evidence.path(Path(EVIDENCE), name.name) == name
