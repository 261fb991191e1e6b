"""The desk's pages of reviews and waves: look, accept, release, all as plain forms."""

from pathlib import Path

import pytest
from httpx2 import Response
from starlette.testclient import TestClient

from shopper.db import Database
from shopper.people.imports import people
from shopper.reviews.desk import records as desk
from tests.builders.site import Site, form_token, sends
from tests.builders.visits import Field, a_body, a_photo, claim, hash_of, visit_id
from tests.builders.world import NOW

FIRST = visit_id("first")
REVIEW = f"/visits/{FIRST}/review"


@pytest.fixture
def field(site: Site, db: Database, tmp_path: Path) -> Field:
    return Field(db, tmp_path / "data" / "evidence", world=site.world)


def posts(client: TestClient, action: str, **fields: str) -> Response:
    """Send a form with the token of a page that everybody at the desk can open."""
    return client.post(action, data={"csrf": form_token(client.get("/me").text), **fields})


def a_reviewer_of_the_south(site: Site) -> TestClient:
    line = "email,name,language,role,client,location\nsven@demo.test,Sven,en,reviewer,balt,south\n"
    site.world.db.write_now(lambda con: people(con, line.encode(), NOW))
    return site.browser("sven")


@pytest.mark.parametrize("name", ["anna", "maria", "uljana"])
@pytest.mark.parametrize("path", ["/reviews", "/waves", "/waves/1"])
def test_only_the_desk_looks_at_reviews_and_waves(site: Site, field: Field, name: str, path: str) -> None:
    assert site.browser(name).get(path).status_code == (404 if path == "/waves/1" else 403)


@pytest.mark.parametrize("name", ["anna", "maria", "uljana"])
def test_only_the_desk_decides_and_releases(site: Site, field: Field, name: str) -> None:
    field.send(a_body(field.assign().id))
    client = site.browser(name)
    for action, fields in ((REVIEW, {"decision": "accepted"}), (f"/waves/{field.wave.id}/release", {})):
        assert posts(client, action, **fields).status_code == 404
    assert field.visit()["state"] == "received"


def test_strangers_are_led_to_sign_in(site: Site, field: Field) -> None:
    assert site.guest().get("/reviews").headers["location"] == "/sign-in"
    assert site.guest().post(REVIEW, data={"decision": "accepted"}).status_code == 401


def test_a_form_without_its_token_does_nothing(site: Site, field: Field) -> None:
    field.send(a_body(field.assign().id))
    assert site.browser("rita").post(REVIEW, data={"decision": "accepted"}).status_code == 403
    assert field.visit()["state"] == "received"


def test_a_reviewer_of_a_region_has_only_its_visits(site: Site, field: Field) -> None:
    field.send(a_body(field.assign("T1").id))
    field.send(a_body(field.assign("S1").id, "second"))
    sven = a_reviewer_of_the_south(site)
    page = sven.get("/reviews").text
    assert ("Tartu" in page, "Tallinn Harbour" in page) == (True, False)
    assert posts(sven, REVIEW, decision="accepted").status_code == 404
    assert posts(sven, f"/visits/{visit_id('second')}/review", decision="accepted").status_code == 303
    assert "Release 1 visit" in site.browser("rita").get("/waves").text
    assert "Release 1 visit" not in sven.get("/waves").text
    assert posts(sven, f"/waves/{field.wave.id}/release").status_code == 404


def test_an_unknown_decision_or_way_back_is_refused(site: Site, field: Field) -> None:
    field.send(a_body(field.assign().id))
    rita = site.browser("rita")
    assert posts(rita, REVIEW, decision="praised").status_code == 422
    assert posts(rita, REVIEW, decision="accepted", next="//elsewhere.example/").status_code == 422
    assert posts(rita, f"/waves/{field.wave.id}/release", next="https://elsewhere.example/").status_code == 422
    assert rita.get("/reviews?state=praised").status_code == 422
    assert rita.get("/waves/999").status_code == 404


def test_a_refused_decision_is_explained(site: Site, field: Field) -> None:
    field.send(a_body(field.assign().id))
    answer = posts(site.browser("rita"), REVIEW, decision="returned")
    assert answer.status_code == 422
    assert "Say what to mend" in answer.text


def test_the_queue_shows_a_pseudonym_and_never_the_shopper(site: Site, field: Field) -> None:
    field.send(a_body(field.assign().id))
    page = site.browser("rita").get("/reviews").text
    assert "Tallinn Harbour" in page
    assert "Anna" not in page
    assert "anna@" not in page


def test_accepting_in_the_queue_leads_back_to_it(site: Site, field: Field) -> None:
    field.send(a_body(field.assign().id))
    answer = sends(site.browser("rita"), "/reviews", REVIEW, decision="accepted", next="/reviews?state=received")
    assert answer.headers["location"] == "/reviews?state=received"
    assert field.visit()["state"] == "accepted"


def test_a_decision_on_the_visits_page_leads_back_to_it(site: Site, field: Field) -> None:
    field.send(a_body(field.assign().id))
    fields = {"decision": "returned", "note": "Which desk?", "questions": "greeted"}
    assert posts(site.browser("rita"), REVIEW, **fields).headers["location"] == f"/visits/{FIRST}"
    assert field.rows("SELECT questions FROM review")[0]["questions"] == '["greeted"]'


def test_photos_are_shown_to_the_client_by_their_boxes(site: Site, field: Field) -> None:
    photo = a_photo()
    field.photograph(photo)
    field.send(a_body(field.assign().id, evidence=[claim(photo)]))
    rita = site.browser("rita")
    posts(rita, REVIEW, decision="accepted", with_photos="1", photos=hash_of(photo))
    assert field.rows("SELECT released FROM visit_evidence")[0]["released"] == 1
    posts(rita, REVIEW, decision="accepted", with_photos="1")
    assert field.rows("SELECT released FROM visit_evidence")[0]["released"] == 0


def test_the_queue_can_be_asked_for_every_state(site: Site, field: Field) -> None:
    field.send(a_body(field.assign().id, evidence=[claim(a_photo())]))
    rita = site.browser("rita")
    for state in (*desk.OPEN, "released"):
        page = rita.get(f"/reviews?state={state}").text
        assert ("Tallinn Harbour" in page) == (state == "waiting_evidence")


def test_a_long_queue_comes_in_pages(site: Site, field: Field, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desk, "PAGE", 2)
    for place, name in enumerate(("one", "two", "three")):
        finished_at = f"2026-11-10T1{place}:30:00+02:00"
        field.send(a_body(field.assign(("T1", "T2", "S1")[place]).id, name, finished_at=finished_at))
    rita = site.browser("rita")
    first = rita.get("/reviews").text
    assert ("Tallinn Harbour" in first, "Tartu" in first) == (True, False)
    way = first.split('href="?state=received&amp;after=')[1].split('"')[0]
    second = rita.get(f"/reviews?state=received&after={way}").text
    assert ("Tallinn Harbour" in second, "Tartu" in second) == (False, True)


def test_waves_say_how_far_they_are(site: Site, field: Field) -> None:
    field.assign("T2")
    field.send(a_body(field.assign().id))
    field.send(a_body(field.assign("S1").id, "second", evidence=[claim(a_photo())]))
    tiina = site.browser("tiina")
    posts(tiina, REVIEW, decision="accepted")
    page = tiina.get("/waves").text
    for label, count in (("Planned", 3), ("Received", 2), ("Waiting for photos", 1), ("Accepted", 1), ("Released", 0)):
        assert f'data-label="{label}">{count}<' in page
    assert "Release 1 visit" in page


def test_an_admin_releases_a_wave_with_one_button(site: Site, field: Field) -> None:
    field.send(a_body(field.assign().id))
    tiina, release = site.browser("tiina"), f"/waves/{field.wave.id}/release"
    assert sends(tiina, f"/waves/{field.wave.id}", REVIEW, decision="accepted", next="/waves/1").status_code == 303
    answer = sends(tiina, "/waves", release, next="/waves")
    assert answer.headers["location"] == "/waves?released=1&too_young=0"
    assert "1 visit was released." in tiina.get(answer.headers["location"]).text
    again = posts(tiina, release)
    assert again.headers["location"] == "/waves?released=0&too_young=0"
    assert field.visit()["release_id"] == 1


def test_visits_that_are_too_young_wait_and_the_page_says_so(site: Site, field: Field) -> None:
    field.db.write_now(lambda con: con.execute("UPDATE wave SET release_after_hours = 1000000"))
    field.send(a_body(field.assign().id))
    tiina = site.browser("tiina")
    posts(tiina, REVIEW, decision="accepted")
    assert "Visits can be released" in tiina.get("/waves").text
    answer = posts(tiina, f"/waves/{field.wave.id}/release")
    assert "1 accepted visit is too recent and waits." in tiina.get(answer.headers["location"]).text


def test_a_waves_page_lists_its_visits_by_state(site: Site, field: Field) -> None:
    field.send(a_body(field.assign().id, answers={"greeted": None, "sign": None}))
    tiina, address = site.browser("tiina"), f"/waves/{field.wave.id}"
    page = tiina.get(address).text
    assert "Tallinn Harbour" in page
    assert "1 breach" in page
    assert "Tallinn Harbour" not in tiina.get(f"{address}?state=accepted").text


def test_without_waves_the_page_says_how_they_are_made(site: Site) -> None:
    assert "There are no waves yet." in site.browser("tiina").get("/waves").text
