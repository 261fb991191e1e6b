"""Whoever is signed in, or not any more: nothing is lost or goes under another name, and work goes on where it was."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.faults import CUT, LATE, Line, problem
from tests.browser.handsets import Handset, Ward

pytestmark = [pytest.mark.browser, pytest.mark.worker(False)]
BORIS = "boris@acme.test"


def person(handset: Handset) -> str:
    """Return the e-mail of whoever has signed in."""
    told = handset.context.request.get(f"{handset.origin}/api/v1/session").json()
    return str(told["person"]["email"])


def look_for_the_server(handset: Handset) -> None:
    handset.looks_again()


def enter(page: Page, code: str) -> None:
    page.fill("#code", code)
    page.click("#enter")


def sent(line: Line) -> int:
    return sum(n for (method, path, _), n in line.answered.items() if method == "PUT" and "/visits/" in path)


# A session that ends


def test_a_session_that_ends_offline_lets_one_go_on_and_deliver_after_signing_in_again(
    handset: Handset, ward: Ward, line: Line
):
    who = person(handset)
    handset.begin()
    handset.choose("sign_visible", "yes")
    handset.context.clear_cookies()
    line.fail("", CUT)
    handset.choose("step_free", "yes")
    handset.saved()
    line.mend()
    look_for_the_server(handset)
    handset.choose("step_free", "no")
    handset.saved()
    handset.on("visit")
    visit = handset.finish()

    notice = handset.page.locator("#sign-in-again")
    expect(notice).to_contain_text("Sign in again to send. Nothing is lost.")
    handset.becomes(visit, "ready")
    assert sent(line) == 0
    notice.click()
    handset.on("signin")
    enter(handset.page, ward.installation.code(who))
    handset.on("outbox")
    handset.becomes(visit, "sent")
    expect(notice).to_have_count(0)


def test_whoever_signs_in_again_stands_where_the_way_began(handset: Handset, ward: Ward):
    who = person(handset)
    handset.begin()
    handset.choose("sign_visible", "no")
    handset.saved()
    visit = handset.visit
    handset.context.clear_cookies()
    look_for_the_server(handset)
    for place in ("visits", "outbox", "me"):
        handset.show(f"#/{place}")
        handset.on(place)
        expect(handset.page.locator("#sign-in-again")).to_have_attribute("href", f"#/signin/{place}")
    handset.page.click("#sign-in-again")
    handset.on("signin")
    handset.page.get_by_role("link", name="Go on without signing in").click()
    handset.on("me")
    handset.show(f"#/signin/visit/{visit}/arrival")
    handset.on("signin")
    enter(handset.page, ward.installation.code(who))
    handset.on("visit")
    expect(handset.question("sign_visible").locator("input[value=no]")).to_be_checked()


# Signing in by a code, as in the app on the home screen


@pytest.fixture
def fresh(chromium: Browser, line: Line) -> Iterator[Handset]:
    """Open a phone on which nobody has signed in."""
    context = chromium.new_context(viewport={"width": 360, "height": 740}, locale="en-GB")
    yield Handset(context, line.origin)
    context.close()


@pytest.mark.parametrize("typed", ["{}", " {} ", "https://notes.example/in/{}?from=mail"])
def test_a_code_lets_in_however_it_is_typed_or_pasted(fresh: Handset, ward: Ward, typed: str):
    fresh.on("signin")
    code = ward.installation.code(BORIS)
    fresh.page.fill("#code", typed.format(code.lower().replace("-", "") if typed == "{}" else code))
    expect(fresh.page.locator("#code")).to_have_value(code)
    fresh.page.press("#code", "Enter")
    fresh.on("visits")
    expect(fresh.page.locator("#standing")).to_be_visible()


def test_a_code_is_grouped_while_it_is_typed_and_one_that_is_too_short_is_not_sent(fresh: Handset, line: Line):
    fresh.on("signin")
    fresh.page.locator("#code").press_sequentially("abcd2")
    expect(fresh.page.locator("#code")).to_have_value("ABCD-2")
    fresh.page.click("#enter")
    expect(fresh.page.locator("#code-left")).to_have_text("3 symbols are missing: a code has eight.")
    expect(fresh.page.locator("#code")).to_be_focused()
    assert not [one for one in line.answered if one[:2] == ("POST", "/api/v1/session")]


def test_a_code_that_does_not_let_in_says_so_and_can_be_mended(fresh: Handset, ward: Ward):
    fresh.on("signin")
    enter(fresh.page, "7777-7777")
    expect(fresh.page.locator("#refusal")).to_contain_text("mistyped, already used or too old")
    enter(fresh.page, ward.installation.code(BORIS))
    fresh.on("visits")


def test_who_has_tried_too_often_is_told_until_when_to_wait(fresh: Handset, line: Line):
    fresh.on("signin")
    line.fail("POST /api/v1/session", problem(429, "too_many_requests", Retry_After="90"), 1)
    enter(fresh.page, "7777-7777")
    expect(fresh.page.locator("#refusal")).to_have_text(re.compile(r"^Too many attempts\. Try again at \d\d:\d\d\.$"))


def test_without_a_connection_signing_in_says_so_and_the_code_stays_good(fresh: Handset, ward: Ward, line: Line):
    fresh.on("signin")
    code = ward.installation.code(BORIS)
    line.fail("POST /api/v1/session", CUT)
    enter(fresh.page, code)
    expect(fresh.page.locator("#refusal")).to_contain_text("There is no connection.")
    expect(fresh.page.locator("#code")).to_have_value(code)
    line.mend()
    fresh.page.click("#enter")
    fresh.on("visits")


# Two people, one phone


def test_who_signs_in_before_the_former_one_is_signed_out_stays_signed_in(handset: Handset, ward: Ward, line: Line):
    handset.show("#/me")
    handset.on("me")
    line.fail("DELETE /api/v1/session", LATE)
    handset.page.click("#sign-out")
    handset.on("signin")
    enter(handset.page, ward.installation.code(BORIS))
    handset.on("visits")
    look_for_the_server(handset)
    expect(handset.page.locator("[data-assignment]")).not_to_have_count(0)
    expect(handset.page.locator("#sign-in-again")).to_have_count(0)
    assert line.answered["DELETE", "/api/v1/session", 204] == 1


def test_another_person_on_the_same_phone_sees_nothing_of_it_and_sends_nothing_of_it(
    handset: Handset, ward: Ward, line: Line
):
    anna = person(handset)
    line.fail("PUT /api/v1/visits/", CUT)
    handset.begin()
    handset.choose("sign_visible", "yes")
    handset.saved()
    visit = handset.finish()
    handset.show("#/visits")
    handset.begin("Järve 11")
    handset.choose("sign_visible", "no")
    handset.saved()
    draft = handset.visit
    handset.sign_out()
    line.mend()

    enter(handset.page, ward.installation.code(BORIS))
    handset.on("visits")
    expect(handset.page.locator("#standing")).to_contain_text("last checked")
    look_for_the_server(handset)
    for place in ("visits", "outbox", "me"):
        handset.show(f"#/{place}")
        handset.on(place)
        expect(handset.page.locator("[data-visit], #unsent, #leaving, footer .count")).to_have_count(0)
    handset.show(f"#/visit/{draft}")
    expect(handset.page.locator("[data-code=not_found]")).to_be_visible()
    assert sent(line) == 0
    handset.show("#/me")
    handset.on("me")
    handset.page.click("#sign-out")
    handset.on("signin")

    enter(handset.page, ward.installation.code(anna))
    handset.on("visits")
    handset.show("#/outbox")
    handset.on("outbox")
    handset.becomes(visit, "sent")
    owners = handset.context.request.get(f"{handset.origin}/api/v1/visits/{visit}").json()
    assert owners["receipt"]
    handset.show(f"#/visit/{draft}")
    handset.on("visit")
    expect(handset.question("sign_visible").locator("input[value=no]")).to_be_checked()


def test_a_visit_is_not_sent_while_somebody_elses_session_is_in_the_browser(handset: Handset, ward: Ward, line: Line):
    line.fail("PUT /api/v1/visits/", CUT)
    handset.begin()
    handset.choose("sign_visible", "yes")
    handset.saved()
    visit = handset.finish()
    handset.becomes(visit, "sending")
    # What is on its way already goes with the cookie that it left with.
    expect(handset.page.locator("[data-wait]")).to_contain_text("Next try at")
    handset.context.add_cookies([ward.cookie(line.origin, BORIS)])  # type: ignore[list-item]
    line.mend()
    handset.send()
    expect(handset.page.locator("#sign-in-again")).to_be_visible()
    handset.becomes(visit, "sending")
    assert sent(line) == 0


def test_a_tab_that_one_persons_pin_has_locked_opens_for_the_next_one_and_locks_again_for_the_first(
    handset: Handset, ward: Ward
):
    who = person(handset)
    handset.show("#/pin")
    handset.on("pin")
    handset.page.fill("#pin", "2580")
    handset.page.fill("#again", "2580")
    handset.page.click("#enter")
    expect(handset.page.locator("#again")).to_have_count(0)
    handset.show("#/visits")
    handset.page.reload()
    handset.on("pin")
    body = handset.page.locator("body")
    handset.tab()
    handset.page.fill("#pin", "2580")
    handset.page.click("#enter")
    handset.on("visits")
    for next_one, shows in ((BORIS, "visits"), (who, "pin")):
        handset.show("#/me")
        handset.on("me")
        handset.page.click("#sign-out")
        handset.on("signin")
        expect(body).to_have_attribute("data-screen", "signin")
        enter(handset.page, ward.installation.code(next_one))
        handset.on("visits")
        expect(body).to_have_attribute("data-screen", shows)


# Signing out


def test_signing_out_with_undelivered_work_takes_two_steps_and_keeps_it(handset: Handset, ward: Ward, line: Line):
    who = person(handset)
    handset.begin()
    handset.choose("sign_visible", "yes")
    handset.saved()
    draft = handset.visit
    handset.show("#/me")
    handset.on("me")
    expect(handset.page.locator("#sign-out")).not_to_be_visible()
    handset.page.click("#leaving summary")
    expect(handset.page.locator("#leaving")).to_contain_text("1 visit is not delivered. It stays on this phone")
    expect(handset.page.locator("#leaving li")).to_contain_text("Tallinn, Pärna 4 · Draft: 1 of")
    handset.page.click("#sign-out")
    expect(handset.page.locator("#sign-out")).to_have_text("Really sign out?")
    handset.on("me")
    handset.page.click("#sign-out[data-armed]")
    handset.on("signin")
    enter(handset.page, ward.installation.code(who))
    handset.on("visits")
    handset.show(f"#/visit/{draft}")
    handset.on("visit")
    expect(handset.question("sign_visible").locator("input[value=yes]")).to_be_checked()


def test_with_nothing_undelivered_signing_out_is_one_tap(handset: Handset):
    handset.on("visits")
    handset.show("#/me")
    handset.on("me")
    handset.page.click("#sign-out")
    handset.on("signin")
