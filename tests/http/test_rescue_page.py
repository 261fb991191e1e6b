"""The admin's page where a rescue file is brought in."""

import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from httpx2 import Response

from shopper.db import Database
from shopper.people.imports import people
from shopper.visits.rescue import keys, pages
from tests.builders.rescue import Piece, a_draft, a_visit, about, its_photo, sealed, the_end
from tests.builders.site import Site, form_token
from tests.builders.visits import Field, a_body, a_photo, bytes_of, claim, visit_id
from tests.builders.world import NOW

PAGE = "/quarantine/rescue"


@pytest.fixture
def field(site: Site, db: Database, tmp_path: Path) -> Field:
    return Field(db, tmp_path / "data" / "evidence", world=site.world)


def key(site: Site) -> keys.RescueKey:
    return site.app.state.rescue  # type: ignore[no-any-return]


def upload(site: Site, raw: bytes, name: str = "tiina") -> Response:
    client = site.browser(name)
    token = form_token(client.get(PAGE).text)
    return client.post(PAGE, data={"csrf": token}, files={"file": ("notes.bin", io.BytesIO(raw))})


def brought(site: Site, pieces: Sequence[Piece]) -> Response:
    return upload(site, sealed(key(site), pieces).read())


@pytest.mark.parametrize("name", ["anna", "rita", "maria"])
def test_only_admins_bring_files_in(site: Site, name: str) -> None:
    assert site.browser(name).get(PAGE).status_code == 403
    assert site.browser(name).post(PAGE, files={"file": ("a", b"x")}).status_code == 403


def test_an_admin_of_one_client_brings_nothing_in(site: Site, field: Field) -> None:
    line = "email,name,language,role,client,location\neva@demo.test,Eva,en,admin,balt,\n"
    field.db.write_now(lambda con: people(con, line.encode(), NOW))
    assert site.browser("eva").get(PAGE).status_code == 403
    assert site.browser("eva").post(PAGE, files={"file": ("a", b"x")}).status_code == 403


def test_a_form_without_its_token_brings_nothing_in(site: Site, field: Field) -> None:
    answer = site.browser("tiina").post(PAGE, files={"file": ("a", b"x")})
    assert (answer.status_code, field.visits()) == (403, [])


def test_the_quarantine_leads_to_it(site: Site) -> None:
    assert f'href="{PAGE}"' in site.browser("tiina").get("/quarantine").text


def test_visits_arrive_and_the_page_tells_of_each(site: Site, field: Field) -> None:
    photo, anna = a_photo(), site.world.person("anna").id
    good = a_body(field.assign().id, evidence=[claim(photo)])
    others = a_body(field.assign(shopper="boris").id, "second")
    pieces = [about(anna), a_visit(good), a_visit(others), a_draft(visit_id("d"), field.assign().id, anna)]
    answer = brought(site, [*pieces, its_photo(good["id"], photo), the_end(lost=1)])
    assert answer.status_code == 200
    assert "Not everything in the file is here now." in answer.text
    assert f'data-visit="{good["id"]}" data-outcome="arrived"' in answer.text
    assert f'data-visit="{others["id"]}" data-outcome="refused"' in answer.text
    assert "assignment_not_yours" in answer.text
    assert f'data-draft="{visit_id("d")}" data-outcome="kept"' in answer.text
    assert "Saved on the phone: Nov 25, 2026, 10:00\N{NARROW NO-BREAK SPACE}AM UTC+02:00" in answer.text
    assert "Begun Nov 25, 2026, 9:00\N{NARROW NO-BREAK SPACE}AM UTC+02:00" in answer.text
    assert field.visit()["receipt"] in answer.text
    again = brought(site, [about(anna), a_visit(good), the_end()])
    assert f'data-visit="{good["id"]}" data-outcome="known"' in again.text
    assert "Everything in the file is here now." in again.text


def test_a_draft_of_a_file_is_read_by_its_person_alone(site: Site, field: Field) -> None:
    anna, draft = site.world.person("anna").id, visit_id("d")
    page = brought(site, [about(anna), a_draft(draft, field.assign().id, anna), the_end()]).text
    assert "knitting" not in page
    assert "Tallinn Harbour" not in page
    [listed] = site.browser("anna").get("/api/v1/backups").json()["backups"]
    assert (listed["visit"], listed["head"]["place"]) == (draft, "Tallinn Harbour")
    assert site.browser("anna").get(f"/api/v1/backups/{draft}").json()["draft"]["answers"] == ["knitting"]
    for name in ("tiina", "boris"):
        assert site.browser(name).get(f"/api/v1/backups/{draft}").status_code == 404


def test_a_reviewer_reads_where_it_came_from_and_may_accept_it(site: Site, field: Field) -> None:
    brought(site, [about(site.world.person("anna").id), a_visit(a_body(field.assign().id)), the_end()])
    page = site.browser("rita").get(f"/visits/{visit_id('first')}").text
    assert "came in a rescue file, not from the phone" in page


def test_the_phone_that_comes_back_later_gets_its_receipt(site: Site, field: Field) -> None:
    body = a_body(field.assign().id)
    brought(site, [about(site.world.person("anna").id), a_visit(body), the_end()])
    answer = site.browser("anna").put(f"/api/v1/visits/{body['id']}", content=bytes_of(body))
    assert (answer.status_code, answer.json()["receipt"]) == (200, field.visit()["receipt"])


def test_damaged_and_refused_photos_are_told(site: Site, field: Field) -> None:
    body = a_body(field.assign().id, evidence=[claim(b"none")])
    pieces = [about(site.world.person("anna").id), a_visit(body), its_photo(body["id"], b"none")]
    page = upload(site, sealed(key(site), pieces, ends=False).read()).text
    assert "The file is damaged" in page
    assert "This is not a photo" in page
    assert "1 missing" in page


@pytest.mark.parametrize(
    ("raw", "code"), [(b"PK", "rescue_not_one"), (b"\x89NTF\r\n\x1a\n\x02\x00\x00", "rescue_newer")]
)
def test_a_file_that_cannot_be_read_is_refused_beside_the_form(site: Site, raw: bytes, code: str) -> None:
    answer = upload(site, raw)
    assert (answer.status_code, f'data-code="{code}"' in answer.text) == (422, True)


def test_no_file_and_too_large_ones_are_refused(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    tiina = site.browser("tiina")
    token = form_token(tiina.get(PAGE).text)
    assert 'data-code="no_file"' in tiina.post(PAGE, data={"csrf": token}, files={"other": ("a", b"x")}).text
    monkeypatch.setattr(pages, "LIMIT", 10)
    answer = upload(site, b"x" * 11)
    assert (answer.status_code, 'data-code="too_large"' in answer.text) == (413, True)


def test_phones_get_the_public_half_with_their_assignments(site: Site) -> None:
    assert site.browser("anna").get("/api/v1/assignments").json()["rescue_key"] == key(site).told()
