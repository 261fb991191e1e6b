"""Links on a phone that somebody used before, sign-outs that did not arrive, answers that are not the server's."""

import pytest
from playwright.sync_api import expect

from shopper import clock
from shopper.db import Connection
from shopper.people import records as people
from shopper.people import sessions
from tests.browser.every_kind import ROWS
from tests.browser.faults import CUT, LATE, Fault, Line, problem
from tests.browser.handsets import Handset, Ward

pytestmark = [pytest.mark.browser, pytest.mark.worker(False)]
BORIS = "boris@acme.test"
PORTAL = {"Content-Type": "text/html"}
# The most drafts that the page has shown at any moment since it was loaded.
NOTE_DRAFTS = """
globalThis.drafts = 0;
new MutationObserver(() => {
  const shown = document.querySelectorAll("a[data-assignment][data-state=draft]").length;
  globalThis.drafts = Math.max(globalThis.drafts, shown);
}).observe(document, { childList: true, subtree: true });
"""


def person(handset: Handset) -> str:
    """Return the e-mail of whose session the server knows, or an empty text."""
    told = handset.context.request.get(f"{handset.origin}/api/v1/session").json()
    return str(told["person"]["email"]) if "person" in told else ""


def look_for_the_server(handset: Handset) -> None:
    handset.looks_again()


def met(handset: Handset, line: Line) -> None:
    """Wait until a request has met its fault."""
    for _ in range(500):
        if line.met:
            return
        handset.page.wait_for_timeout(20)
    raise AssertionError("no request has met the fault")


def follow_a_link(handset: Handset, ward: Ward, email: str) -> None:
    handset.page.goto(f"{handset.origin}/in/{ward.installation.code(email)}")
    handset.page.locator("main form button").first.click()
    handset.page.wait_for_url("**/app#**")


def sign_out(handset: Handset) -> None:
    handset.show("#/me")
    handset.on("me")
    handset.page.click("#sign-out")
    handset.on("signin")


def test_a_sign_out_that_only_a_proxy_answered_is_made_again(handset: Handset, line: Line):
    line.fail("DELETE /api/v1/session", Fault(502, b"<html>restarting</html>", PORTAL))
    sign_out(handset)
    met(handset, line)
    line.mend()
    handset.page.goto("about:blank")
    with handset.page.expect_response(lambda reply: reply.request.method == "DELETE") as left:
        handset.page.goto(f"{handset.origin}/app")
    assert left.value.status == 204
    handset.on("signin")
    assert person(handset) == ""


@pytest.mark.worker(True)
def test_a_phone_that_was_signed_out_without_network_is_wiped_though_its_sessions_were_ended_only_then(
    handset: Handset, ward: Ward, line: Line
):
    handset.begin()
    handset.choose("sign_visible", "yes")
    handset.saved()
    handset.becomes(handset.finish(), "sent")
    line.fail("", CUT)
    sign_out(handset)
    ward.installation.write(lambda con: sessions.end_all(con, people.named(con, handset.email), clock.now()))
    line.mend()
    look_for_the_server(handset)
    handset.page.fill("#code", ward.installation.code(BORIS))
    handset.page.click("#enter")
    handset.on("visits")
    kept = {name: handset.page.evaluate(ROWS, [name, ""]) for name in ("visits", "answers")}
    assert kept == {"visits": [], "answers": []}
    assert person(handset) == BORIS


def test_a_link_after_a_sign_out_without_network_lets_in_and_stays(handset: Handset, ward: Ward, line: Line):
    line.fail("DELETE /api/v1/session", CUT)
    sign_out(handset)
    handset.page.goto("about:blank")
    line.mend()
    follow_a_link(handset, ward, BORIS)
    handset.on("visits")
    expect(handset.page.locator("#standing")).to_be_visible()
    assert person(handset) == BORIS
    # He can leave as anybody else.
    sign_out(handset)
    handset.page.wait_for_timeout(500)
    assert person(handset) == ""


def test_who_comes_by_a_link_sees_nothing_of_whoever_was_here_before_and_that_one_finds_it_again(
    handset: Handset, ward: Ward
):
    handset.begin()
    handset.choose("sign_visible", "yes")
    handset.saved()
    handset.page.add_init_script(NOTE_DRAFTS)
    follow_a_link(handset, ward, BORIS)
    handset.on("visits")
    expect(handset.page.locator("#standing")).to_contain_text("last checked")
    assert person(handset) == BORIS
    assert handset.page.evaluate("drafts") == 0
    follow_a_link(handset, ward, handset.email)
    expect(handset.page.locator("a[data-assignment][data-state=draft]")).to_have_count(1)
    assert person(handset) == handset.email


def test_a_link_lets_in_at_once_where_a_pin_of_somebody_else_was_asked_for(handset: Handset, ward: Ward):
    handset.show("#/pin")
    handset.on("pin")
    handset.page.fill("#pin", "1379")
    handset.page.fill("#again", "1379")
    handset.page.click("#enter")
    expect(handset.page.locator("[data-tone=good]")).to_be_visible()
    follow_a_link(handset, ward, BORIS)
    handset.on("visits")
    assert person(handset) == BORIS


def test_a_phone_reports_on_nobodys_work_under_the_name_of_whoever_followed_a_link(
    handset: Handset, ward: Ward, line: Line
):
    def told(con: Connection) -> set[str]:
        rows = con.execute("SELECT email FROM phone JOIN person ON person.id = person_id WHERE drafts > 0")
        return {row["email"] for row in rows} & {BORIS, handset.email}

    line.fail("PUT /api/v1/phones", CUT)
    handset.begin()
    handset.choose("sign_visible", "yes")
    handset.saved()
    follow_a_link(handset, ward, BORIS)
    handset.on("visits")
    line.mend()
    handset.looks_again()
    handset.page.wait_for_timeout(1000)
    assert ward.installation.write(told) == set()
    follow_a_link(handset, ward, handset.email)
    for _ in range(100):
        if ward.installation.write(told) == {handset.email}:
            return
        handset.page.wait_for_timeout(50)
    raise AssertionError


def test_what_is_being_sent_does_not_go_on_in_the_session_of_whoever_has_just_come(
    handset: Handset, ward: Ward, line: Line
):
    def held(con: Connection) -> set[str]:
        return {row["visit_id"] for row in con.execute("SELECT visit_id FROM quarantine")}

    line.fail("PUT /api/v1/visits/", problem(503, "failed", Retry_After="600"))
    both = {handset.finished(), handset.finished("Järve 11")}
    for visit in both:
        expect(handset.card(visit).locator("[data-wait]")).to_be_visible()
    line.mend()
    line.fail("PUT /api/v1/visits/", LATE, 1)
    cut = line.met
    handset.send()
    for _ in range(500):
        if line.met > cut:
            break
        handset.page.wait_for_timeout(20)
    # A link lets Boris in while one visit is on its way, and no page of this phone has heard of it.
    handset.context.add_cookies([ward.cookie(line.origin, BORIS)])  # type: ignore[list-item]
    expect(handset.page.locator("article[data-state=sent]")).to_have_count(1)
    expect(handset.page.locator("#sign-in-again")).to_be_visible()
    expect(handset.page.locator("article[data-state=sending]")).to_have_count(1)
    assert not both & ward.installation.write(held)
    handset.context.add_cookies([ward.cookie(line.origin, handset.email)])  # type: ignore[list-item]
    handset.looks_again()
    handset.send()
    expect(handset.page.locator("article[data-state=sent]")).to_have_count(2)


def test_signing_in_again_by_a_link_ends_the_notice_and_brings_the_copies_up(handset: Handset, ward: Ward):
    handset.begin()
    handset.choose("sign_visible", "yes")
    handset.saved()
    handset.show("#/visits")
    handset.on("visits")
    handset.context.clear_cookies()
    look_for_the_server(handset)
    expect(handset.page.locator("#sign-in-again")).to_be_visible()
    follow_a_link(handset, ward, handset.email)
    handset.on("visits")
    expect(handset.page.locator("#sign-in-again")).to_have_count(0)
    expect(handset.page.locator("[data-copy]")).to_have_attribute("data-copy", "whole")


def test_a_page_of_a_proxy_about_signing_in_is_not_about_our_session(handset: Handset, line: Line):
    refused = Fault(401, b"<html>proxy: authentication required</html>", PORTAL)
    line.fail("GET /api/v1/assignments", refused)
    look_for_the_server(handset)
    met(handset, line)
    line.mend()
    look_for_the_server(handset)
    expect(handset.page.locator("#standing")).to_contain_text("last checked")
    expect(handset.page.locator("#sign-in-again")).to_have_count(0)


def test_whoever_comes_by_a_link_is_told_of_the_draft_that_lies_on_the_server(handset: Handset, ward: Ward):
    handset.begin()
    handset.choose("sign_visible", "yes")
    handset.saved()
    visit = handset.visit
    handset.show("#/visits")
    handset.on("visits")
    expect(handset.page.locator("[data-copy=whole]")).to_be_visible()
    handset.page.goto(f"{handset.origin}/healthz")
    handset.page.evaluate(
        "() => new Promise((done) => { indexedDB.deleteDatabase('shopper').onsuccess = () => done() })"
    )
    follow_a_link(handset, ward, handset.email)
    handset.on("visits")
    expect(handset.page.locator(f"[data-copy-of='{visit}']")).to_be_visible()
    # It is not offered a second time, to be begun from nothing.
    expect(handset.page.locator("a[data-assignment]").filter(has_text="Pärna 4")).to_have_count(0)


def test_an_assignment_that_was_withdrawn_meanwhile_goes_from_the_list(handset: Handset, ward: Ward):
    handset.on("visits")
    offer = handset.page.locator("article[data-assignment]").filter(has_text="Pärna 4")
    number = offer.get_attribute("data-assignment")
    ward.installation.write(
        lambda con: con.execute("UPDATE assignment SET state = 'cancelled' WHERE id = ?", (number,))
    )
    offer.locator(".primary").click()
    expect(offer).to_have_count(0)


def test_what_another_server_answers_to_an_acceptance_changes_nothing(handset: Handset, line: Line):
    handset.on("visits")
    portal = Fault(200, b'{"status": "login"}', {"Content-Type": "application/json"})
    line.fail("POST /api/v1/assignments/", portal)
    offer = handset.page.locator("article[data-assignment]").filter(has_text="Pärna 4")
    offer.locator(".primary").click()
    expect(offer.locator("#refusal")).to_contain_text("There is no connection")


def test_a_firewalls_refusal_does_not_hold_a_visit_up_for_good(handset: Handset, line: Line):
    handset.begin()
    blocked = Fault(403, b'{"error": "blocked"}', {"Content-Type": "application/json"})
    line.fail("PUT /api/v1/visits/", blocked, 1)
    # It is tried again by itself; what is parked would wait for a hand.
    handset.becomes(handset.finish(), "sent")


def test_a_clock_that_was_set_back_does_not_keep_the_list_old(handset: Handset, line: Line):
    handset.on("visits")
    expect(handset.page.locator("#standing")).to_contain_text("last checked")
    handset.page.evaluate("() => { const now = Date.now; Date.now = () => now() - 2 * 86_400_000; }")
    with handset.page.expect_request("**/api/v1/assignments"):
        look_for_the_server(handset)


def test_a_refusal_of_ours_is_still_one(handset: Handset, line: Line):
    handset.begin()
    line.fail("PUT /api/v1/visits/", problem(403, "forbidden"), 1)
    visit = handset.finish()
    handset.becomes(visit, "parked")


def test_the_app_speaks_ones_language_from_the_moment_of_signing_in(handset: Handset, ward: Ward):
    def speak(con: Connection) -> None:
        con.execute("UPDATE person SET language = 'et' WHERE email = ?", (BORIS,))

    ward.installation.write(speak)
    sign_out(handset)
    handset.page.fill("#code", ward.installation.code(BORIS))
    handset.page.click("#enter")
    handset.on("visits")
    expect(handset.page.locator("h1")).to_have_text("Minu külastused")
    handset.page.reload()
    handset.on("visits")
    expect(handset.page.locator("h1")).to_have_text("Minu külastused")
