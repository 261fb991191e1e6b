"""Backups of drafts over HTTP: one writer, one reader, sealed, and gone in time."""

import asyncio
import json
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx2
import pytest
from starlette.testclient import TestClient

from shopper import clock
from shopper.assignments.model import Window
from shopper.db import Database
from shopper.people.imports import people
from shopper.visits.backups import photos, records, upkeep
from shopper.visits.backups.api import Limits
from shopper.visits.backups.model import BYTES_A_PERSON, DRAFTS_A_PERSON
from shopper.web.limits import Limit
from tests.builders.site import Site
from tests.builders.visits import Field, a_body, a_photo, bytes_of, claim, hash_of, visit_id
from tests.builders.world import NOW

FIRST, SECOND = str(UUID(int=1, version=4)), str(UUID(int=2, version=4))
STORY = "The clerk was knitting"
PHOTO = a_photo()


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.fixture
def field(site: Site, db: Database, tmp_path: Path) -> Field:
    return Field(db, tmp_path / "data" / "evidence", world=site.world)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data" / "backups"


def at(name: str = "first", more: str = "") -> str:
    return f"/api/v1/backups/{visit_id(name)}{more}"


def a_copy(field: Field, assignment: int, phone: str = FIRST, revision: int = 3, **changes: Any) -> dict[str, Any]:
    copy = {
        "schema": 1,
        "person": field.world.person("anna").id,
        "phone": phone,
        "revision": revision,
        "assignment": assignment,
        "photos": [],
        "head": {"place": "Tallinn Harbour", "answered": 12, "total": 41},
        "draft": {"answers": [{"question": "story", "answer": {"value": STORY}}]},
    }
    return copy | changes


def with_photo(photo: bytes = PHOTO) -> dict[str, Any]:
    return {"photos": [{"sha256": hash_of(photo), "size": len(photo)}]}


def backed_up(anna: TestClient, field: Field, name: str = "first", **changes: Any) -> dict[str, Any]:
    copy = a_copy(field, field.assign().id, **changes)
    answer = anna.put(at(name), json=copy)
    assert answer.status_code == 200, answer.text
    return copy


def with_its_photo(anna: TestClient, field: Field, name: str = "first") -> None:
    backed_up(anna, field, name, **with_photo())
    assert anna.put(at(name, f"/photos/{hash_of(PHOTO)}"), content=PHOTO).status_code == 201


def code(answer: httpx2.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


# Refusals


@pytest.mark.parametrize(
    ("method", "address"),
    [
        ("GET", "/api/v1/backups"),
        ("GET", at()),
        ("PUT", at()),
        ("DELETE", at(more=f"?phone={FIRST}")),
        ("POST", at(more="/takeover")),
        ("PUT", at(more=f"/photos/{hash_of(PHOTO)}")),
        ("GET", at(more=f"/photos/{hash_of(PHOTO)}")),
    ],
)
def test_nobody_reaches_a_draft_without_signing_in(site: Site, field: Field, method: str, address: str) -> None:
    with_its_photo(site.browser("anna"), field)
    assert site.guest().request(method, address, content=b"{}").status_code == 401


@pytest.mark.parametrize("name", ["boris", "tiina", "rita", "maria"])
def test_another_person_whatever_their_role_finds_nothing(site: Site, field: Field, name: str) -> None:
    copy = backed_up(site.browser("anna"), field, **with_photo())
    other = site.browser(name)
    assert other.get("/api/v1/backups").json()["backups"] == []
    assert other.get(at()).status_code == 404
    assert other.get(at(more=f"/photos/{hash_of(PHOTO)}")).status_code == 404
    assert other.post(at(more="/takeover"), json={"phone": SECOND}).status_code == 404
    assert other.put(at(more=f"/photos/{hash_of(PHOTO)}"), content=PHOTO).status_code == 404
    assert other.put(at(), json=copy).status_code == 403
    assert other.put(at(), json=copy | {"person": field.world.person(name).id}).status_code == 403
    assert other.delete(at(more=f"?phone={FIRST}")).status_code == 204
    assert site.browser("anna").get(at()).json()["phone"] == FIRST


def test_a_token_of_ones_own_opens_nothing(site: Site, field: Field) -> None:
    with_its_photo(site.browser("anna"), field)
    program = site.program("anna")
    reads = [program.get(address) for address in ("/api/v1/backups", at(), at(more=f"/photos/{hash_of(PHOTO)}"))]
    reads.append(program.post(at(more="/takeover"), json={"phone": SECOND}))
    assert [answer.status_code for answer in reads] == [404] * 4
    assert all(STORY not in answer.text for answer in reads)


def test_a_draft_goes_only_with_an_assignment_of_ones_own(site: Site, field: Field) -> None:
    copy = a_copy(field, field.assign(shopper="boris").id)
    assert code(site.browser("anna").put(at(), json=copy)) == (403, "assignment_not_yours")


def test_what_no_phone_sends_is_refused_at_its_field(site: Site, field: Field) -> None:
    anna, copy = site.browser("anna"), a_copy(field, field.assign().id)
    for change, pointer in (
        ({"schema": 2}, "/schema"),
        ({"phone": "mine"}, "/phone"),
        ({"head": {"words": "x" * 5000}}, "/head"),
        ({"photos": [{"sha256": "../etc", "size": 1}]}, "/photos/0/sha256"),
    ):
        answer = anna.put(at(), json=copy | change)
        assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, pointer)
    assert code(anna.put(at(), content=b"x" * (1024 * 1024 + 1))) == (413, "too_large")
    assert anna.put("/api/v1/backups/not-a-uuid", json=copy).status_code == 404


def test_a_photo_needs_its_draft_its_hash_and_its_size(site: Site, field: Field) -> None:
    anna = site.browser("anna")
    address = at(more=f"/photos/{hash_of(PHOTO)}")
    assert anna.put(address, content=PHOTO).status_code == 404
    backed_up(anna, field)
    assert anna.put(address, content=PHOTO).status_code == 404
    assert anna.get(address).status_code == 404
    backed_up(anna, field, "second", **with_photo())
    address = at("second", f"/photos/{hash_of(PHOTO)}")
    assert anna.get(address).status_code == 404
    assert code(anna.put(address, content=b"another")) == (422, "evidence_hash_differs")
    assert code(anna.put(address, content=b"x" * (8 * 1024 * 1024 + 1))) == (413, "too_large")


# One writer


def test_a_draft_comes_back_as_it_went(site: Site, field: Field) -> None:
    anna = site.browser("anna")
    copy = backed_up(anna, field, **with_photo())
    assert anna.put(at(), json=copy).json()["missing"] == [hash_of(PHOTO)]
    address = at(more=f"/photos/{hash_of(PHOTO)}")
    for _ in range(2):
        assert anna.put(address, content=PHOTO).json() == {"sha256": hash_of(PHOTO), "size": len(PHOTO)}
    assert anna.put(at(), json=copy).json()["missing"] == []
    read = anna.get(at()).json()
    assert (read["draft"], read["revision"], read["phone"], read["missing"]) == (copy["draft"], 3, FIRST, [])
    assert read["photos"] == copy["photos"]
    assert anna.get(address).content == PHOTO
    (listed,) = anna.get("/api/v1/backups").json()["backups"]
    assert (listed["visit"], listed["head"], listed["saved_at"]) == (visit_id("first"), copy["head"], clock.stamp(NOW))
    assert "draft" not in listed


def test_a_later_revision_replaces_and_an_older_one_changes_nothing(site: Site, field: Field) -> None:
    anna = site.browser("anna")
    copy = backed_up(anna, field)
    assert anna.put(at(), json=copy | {"revision": 5, "draft": {"n": 5}}).json()["revision"] == 5
    assert anna.put(at(), json=copy | {"revision": 4, "draft": {"n": 4}}).json()["revision"] == 5
    assert anna.get(at()).json()["draft"] == {"n": 5}


def test_who_takes_over_reads_the_draft_and_is_the_one_that_writes(site: Site, field: Field) -> None:
    first, second = site.browser("anna"), site.browser("anna")
    copy = backed_up(first, field)
    taken = second.post(at(more="/takeover"), json={"phone": SECOND}).json()
    assert (taken["phone"], taken["draft"]) == (SECOND, copy["draft"])
    assert code(first.put(at(), json=copy | {"revision": 9})) == (409, "draft_taken_over")
    assert code(first.delete(at(more=f"?phone={FIRST}"))) == (409, "draft_taken_over")
    assert second.put(at(), json=copy | {"phone": SECOND, "revision": 4}).status_code == 200
    assert first.post(at(more="/takeover"), json={"phone": FIRST}).json()["revision"] == 4
    assert code(second.put(at(), json=copy | {"phone": SECOND, "revision": 5})) == (409, "draft_taken_over")


def test_a_photo_that_comes_after_another_phone_went_on_is_refused_and_so_stays_only_there(
    site: Site, field: Field
) -> None:
    first, second = site.browser("anna"), site.browser("anna")
    backed_up(first, field, **with_photo())
    for _ in range(2):
        taken = second.post(at(more="/takeover"), json={"phone": SECOND}).json()
        assert (taken["photos"], taken["missing"]) == ([], [])
    assert first.put(at(more=f"/photos/{hash_of(PHOTO)}"), content=PHOTO).status_code == 404


def test_taking_ones_own_copy_over_again_goes_on_waiting_for_its_photos(site: Site, field: Field) -> None:
    anna = site.browser("anna")
    backed_up(anna, field, **with_photo())
    assert anna.post(at(more="/takeover"), json={"phone": FIRST}).json()["missing"] == [hash_of(PHOTO)]
    assert anna.put(at(more=f"/photos/{hash_of(PHOTO)}"), content=PHOTO).status_code == 201


def test_what_a_phone_throws_away_goes_from_the_server(site: Site, field: Field) -> None:
    anna = site.browser("anna")
    backed_up(anna, field)
    for _ in range(2):
        assert anna.delete(at(more=f"?phone={FIRST}")).status_code == 204
    assert anna.get(at()).status_code == 404


# Sealed


def test_nothing_of_it_can_be_read_on_the_disk(site: Site, field: Field, tmp_path: Path, folder: Path) -> None:
    with_its_photo(site.browser("anna"), field)
    field.db.close()
    written = [file.read_bytes() for file in (tmp_path / "data").rglob("*") if file.is_file()]
    assert len(list(folder.iterdir())) == 1
    for secret in (STORY.encode(), b'Tallinn Harbour", "answered', PHOTO[:64]):
        assert not any(secret in one for one in written)
    assert any(b"draft_backup" in one for one in written), "the database is among what was looked at"


def test_a_row_moved_to_another_person_does_not_open(site: Site, field: Field) -> None:
    with_its_photo(site.browser("anna"), field)
    boris = field.world.person("boris").id

    def move(con: Any) -> None:
        con.execute("PRAGMA defer_foreign_keys = ON")
        con.execute("UPDATE draft_backup SET person_id = ?", (boris,))
        con.execute("UPDATE draft_backup_photo SET person_id = ?", (boris,))

    field.db.write_now(move)
    assert site.browser("boris").get("/api/v1/backups").json()["backups"] == []
    assert site.browser("boris").get(at()).status_code == 404
    assert site.browser("boris").get(at(more=f"/photos/{hash_of(PHOTO)}")).status_code == 404


# Gone in time


def test_it_goes_in_the_moment_in_which_its_visit_is_delivered(site: Site, field: Field, folder: Path) -> None:
    anna = site.browser("anna")
    with_its_photo(anna, field)
    assignment = field.rows("SELECT assignment_id FROM draft_backup")[0][0]
    body = bytes_of(a_body(assignment))
    assert anna.put(f"/api/v1/visits/{visit_id('first')}", content=body).status_code == 201
    assert [field.rows(f"SELECT * FROM {table}") for table in ("draft_backup", "draft_backup_photo")] == [[], []]
    assert anna.get("/api/v1/backups").json()["backups"] == []
    assert code(anna.put(at(), json=a_copy(field, assignment))) == (409, "visit_delivered")
    assert len(list(folder.iterdir())) == 1
    known = field.db.read_now(records.files)
    assert photos.sweep(folder, known) == 0, "a young file may still get its row"
    assert photos.sweep(folder, known, now=(NOW + timedelta(days=9999)).timestamp()) == 1
    assert list(folder.iterdir()) == []


def test_as_long_as_a_photo_of_its_visit_is_missing_it_stays_and_is_no_draft_any_more(site: Site, field: Field) -> None:
    anna = site.browser("anna")
    with_its_photo(anna, field)
    assignment = field.rows("SELECT assignment_id FROM draft_backup")[0][0]
    body = bytes_of(a_body(assignment, evidence=[claim(PHOTO)]))
    for _ in range(2):
        assert anna.put(f"/api/v1/visits/{visit_id('first')}", content=body).status_code == 202
    assert len(field.rows("SELECT 1 FROM draft_backup_photo WHERE file IS NOT NULL")) == 1
    assert anna.get("/api/v1/backups").json()["backups"] == []
    assert anna.get(at()).status_code == 404
    assert anna.post(at(more="/takeover"), json={"phone": SECOND}).status_code == 404
    assert code(anna.put(at(), json=a_copy(field, assignment, revision=9))) == (409, "visit_delivered")
    assert anna.put(at(more=f"/photos/{hash_of(PHOTO)}"), content=PHOTO).status_code == 404
    assert anna.delete(at(more=f"?phone={FIRST}")).status_code == 204
    assert len(field.rows("SELECT 1 FROM draft_backup_photo WHERE file IS NOT NULL")) == 1
    assert anna.put(f"/api/v1/evidence/{hash_of(PHOTO)}", content=PHOTO).status_code == 201
    assert [field.rows(f"SELECT * FROM {table}") for table in ("draft_backup", "draft_backup_photo")] == [[], []]


def test_a_visit_that_is_refused_leaves_the_backup(site: Site, field: Field) -> None:
    anna = site.browser("anna")
    backed_up(anna, field)
    assert anna.put(f"/api/v1/visits/{visit_id('first')}", content=b"{}").status_code == 422
    assert anna.get(at()).status_code == 200


def test_it_goes_thirty_days_after_the_window(
    site: Site, field: Field, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna, window = site.browser("anna"), Window(NOW, NOW + timedelta(days=2))
    copy = backed_up(anna, field)
    stamps = (clock.stamp(window.ends),)
    field.db.write_now(lambda con: con.execute("UPDATE assignment SET window_to = ?", stamps))
    for day, kept in ((31, 1), (33, 0)):
        monkeypatch.setattr(clock, "now", lambda day=day: NOW + timedelta(days=day))
        asyncio.run(upkeep.tidy(field.db, folder))
        assert len(field.rows("SELECT 1 FROM draft_backup")) == kept
    sent = asyncio.run(_put_later(site, copy))
    assert code(sent) == (409, "assignment_lapsed")


async def _put_later(site: Site, copy: dict[str, Any]) -> httpx2.Response:
    return site.program("anna").put(at(), content=json.dumps(copy))


# Not too much


def test_one_person_cannot_fill_the_disk(site: Site, field: Field) -> None:
    anna, assignment = site.browser("anna"), field.assign().id
    claims = [{"sha256": f"{n:064x}", "size": BYTES_A_PERSON // 2} for n in range(2)]
    assert code(anna.put(at(), json=a_copy(field, assignment, photos=claims))) == (413, "backup_full")
    assert anna.put(at(), json=a_copy(field, assignment, photos=claims[:1])).status_code == 200
    assert code(anna.put(at("x"), json=a_copy(field, assignment, photos=claims[1:]))) == (413, "backup_full")
    assert anna.put(at(), json=a_copy(field, assignment, revision=4)).status_code == 200
    for n in range(DRAFTS_A_PERSON - 1):
        assert anna.put(at(str(n)), json=a_copy(field, assignment)).status_code == 200
    assert code(anna.put(at("more"), json=a_copy(field, assignment))) == (413, "backup_full")
    assert anna.put(at(), json=a_copy(field, assignment, revision=5)).status_code == 200


def test_a_phone_gone_wild_is_told_to_wait(site: Site, field: Field) -> None:
    site.app.state.backup_limits = Limits(Limit(2, 600), Limit(1, 600))
    anna, copy = site.browser("anna"), a_copy(field, field.assign().id)
    answers = [anna.put(at(), json=copy) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert int(answers[2].headers["Retry-After"]) > 0
    address = at(more=f"/photos/{hash_of(PHOTO)}")
    assert [anna.put(address, content=PHOTO).status_code for _ in range(2)] == [404, 429]


def test_a_photo_that_the_draft_lost_goes_with_it(site: Site, field: Field, folder: Path) -> None:
    anna = site.browser("anna")
    copy = backed_up(anna, field, **with_photo())
    anna.put(at(more=f"/photos/{hash_of(PHOTO)}"), content=PHOTO)
    anna.put(at(), json=copy | {"revision": 4, "photos": []})
    assert anna.get(at(more=f"/photos/{hash_of(PHOTO)}")).status_code == 404
    assert photos.sweep(folder, field.db.read_now(records.files), now=1e12) == 1


def test_a_photo_whose_file_is_gone_is_not_found(site: Site, field: Field, folder: Path) -> None:
    anna = site.browser("anna")
    with_its_photo(anna, field)
    for file in folder.iterdir():
        file.unlink()
    assert anna.get(at(more=f"/photos/{hash_of(PHOTO)}")).status_code == 404


# What an admin sees


@pytest.mark.parametrize("name", ["anna", "rita", "maria"])
def test_only_admins_see_how_much_there_is(site: Site, field: Field, name: str) -> None:
    assert site.browser(name).get("/backups").status_code == 403


def test_an_admin_sees_size_and_age_and_nothing_of_the_content(
    site: Site, field: Field, monkeypatch: pytest.MonkeyPatch
) -> None:
    tiina = site.browser("tiina")
    assert "No phone has a draft on the server." in tiina.get("/backups").text
    with_its_photo(site.browser("anna"), field)
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(hours=5))
    shown = tiina.get("/backups").text
    assert "Anna" in shown
    assert "5 hours" in shown
    for secret in (STORY, "Tallinn Harbour", visit_id("first")):
        assert secret not in shown


def test_two_phones_of_one_person_are_told_apart_and_each_has_its_own_copies(site: Site, field: Field) -> None:
    anna, tiina = site.browser("anna"), site.browser("tiina")
    old, new = visit_id("old"), visit_id("new")
    backed_up(anna, field, phone=old)
    report = {"drafts": 1, "undelivered": 0, "oldest_at": None, "room_used": None, "build": "", "browser": "safari"}
    for phone in (old, new):
        assert anna.put(f"/api/v1/phones/{phone}", json=report | {"installed": False}).status_code == 204
    rows = [" ".join(row.split()) for row in tiina.get("/phones").text.split("<tr")[2:]]
    copied = "1 draft · less than 1 kB · less than an hour ago"
    with_copy = {phone for phone in (old, new) for row in rows if f"{phone[:4].upper()} ·" in row and copied in row}
    assert (len(rows), with_copy) == (2, {old})
    assert old[:4].upper() in tiina.get("/backups").text


def test_an_admin_of_one_client_sees_their_own_shoppers_alone(site: Site, field: Field) -> None:
    with_its_photo(site.browser("anna"), field)
    lines = (
        "email,name,language,role,client,location\neva@demo.test,Eva,en,admin,ural,\nkai@demo.test,Kai,en,admin,balt,\n"
    )
    field.db.write_now(lambda con: people(con, lines.encode(), NOW))
    assert "Anna" not in site.browser("eva").get("/backups").text
    assert "Anna" in site.browser("kai").get("/backups").text
