"""Whatever the server or the line answers: nothing is lost, nothing is doubled, and the screen says what is up."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser import desk
from tests.browser.faults import ANSWER_LOST, CUT, HALF_AN_ANSWER, HOTEL, Fault, problem
from tests.browser.handsets import Handset, Line, Ward

pytestmark = pytest.mark.browser
VISITS = "PUT /api/v1/visits/"
PLACES = ("Pärna 4", "Järve 11")
LATER = {
    "429": (problem(429, "too_many_requests", Retry_After="120"), "server cannot take it now"),
    "500": (problem(500, "failed"), "server cannot take it now"),
    "503-html": (Fault(503, b"<h1>Bad gateway</h1>", {"Content-Type": "text/html"}), "server cannot take it now"),
    "507": (problem(507, "disk_full"), "server has no room left"),
    "hotel": (HOTEL, "No connection"),
    "cut": (CUT, "No connection"),
    "half": (HALF_AN_ANSWER, "No connection"),
}
PARKED = {
    "409": (409, "visit_conflict"),
    "413": (413, "too_large"),
    "422": (422, "visit_invalid"),
    "403": (403, "assignment_not_yours"),
}


def kept_once(line: Line, visit: str) -> None:
    """Insist that the server took the visit in once."""
    address = f"/api/v1/visits/{visit}"
    assert line.answered["PUT", address, 201] == 1


@pytest.mark.parametrize(("fault", "words"), LATER.values(), ids=LATER.keys())
def test_what_cannot_be_taken_now_waits_says_so_and_arrives_once(
    handset: Handset, line: Line, fault: Fault, words: str
):
    handset.begin()
    line.fail(VISITS, fault)
    visit = handset.finish()
    expect(handset.card(visit)).to_contain_text(words, timeout=20_000)
    handset.becomes(visit, "sending")
    line.mend()
    handset.send()
    handset.becomes(visit, "sent")
    expect(handset.card(visit).locator("[data-receipt]")).to_be_visible()
    kept_once(line, visit)


@pytest.mark.parametrize(("status", "code"), PARKED.values(), ids=PARKED.keys())
def test_a_visit_that_is_refused_explains_itself_and_holds_up_no_other(
    handset: Handset, line: Line, status: int, code: str
):
    line.fail(VISITS, problem(status, code, "A title nobody should have to read"), times=1)
    first = handset.finished(PLACES[0])
    handset.becomes(first, "parked")
    card = handset.card(first)
    expect(card).to_contain_text("Needs you")
    expect(card).not_to_contain_text("A title nobody should have to read")
    second = handset.finished(PLACES[1])
    handset.becomes(second, "sent")
    handset.becomes(first, "parked")
    handset.card(first).get_by_role("button", name=re.compile("Try again")).click()
    handset.becomes(first, "sent")
    for visit in (first, second):
        kept_once(line, visit)


def test_a_retry_after_is_obeyed_to_the_minute(handset: Handset, line: Line):
    handset.begin()
    line.fail(VISITS, problem(429, "too_many_requests", Retry_After="1800"))
    visit = handset.finish()
    expect(handset.card(visit)).to_contain_text("Next try at", timeout=20_000)
    wait = handset.page.evaluate(
        """(id) => new Promise((resolve) => {
          indexedDB.open("shopper").onsuccess = ({ target: { result } }) => {
            result.transaction("visits").objectStore("visits").get(id).onsuccess = (event) => {
              result.close();
              resolve(event.target.result.delivery.next_at - Date.now());
            };
          };
        })""",
        visit,
    )
    assert 1_700_000 < wait <= 1_800_000


def test_a_session_that_ends_while_sending_stops_quietly_and_goes_on_after_signing_in(
    handset: Handset, line: Line, ward: Ward
):
    handset.begin()
    line.fail("GET /api/v1/session", problem(401, "not_signed_in"))
    line.fail(VISITS, problem(401, "not_signed_in"))
    line.fail("GET /api/v1/assignments", problem(401, "not_signed_in"))
    visit = handset.finish()
    expect(handset.page.get_by_text("Sign in again to send").first).to_be_visible(timeout=20_000)
    handset.becomes(visit, "ready")
    handset.show("#/visits")
    handset.on("visits")
    line.mend()
    handset.show("#/signin")
    handset.sign_in(ward.installation.code(handset.email))
    handset.show("#/outbox")
    handset.becomes(visit, "sent")
    kept_once(line, visit)


def test_a_receipt_that_was_lost_on_the_way_is_asked_for_again_and_the_visit_is_kept_once(handset: Handset, line: Line):
    handset.begin()
    line.fail(VISITS, ANSWER_LOST)
    visit = handset.finish()
    expect(handset.card(visit)).to_contain_text("No connection", timeout=20_000)
    line.mend()
    handset.send()
    handset.becomes(visit, "sent")
    kept_once(line, visit)
    assert line.answered["PUT", f"/api/v1/visits/{visit}", 200] >= 1


def test_photos_whose_answers_are_lost_arrive_all_and_the_visit_is_whole(
    handset: Handset, line: Line, photos: list[Path]
):
    handset.begin()
    handset.choose("hours_posted", "no")
    handset.photograph("hours_posted", photos)
    handset.saved()
    line.fail("PUT /api/v1/evidence/", ANSWER_LOST)
    visit = handset.finish()
    expect(handset.card(visit)).to_contain_text("No connection", timeout=20_000)
    line.mend()
    handset.send()
    handset.becomes(visit, "sent")
    taken = {
        path for method, path, status in line.answered if method == "PUT" and "/evidence/" in path and status == 201
    }
    assert len(taken) == len(photos)


def test_another_body_under_the_same_id_leaves_both_for_a_person_to_look_at(handset: Handset, line: Line, ward: Ward):
    handset.begin()
    line.fail(VISITS, CUT)
    visit = handset.finish()
    expect(handset.card(visit)).to_contain_text("No connection", timeout=20_000)
    body = handset.page.evaluate(
        """(id) => new Promise((resolve) => {
          indexedDB.open("shopper").onsuccess = ({ target: { result } }) => {
            result.transaction("outbox").objectStore("outbox").get(id).onsuccess = (event) => {
              result.close();
              resolve(new TextDecoder().decode(event.target.result.body));
            };
          };
        })""",
        visit,
    )
    with desk.reader(ward.port, ward.installation.token(handset.email)) as other:
        answer = other.put(f"/api/v1/visits/{visit}", content=body + " ", headers={"Content-Type": "application/json"})
    assert answer.status_code == 201, answer.text
    line.mend()
    handset.send()
    handset.becomes(visit, "parked")
    expect(handset.card(visit)).to_contain_text("other")
    assert line.answered["PUT", f"/api/v1/visits/{visit}", 409] == 1
