"""Drafts from a rescue file become sealed copies for their person, and never an older one over a newer."""

import asyncio
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from shopper.db import Database
from shopper.settings import Settings
from shopper.visits.backups import copies, photos
from shopper.visits.backups.model import BODY_LIMIT, Copy
from shopper.visits.model import EVIDENCE_LIMIT
from shopper.visits.rescue import importing, keys
from shopper.visits.rescue.model import Listed, Report
from shopper.visits.rescue.opening import opened
from tests.builders.rescue import Piece, a_draft, about, its_photo, sealed, the_end
from tests.builders.visits import Field, a_body, a_photo, hash_of, visit_id
from tests.builders.world import NOW

SECRET, OTHER_PHONE = b"k" * 32, str(UUID(int=2, version=4))
FIRST = visit_id("first")


@pytest.fixture
def field(db: Database, tmp_path: Path) -> Field:
    return Field(db, tmp_path / "evidence")


@pytest.fixture
def key(tmp_path: Path) -> keys.RescueKey:
    return keys.rescue_key(tmp_path)


def anna(field: Field) -> int:
    return field.world.person("anna").id


def bring(field: Field, key: keys.RescueKey, *pieces: Piece) -> Report:
    parts = opened(sealed(key, [about(anna(field)), *pieces, the_end()]), key)
    return asyncio.run(importing.bring(Settings(data=field.folder.parent), field.db, SECRET, parts, NOW))


def own(field: Field, assignment: int, pictures: Sequence[bytes] = (), **changes: Any) -> Piece:
    return a_draft(FIRST, assignment, anna(field), pictures, **changes)


def saved(field: Field, piece: Piece) -> None:
    """Keep a draft as its phone does."""
    sent, person = Copy.model_validate_json(piece[1]), anna(field)
    field.db.write_now(lambda con: copies.keep(con, SECRET, person, FIRST, sent, NOW))


def there(field: Field) -> dict[str, Any]:
    person = anna(field)
    return field.db.read_now(lambda con: copies.read(con, SECRET, person, FIRST))


def outcome(report: Report) -> tuple[str, str]:
    [listed] = report.drafts
    return listed.outcome, listed.code


def test_its_person_gets_the_draft_with_its_photos_and_it_lies_sealed(field: Field, key: keys.RescueKey) -> None:
    photo = a_photo()
    draft = own(field, field.assign().id, [photo])
    report = bring(field, key, draft, its_photo(FIRST, photo))
    assert report.drafts == [Listed(FIRST, "2026-11-25T09:00:00+02:00", len(draft[1]) + len(photo), "kept")]
    assert (there(field)["draft"]["answers"], there(field)["missing"], report.well) == (["knitting"], [], True)
    folder = Settings(data=field.folder.parent).backups
    raw = asyncio.run(photos.read(field.db, folder, SECRET, anna(field), FIRST, hash_of(photo)))
    [file] = folder.iterdir()
    assert (raw, photo in file.read_bytes()) == (photo, False)
    [row] = field.db.read_now(lambda con: con.execute("SELECT head, content FROM draft_backup").fetchall())
    assert b"knitting" not in bytes(row["content"])
    assert b"Tallinn" not in bytes(row["head"])
    assert (field.visits(), field.held()) == ([], [])


def test_the_same_file_again_changes_nothing(field: Field, key: keys.RescueKey) -> None:
    draft = own(field, field.assign().id)
    bring(field, key, draft)
    before = field.db.read_now(lambda con: tuple(con.execute("SELECT * FROM draft_backup").fetchone()))
    report = bring(field, key, draft)
    assert (outcome(report), report.well) == (("known", ""), True)
    assert field.db.read_now(lambda con: tuple(con.execute("SELECT * FROM draft_backup").fetchone())) == before


def test_a_newer_copy_of_the_same_phone_wins_and_an_older_one_gives_way(field: Field, key: keys.RescueKey) -> None:
    assignment = field.assign().id
    saved(field, own(field, assignment, revision=5))
    assert outcome(bring(field, key, own(field, assignment, revision=4))) == ("known", "")
    assert there(field)["revision"] == 5
    assert outcome(bring(field, key, own(field, assignment, revision=6))) == ("kept", "")
    assert there(field)["revision"] == 6


def test_a_draft_that_goes_on_at_another_phone_stays_as_it_is(field: Field, key: keys.RescueKey) -> None:
    assignment = field.assign().id
    saved(field, own(field, assignment, phone=OTHER_PHONE))
    report = bring(field, key, own(field, assignment, revision=99))
    assert (outcome(report), report.well) == (("refused", "draft_taken_over"), False)
    assert (there(field)["phone"], there(field)["revision"]) == (OTHER_PHONE, 3)


def test_the_phone_itself_goes_on_writing_after_its_file_was_brought_in(field: Field, key: keys.RescueKey) -> None:
    assignment = field.assign().id
    bring(field, key, own(field, assignment))
    saved(field, own(field, assignment, revision=4))
    assert there(field)["revision"] == 4


def test_a_visit_that_was_delivered_needs_its_draft_no_more(field: Field, key: keys.RescueKey) -> None:
    assignment = field.assign().id
    field.send(a_body(assignment))
    report = bring(field, key, own(field, assignment))
    assert (outcome(report), report.well) == (("refused", "visit_delivered"), True)


def test_nothing_is_kept_of_another_persons_assignment_or_in_another_name(field: Field, key: keys.RescueKey) -> None:
    boris = field.world.person("boris").id
    report = bring(field, key, own(field, field.assign("T1", "boris").id), its_photo(FIRST, a_photo()))
    assert (outcome(report), report.well, report.refused_photos) == (("refused", "assignment_not_yours"), False, [])
    assert outcome(bring(field, key, a_draft(FIRST, field.assign().id, boris))) == ("refused", "forbidden")
    assert field.db.read_now(lambda con: con.execute("SELECT count(*) FROM draft_backup").fetchone()[0]) == 0


@pytest.mark.parametrize(
    "changes",
    [
        {"schema": 2},
        {"draft": {"answers": []}},
        {"draft": {"visit": {"id": visit_id("another"), "assignment": 1}}},
        {"draft": {"visit": {"id": FIRST, "assignment": 4711}}},
    ],
)
def test_what_is_not_the_copy_that_it_is_called_is_refused(
    field: Field, key: keys.RescueKey, changes: dict[str, Any]
) -> None:
    report = bring(field, key, own(field, field.assign().id, **changes))
    assert outcome(report) == ("refused", "visit_unreadable")


def test_drafts_of_an_older_app_and_too_large_ones_are_refused_and_stop_nothing(
    field: Field, key: keys.RescueKey
) -> None:
    head, raw = own(field, field.assign().id)
    assert outcome(bring(field, key, (head, json.dumps({"visit": {}, "answers": []}).encode()))) == (
        "refused",
        "visit_unreadable",
    )
    assert outcome(bring(field, key, (head, raw + b" " * BODY_LIMIT))) == ("refused", "too_large")
    assert outcome(bring(field, key, (head, raw))) == ("kept", "")


def test_photos_that_do_not_fit_are_told_and_unnamed_ones_let_go(field: Field, key: keys.RescueKey) -> None:
    huge = b"x" * (EVIDENCE_LIMIT + 1)
    report = bring(field, key, own(field, field.assign().id), its_photo(FIRST, a_photo()), its_photo(FIRST, huge))
    assert [(visit, kind.code) for visit, kind in report.refused_photos] == [(FIRST, "too_large")]
    assert not list(Settings(data=field.folder.parent).backups.glob("*"))
