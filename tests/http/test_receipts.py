"""Support asks by a code whether a delivery arrived: over HTTP and on its page."""

from pathlib import Path

import pytest

from shopper.db import Database
from shopper.people.imports import people
from shopper.problems import Problem
from tests.builders.site import Site
from tests.builders.visits import Field, a_body, a_photo, bytes_of, claim, visit_id
from tests.builders.world import NOW

SHORT_ID = f"{visit_id('first')[:4]}-{visit_id('first')[4:8]}".upper()


@pytest.fixture
def field(site: Site, db: Database, tmp_path: Path) -> Field:
    return Field(db, tmp_path / "data" / "evidence", world=site.world)


@pytest.fixture
def receipt(field: Field) -> str:
    """Deliver Anna's visit to the harbour office with the receipt of the manual."""
    field.send(a_body(field.assign().id))
    field.db.write_now(lambda con: con.execute("UPDATE visit SET receipt = '0K-142'"))
    return "0K-142"


def a_regional_reviewer(field: Field, place: str) -> str:
    line = f"email,name,language,role,client,location\neva@demo.test,Eva,en,reviewer,balt,{place}\n"
    field.db.write_now(lambda con: people(con, line.encode(), NOW))
    return "eva"


def test_nobody_asks_without_signing_in(site: Site, receipt: str) -> None:
    assert site.guest().get(f"/api/v1/receipts/{receipt}").status_code == 401
    assert site.guest().get("/receipts").status_code == 303


@pytest.mark.parametrize("name", ["boris", "maria", "oleg", "uljana"])
def test_others_shoppers_and_clients_learn_nothing(site: Site, receipt: str, name: str) -> None:
    answer = site.browser(name).get(f"/api/v1/receipts/{receipt}")
    nothing = site.browser(name).get("/api/v1/receipts/ZZ-ZZZ")
    assert (answer.status_code, answer.json()["code"]) == (404, "receipt_unknown")
    assert answer.json() == nothing.json()
    assert site.browser(name).get("/receipts").status_code == 403


def test_a_reviewer_of_another_region_is_told_that_there_is_nothing(site: Site, field: Field, receipt: str) -> None:
    eva = a_regional_reviewer(field, "south")
    assert site.browser(eva).get(f"/api/v1/receipts/{receipt}").status_code == 404
    for code in (receipt, SHORT_ID):
        shown = site.browser(eva).get(f"/receipts?code={code}").text
        assert "did not arrive here, or it lies where you may not look" in shown
        assert "Tallinn Harbour" not in shown


def test_a_reviewer_of_the_region_is_told(site: Site, field: Field, receipt: str) -> None:
    eva = a_regional_reviewer(field, "north")
    assert site.browser(eva).get(f"/api/v1/receipts/{receipt}").json()["location"]["code"] == "T1"


@pytest.mark.parametrize("name", ["anna", "rita", "tiina"])
def test_the_shopper_reviewers_and_admins_are_told_what_arrived(site: Site, receipt: str, name: str) -> None:
    told = site.browser(name).get(f"/api/v1/receipts/{receipt}").json()
    assert (told["id"], told["receipt"], told["state"]) == (visit_id("first"), receipt, "received")
    assert told["received_at"] == told["completed_at"]
    assert told["photos"] == {"named": 0, "missing": 0}
    assert told["location"] == {"code": "T1", "name": "Tallinn Harbour", "address": ""}
    assert "Anna" not in str(told)


def test_when_it_came_is_told_by_the_clock_of_the_office(site: Site, field: Field, receipt: str) -> None:
    field.db.write_now(lambda con: con.execute("UPDATE visit SET received_at = '2026-11-26T00:54:00.000000Z'"))
    shown = site.browser("tiina").get("/receipts", params={"code": receipt}).text
    assert "Nov 26, 2026, 2:54\N{NARROW NO-BREAK SPACE}AM\n" in shown


@pytest.mark.parametrize("typed", ["0K-142", "0k142", "ok i42", "OKL42", "0К–142", " 0k - 1 4 2 "])
def test_what_a_hurried_hand_makes_of_a_receipt_is_understood(site: Site, receipt: str, typed: str) -> None:
    assert site.browser("rita").get(f"/api/v1/receipts/{typed}").json()["receipt"] == receipt
    assert "It arrived, with everything" in site.browser("rita").get("/receipts", params={"code": typed}).text


@pytest.mark.parametrize("typed", ["0K-143", "0K", "0K-142-0", "<b>", "ÖÖ-ÖÖÖ"])
def test_an_unknown_code_is_said_to_be_unknown(site: Site, receipt: str, typed: str) -> None:
    answer = site.browser("tiina").get(f"/api/v1/receipts/{typed}")
    assert (answer.status_code, answer.json()["code"]) == (404, "receipt_unknown")
    shown = site.browser("tiina").get("/receipts", params={"code": typed}).text
    assert "did not arrive here" in shown
    assert "<b>" not in shown
    assert "Tallinn Harbour" not in shown


def test_photos_that_have_not_come_are_counted(site: Site, field: Field) -> None:
    here, missing = a_photo("teal"), a_photo("red")
    kept = field.send(a_body(field.assign().id, evidence=[claim(here), claim(missing)]))
    field.photograph(here)
    told = site.browser("anna").get(f"/api/v1/receipts/{kept.answer['receipt']}").json()
    assert (told["state"], told["completed_at"]) == ("waiting_evidence", None)
    assert told["photos"] == {"named": 2, "missing": 1}
    shown = site.browser("rita").get("/receipts", params={"code": kept.answer["receipt"]}).text
    assert "1 photo is still on the phone" in shown
    assert "1 of 2 are here" in shown
    field.photograph(missing)
    assert "It arrived, with everything" in site.browser("rita").get(f"/receipts?code={kept.answer['receipt']}").text


def test_a_photo_that_somebody_else_has_sent_is_still_missing(site: Site, field: Field) -> None:
    photo = a_photo()
    field.photograph(photo, "boris")
    kept = field.send(a_body(field.assign().id, evidence=[claim(photo)]))
    assert site.browser("rita").get(f"/api/v1/receipts/{kept.answer['receipt']}").json()["photos"]["missing"] == 1


@pytest.mark.parametrize("typed", [SHORT_ID, SHORT_ID.lower(), visit_id("first"), visit_id("first").replace("-", "")])
def test_a_visit_is_found_by_the_short_id_that_the_phone_shows(site: Site, receipt: str, typed: str) -> None:
    shown = site.browser("rita").get("/receipts", params={"code": typed}).text
    assert receipt in shown
    assert "Tallinn Harbour" in shown


def test_what_came_and_could_not_be_taken_is_found_in_quarantine(site: Site, field: Field) -> None:
    with pytest.raises(Problem):
        field.send(bytes_of(a_body(field.assign().id, answers={"greeted": {"value": "maybe"}})))
    shown = site.browser("tiina").get("/receipts", params={"code": SHORT_ID}).text
    assert "It came and could not be taken." in shown
    assert 'href="/quarantine/1"' in shown
    assert "did not arrive here" in site.browser("rita").get("/receipts", params={"code": SHORT_ID}).text


def test_the_page_asks_first(site: Site) -> None:
    shown = site.browser("rita").get("/receipts").text
    assert "Did it arrive?" in shown
    assert "did not arrive here" not in shown
