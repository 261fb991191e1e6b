"""Keeping photos: what is refused, what is written, and what moves on when the last one comes."""

import errno
import os
from pathlib import Path

import pytest

from shopper.db import Database
from shopper.problems import Problem
from shopper.visits import evidence
from shopper.visits.model import EVIDENCE_LIMIT
from tests.builders.visits import Field, a_body, a_photo, claim, hash_of, later


@pytest.fixture
def field(db: Database, tmp_path: Path) -> Field:
    return Field(db, tmp_path / "evidence")


def refused(field: Field, photo: bytes, named: str | None = None) -> str:
    with pytest.raises(Problem) as raised:
        field.photograph(photo, named=named)
    assert field.rows("SELECT * FROM evidence") == []
    assert list((field.folder / "arriving").glob("*")) == []
    return raised.value.kind.code


def test_it_refuses_a_photo_whose_hash_differs(field: Field) -> None:
    assert refused(field, a_photo(), named=hash_of(b"another")) == "evidence_hash_differs"


@pytest.mark.parametrize("name", ["", "abc", "../../etc/passwd", "G" * 64])
def test_it_refuses_names_that_are_no_hash(field: Field, name: str) -> None:
    with pytest.raises(Problem) as raised:
        field.photograph(a_photo(), named=name or "-")
    assert raised.value.kind.code == "evidence_hash_differs"


def test_it_refuses_what_is_too_large(field: Field) -> None:
    assert refused(field, b"\xff\xd8" + b"x" * EVIDENCE_LIMIT) == "too_large"


@pytest.mark.parametrize("raw", [b"", b"hello", b"<svg xmlns='http://www.w3.org/2000/svg'/>", a_photo(kind="GIF")])
def test_it_refuses_what_is_no_photo(field: Field, raw: bytes) -> None:
    assert refused(field, raw) == "evidence_not_an_image"


def test_it_refuses_a_damaged_png(field: Field) -> None:
    raw = bytearray(a_photo(kind="PNG"))
    raw[45] ^= 1
    assert refused(field, bytes(raw)) == "evidence_not_an_image"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_it_refuses_a_photo_whose_end_is_missing(field: Field, kind: str) -> None:
    raw = a_photo(kind=kind, size=(400, 300))
    assert refused(field, raw[: len(raw) * 2 // 3]) == "evidence_not_an_image"


def test_it_refuses_more_pixels_than_a_camera_has(field: Field) -> None:
    assert refused(field, a_photo(kind="PNG", size=(10_000, 5_001))) == "evidence_too_many_pixels"


def test_it_says_that_the_disk_is_full(field: Field, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(evidence.os, "fsync", full)
    assert refused(field, a_photo()) == "disk_full"


def test_other_failures_of_the_disk_are_not_hidden(field: Field, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(evidence.os, "fsync", broken)
    with pytest.raises(OSError, match="error"):
        field.photograph(a_photo())


@pytest.mark.parametrize(("kind", "media_type"), [("JPEG", "image/jpeg"), ("PNG", "image/png"), ("WEBP", "image/webp")])
def test_it_keeps_the_very_bytes_under_their_hash(field: Field, kind: str, media_type: str) -> None:
    photo = a_photo(kind=kind)
    kept = field.photograph(photo)
    assert (kept.sha256, kept.size, kept.type) == (hash_of(photo), len(photo), media_type)
    assert evidence.path(field.folder, kept.sha256).read_bytes() == photo
    assert list((field.folder / "arriving").glob("*")) == []


def test_sending_a_photo_again_changes_nothing(field: Field) -> None:
    photo = a_photo()
    assert field.photograph(photo) == field.photograph(photo, now=later(hours=1))
    assert len(field.rows("SELECT * FROM evidence")) == 1


def test_a_second_owner_gets_the_same_answer_and_the_file_is_there_once(field: Field) -> None:
    photo = a_photo()
    assert field.photograph(photo, "anna") == field.photograph(photo, "boris")
    assert len(field.rows("SELECT * FROM evidence")) == 2
    assert len(list(field.folder.glob("??/*"))) == 1


def test_the_last_photo_moves_the_visit_on_in_the_same_transaction(field: Field) -> None:
    one, two = a_photo("teal"), a_photo("red")
    field.send(a_body(field.assign().id, evidence=[claim(one), claim(two)]))
    field.photograph(one)
    assert (field.visit()["state"], field.visit()["completed_at"]) == ("waiting_evidence", None)
    field.photograph(two, now=later(hours=2))
    assert (field.visit()["state"], field.visit()["completed_at"][:13]) == ("received", "2026-11-10T11")


def test_a_photo_moves_on_only_its_owners_visits(field: Field) -> None:
    photo = a_photo()
    field.send(a_body(field.assign().id, evidence=[claim(photo)]))
    field.photograph(photo, "boris")
    assert field.visit()["state"] == "waiting_evidence"
