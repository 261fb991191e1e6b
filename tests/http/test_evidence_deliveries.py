"""PUT of photos over HTTP."""

from pathlib import Path

import pytest

from shopper.db import Database
from shopper.people import records as people
from tests.builders.site import Site
from tests.builders.visits import Field, a_photo, hash_of

PHOTO = a_photo()
ADDRESS = f"/api/v1/evidence/{hash_of(PHOTO)}"


@pytest.fixture
def field(site: Site, db: Database, tmp_path: Path) -> Field:
    return Field(db, tmp_path / "data" / "evidence", world=site.world)


def test_somebody_who_has_not_signed_in_delivers_nothing(site: Site) -> None:
    assert site.guest().put(ADDRESS, content=PHOTO).status_code == 401


@pytest.mark.parametrize("name", ["maria", "rita", "tiina"])
def test_only_shoppers_deliver_photos(site: Site, field: Field, name: str) -> None:
    assert site.browser(name).put(ADDRESS, content=PHOTO).status_code == 403


def test_whoever_was_a_shopper_can_still_deliver(site: Site, field: Field) -> None:
    anna = site.browser("anna")
    field.assign(shopper="anna")
    field.db.write_now(lambda con: people.grant(con, field.world.person("anna").id, "shopper", []))
    assert anna.put(ADDRESS, content=PHOTO).status_code == 201


def test_a_photo_over_the_limit_is_refused_unread(site: Site) -> None:
    answer = site.browser("anna").put(ADDRESS, content=b"x" * (8 * 1024 * 1024 + 1))
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


@pytest.mark.parametrize(
    ("content", "code"), [(a_photo("red"), "evidence_hash_differs"), (b"hello", "evidence_hash_differs")]
)
def test_a_photo_under_another_hash_is_refused(site: Site, content: bytes, code: str) -> None:
    answer = site.browser("anna").put(ADDRESS, content=content)
    assert (answer.status_code, answer.json()["code"]) == (422, code)


def test_what_is_no_photo_is_refused(site: Site) -> None:
    answer = site.browser("anna").put(f"/api/v1/evidence/{hash_of(b'hello')}", content=b"hello")
    assert (answer.status_code, answer.json()["code"]) == (422, "evidence_not_an_image")


def test_a_photo_is_answered_with_its_hash_and_size_however_often_it_comes(site: Site) -> None:
    anna, boris = site.browser("anna"), site.browser("boris")
    for client in (anna, anna, boris):
        answer = client.put(ADDRESS.upper().replace("/API/V1/EVIDENCE", "/api/v1/evidence"), content=PHOTO)
        assert (answer.status_code, answer.json()) == (201, {"sha256": hash_of(PHOTO), "size": len(PHOTO)})
