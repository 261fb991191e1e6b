"""Backups of drafts from the command line and on a full disk."""

import asyncio
import errno
import json
import tarfile
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from typer.testing import CliRunner, Result

from shopper.cli import app
from shopper.db import Database
from shopper.problems import DISK_FULL, Problem
from shopper.settings import Settings
from shopper.visits.backups import copies, photos, records
from shopper.visits.backups.model import Copy
from shopper.web.secret import server_key
from tests.builders.visits import Field, a_photo, hash_of, visit_id
from tests.builders.world import NOW

PHOTO = a_photo()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path / "data")


@pytest.fixture
def field(settings: Settings) -> Iterator[Field]:
    server_key(settings.data)
    db = Database.open(settings.database)
    yield Field(db, settings.evidence)
    db.close()


def run(*words: object) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


def a_draft(field: Field, settings: Settings) -> None:
    anna = field.world.person("anna").id
    claims = [{"sha256": hash_of(PHOTO), "size": len(PHOTO)}]
    sent = Copy.model_validate(
        {
            "schema": 1,
            "person": anna,
            "phone": UUID(int=1, version=4),
            "revision": 1,
            "assignment": field.assign().id,
            "photos": claims,
            "head": {},
            "draft": {"n": 1},
        }
    )
    secret = server_key(settings.data)
    field.db.write_now(lambda con: copies.keep(con, secret, anna, visit_id("first"), sent, NOW))


def photographed(field: Field, settings: Settings) -> None:
    anna, secret = field.world.person("anna").id, server_key(settings.data)
    asyncio.run(
        photos.keep(field.db, settings.backups, secret, anna, visit_id("first"), hash_of(PHOTO), PHOTO),
    )


def test_a_backup_of_the_installation_holds_the_drafts_and_they_open_where_it_is_restored(
    field: Field, settings: Settings, tmp_path: Path
) -> None:
    a_draft(field, settings)
    photographed(field, settings)
    assert run("backup", tmp_path / "b.tar", "--data", settings.data).exit_code == 0
    with tarfile.open(tmp_path / "b.tar") as tar:
        assert sum(name.startswith("backups/") for name in tar.getnames()) == 1
    made = Settings(data=tmp_path / "new")
    assert run("restore", tmp_path / "b.tar", "--data", made.data).exit_code == 0
    assert run("verify", "--data", made.data).exit_code == 0
    restored = Database.open(made.database)
    anna, key = field.world.person("anna").id, server_key(made.data)
    read = photos.read(restored, made.backups, key, anna, visit_id("first"), hash_of(PHOTO))
    assert asyncio.run(read) == PHOTO
    restored.close()


def test_verify_names_what_does_not_open(field: Field, settings: Settings) -> None:
    a_draft(field, settings)
    assert run("verify", "--data", settings.data).exit_code == 0, "a photo that has not come is no difference"
    photographed(field, settings)
    assert run("verify", "--data", settings.data).exit_code == 0
    for file in settings.backups.iterdir():
        file.write_bytes(b"something else")
    said = run("verify", "--data", settings.data)
    assert f"backup of draft {visit_id('first')}: photo {hash_of(PHOTO)}" in said.stdout
    field.db.write_now(lambda con: con.execute("UPDATE draft_backup SET content = x'00'"))
    said = run("verify", "--data", settings.data)
    assert (said.exit_code, said.stdout) == (1, f"backup of draft {visit_id('first')}: it cannot be opened\n")


def test_an_export_does_not_hand_drafts_out(field: Field, settings: Settings) -> None:
    a_draft(field, settings)
    kinds = {json.loads(line)["kind"] for line in run("export", "--data", settings.data).stdout.splitlines()}
    assert not any("backup" in kind for kind in kinds)


@pytest.mark.parametrize(("number", "refusal"), [(errno.ENOSPC, Problem), (errno.EIO, OSError)])
def test_a_photo_that_finds_no_room_leaves_nothing_behind(
    field: Field, settings: Settings, monkeypatch: pytest.MonkeyPatch, number: int, refusal: type[Exception]
) -> None:
    a_draft(field, settings)

    def fails(_handle: int) -> None:
        raise OSError(number, "the disk")

    monkeypatch.setattr(photos.os, "fsync", fails)
    with pytest.raises(refusal) as raised:
        photographed(field, settings)
    if isinstance(raised.value, Problem):
        assert raised.value.kind is DISK_FULL
    assert list(settings.backups.iterdir()) == []
    assert field.db.read_now(records.files) == set()
