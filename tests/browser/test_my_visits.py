"""My visits and what is to be sent: each visit says in words how it stands, why, and what can be done about it."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from shopper import clock
from shopper.people import records as people
from shopper.reviews.decisions import Verdict, decide
from tests.browser.faults import CUT, Line, problem
from tests.browser.handsets import Handset, Ward
from tests.browser.phone import DOUBLE_TAP_MS

pytestmark = pytest.mark.browser
BADGE = """() => {
  navigator.setAppBadge = async (n) => { document.documentElement.dataset.badge = n };
  navigator.clearAppBadge = async () => { document.documentElement.dataset.badge = 0 };
}"""
HASHES = """async () => {
  const open = indexedDB.open("shopper");
  const db = await new Promise((done) => { open.onsuccess = () => done(open.result); });
  const all = db.transaction("photos").objectStore("photos").getAll();
  const photos = await new Promise((done) => { all.onsuccess = () => done(all.result); });
  db.close();
  return photos.map(({ sha256 }) => sha256);
}"""
# What a finger finds that taps on once more as soon as the next button has come.
TAPPED = """async (button) => {
  button.click();
  while (!document.querySelector("#start")) await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  return getComputedStyle(document.querySelector("#start")).pointerEvents;
}"""
EMPTY = """(name) => new Promise((done) => {
  indexedDB.open("shopper").onsuccess = ({ target: { result: db } }) => {
    const tx = db.transaction(name, "readwrite");
    tx.objectStore(name).clear();
    tx.oncomplete = () => (db.close(), done());
  };
})"""


def card(page: Page, place: str = "Pärna 4") -> Locator:
    return page.locator("a[data-assignment], a[data-visit]").filter(has_text=place)


def said(page: Page) -> None:
    """Keep all that the live region says, in order."""
    page.evaluate("""() => {
      const live = document.getElementById("live");
      new MutationObserver(() => { live.dataset.said = (live.dataset.said ?? "") + live.textContent + " | " })
        .observe(live, { childList: true });
    }""")


# How a visit stands


def test_a_visit_tells_its_way_from_not_started_to_its_receipt(handset: Handset, line: Line):
    line.fail("PUT /api/v1/visits/", CUT)
    handset.begin()
    handset.show("#/visits")
    handset.on("visits")
    expect(card(handset.page).locator(".pill")).to_have_text("Not started")
    handset.page.go_back()
    handset.on("visit")
    handset.choose("sign_visible", "yes")
    handset.saved()
    handset.show("#/visits")
    handset.on("visits")
    expect(card(handset.page).locator(".pill")).to_have_text(re.compile(r"^Draft: 1 of \d+$"))
    expect(card(handset.page).locator("progress")).to_have_attribute("value", "1")
    card(handset.page).click()
    handset.on("visit")
    visit = handset.finish()
    expect(handset.card(visit).locator(".pill")).to_have_text("Finished on this phone")
    expect(handset.card(visit).locator("[data-wait]")).to_contain_text("No connection. Next try at")
    said(handset.page)
    line.mend()
    handset.send()
    handset.becomes(visit, "sent")
    expect(handset.card(visit).locator(".pill")).to_have_text(re.compile(r"^Delivered \d\d:\d\d$"))
    receipt = str(handset.card(visit).locator("[data-receipt]").get_attribute("data-receipt"))
    expect(handset.page.locator("#live")).to_have_attribute("data-said", re.compile(rf"Delivered .*Receipt {receipt}"))
    handset.show("#/visits")
    expect(handset.page.locator(f"[data-visit='{visit}']")).to_contain_text(f"Receipt {receipt}")


def test_the_second_half_of_a_double_tap_on_take_it_does_not_begin_the_visit(handset: Handset):
    handset.on("visits")
    handset.page.locator("article[data-assignment] a").filter(has_text="Pärna 4").click()
    handset.on("briefing")
    taken = handset.page.get_by_role("button", name="Take it").evaluate(TAPPED)
    assert taken == "none"
    handset.on("briefing")
    handset.page.click("#start")
    handset.on("visit")


def test_the_words_of_the_list_are_told_in_the_briefing_to_be_learned_at_home(handset: Handset):
    handset.take("Pärna 4")
    words = handset.page.locator("#shorthand")
    words.locator("summary").click()
    assert words.locator("dt").all_inner_texts()[0] == "apples"
    assert words.locator("dd").first.inner_text().endswith("?")
    handset.page.click("#start-list")
    handset.on("list")
    expect(handset.page.locator("[data-row]:visible").first).to_contain_text("apples")


def test_photos_on_their_way_are_counted(handset: Handset, line: Line, photos: list[Path]):
    handset.begin()
    handset.choose("sign_visible", "yes")
    handset.photograph("hours_posted", photos)
    handset.saved()
    line.fail(f"PUT /api/v1/evidence/{max(handset.page.evaluate(HASHES))}", CUT)
    visit = handset.finish()
    expect(handset.card(visit).locator(".pill")).to_have_text("Sending: 1 of 2 photos")
    expect(handset.card(visit).locator("[data-wait]")).to_contain_text("No connection")
    handset.card(visit).locator("[data-act=trace]").click()
    expect(handset.card(visit).locator("[data-traced=photos]")).to_contain_text("Photos still to come: 1.")
    line.mend()
    handset.send()
    handset.becomes(visit, "sent")


def test_a_visit_that_came_back_says_with_how_many_questions(
    handset: Handset, ward: Ward, line: Line, chromium: Browser
):
    visit = handset.finished()
    handset.becomes(visit, "sent")
    verdict = Verdict("returned", "Please say more.", ("sign_visible", "step_free"), None)
    ward.installation.write(lambda con: decide(con, people.named(con, "rita@acme.test"), visit, verdict, clock.now()))
    handset.looks_again()
    handset.show("#/visits")
    returned = handset.page.locator("a[data-assignment]").filter(has_text="Pärna 4")
    expect(returned.locator(".pill").first).to_have_text("Returned: 2 questions")
    expect(returned).to_contain_text("until")

    # A phone that has never had it can mend it, too.
    with ward.phone_of(handset.email, chromium, line) as other:
        other.page.locator("a[data-assignment][data-state=ready]").filter(has_text="Returned").click()
        other.on("briefing")
        other.page.click("#start")
        other.on("visit")
        expect(other.page.locator("#returned")).to_contain_text("does not hold the answers any more")
        other.choose("sign_visible", "no")
        other.saved()
        other.page.reload()
        other.on("visit")
        expect(other.page.locator("#returned")).to_contain_text("does not hold the answers any more")
        expect(other.page.locator("#returned")).not_to_contain_text("again.0")


def test_a_correction_has_the_answers_of_a_visit_that_was_put_aside_for_its_lost_photo(
    handset: Handset, ward: Ward, photos: list[Path]
):
    handset.begin()
    handset.choose("sign_visible", "yes")
    handset.choose("hours_posted", "no")
    handset.photograph("hours_posted", photos[:1])
    handset.saved()
    handset.page.evaluate(EMPTY, "bytes")
    visit = handset.finish()
    handset.becomes(visit, "parked")
    handset.card(visit).locator("[data-act=aside]").click()
    handset.card(visit).locator("[data-act=aside][data-armed]").click()
    handset.becomes(visit, "aside")
    verdict = Verdict("returned", "Was it lit?", ("sign_visible",), None)
    ward.installation.write(lambda con: decide(con, people.named(con, "rita@acme.test"), visit, verdict, clock.now()))
    handset.home()
    handset.looks_again()
    handset.page.locator("a[data-assignment]").filter(has_text="Returned").click()
    handset.on("briefing")
    handset.page.click("#start")
    handset.on("visit")
    expect(handset.page.locator("#nothing-left")).to_have_count(0)
    expect(handset.page.locator("#photos-lost")).to_be_visible()
    expect(handset.question("sign_visible").locator("input[value=yes]")).to_be_checked()


def test_a_correction_of_a_visit_that_could_not_be_done_begins_where_the_first_one_ended(handset: Handset, ward: Ward):
    handset.begin("Pärna 4")
    visit = handset.visit
    handset.show(f"#/undone/{visit}")
    handset.on("undone")
    handset.page.locator("label:has(#obstacle-closed)").click()
    handset.page.fill("#words", "Shut until May.")
    handset.saved()
    handset.page.locator("label.tick").click()
    handset.page.click("#finish-undone")
    handset.on("outbox")
    handset.becomes(visit, "sent")
    expect(handset.card(visit)).to_contain_text("The visit could not be done")
    verdict = Verdict("returned", "Was there a notice?", (), None)
    ward.installation.write(lambda con: decide(con, people.named(con, "rita@acme.test"), visit, verdict, clock.now()))
    handset.looks_again()
    handset.show("#/visits")
    handset.page.locator("a[data-assignment]").filter(has_text="Pärna 4").click()
    handset.on("briefing")
    handset.page.click("#start")
    handset.on("undone")
    assert handset.visit != visit
    expect(handset.page.locator("#obstacle-closed")).to_be_checked()
    expect(handset.page.locator("#words")).to_have_value("Shut until May.")
    expect(handset.page.locator("#returned")).to_contain_text("Was there a notice?")
    handset.show("#/visits")
    handset.page.locator("a[data-assignment][data-state=draft]").filter(has_text="Pärna 4").click()
    handset.on("undone")


def test_a_visit_that_waits_longer_than_a_day_says_so_plainly(handset: Handset, line: Line):
    line.fail("PUT /api/v1/visits/", CUT)
    visit = handset.finished()
    handset.becomes(visit, "sending")
    handset.show("#/visits")
    expect(handset.page.locator("#unsent")).to_contain_text("The oldest waits since")
    expect(handset.page.locator("#unsent")).not_to_contain_text("more than a day")
    handset.page.clock.set_system_time(datetime.now(UTC) + timedelta(hours=25))
    handset.page.reload()
    handset.on("visits")
    late = handset.page.locator("#unsent[data-late]")
    expect(late).to_contain_text("That is more than a day.")
    expect(late).to_be_visible()


def test_a_draft_whose_time_is_over_is_named_and_can_still_be_finished(handset: Handset):
    handset.begin()
    handset.choose("sign_visible", "yes")
    handset.saved()
    draft = handset.visit
    handset.page.clock.set_system_time(datetime(2100, 1, 2, 12, tzinfo=UTC))
    handset.show("#/visits")
    handset.on("visits")
    warning = handset.page.locator(f"[data-overdue='{draft}']")
    expect(warning).to_contain_text("The time is over and the draft is not finished.")
    warning.click()
    handset.on("visit")


def test_a_visit_that_was_opened_and_left_blank_is_nothing_to_deliver(handset: Handset):
    handset.begin()
    for place in ("visits", "outbox", "me"):
        handset.show(f"#/{place}")
        handset.on(place)
        expect(handset.page.locator("[data-state=draft], [data-visit], #leaving")).to_have_count(0)


# Whether it works without a connection


def test_the_list_says_truly_whether_it_works_without_a_connection(handset: Handset, line: Line):
    handset.take("Pärna 4")
    handset.show("#/visits")
    standing = handset.page.locator("#standing")
    expect(standing).to_have_attribute("data-alone", "yes")
    expect(standing).to_have_text(re.compile(r"^Works without a connection · last checked \d\d:\d\d$"))
    line.fail("", CUT)
    handset.page.reload()
    handset.on("visits")
    expect(standing).to_have_text(re.compile(r"^Works without a connection · last checked \d\d:\d\d$"))


def test_a_browser_without_a_worker_is_told_to_keep_the_page_open(ward: Ward, chromium: Browser, line: Line):
    with ward.handset(chromium, line, service_workers="block") as handset:
        handset.on("visits")
        expect(handset.page.locator("#standing")).to_contain_text("Keep this page open")


def test_a_checklist_that_could_not_be_loaded_is_not_called_ready(handset: Handset, line: Line):
    line.fail("GET /api/v1/packs/", CUT)
    handset.on("visits")
    handset.page.locator("article[data-assignment]").filter(has_text="Pärna 4").locator(".primary").click()
    expect(card(handset.page).locator(".pill")).to_have_text("Not on this phone yet")
    expect(handset.page.locator("#standing")).to_contain_text("1 checklist is not on this phone yet")
    line.mend()
    handset.looks_again()
    expect(card(handset.page)).to_have_attribute("data-state", "ready")
    expect(handset.page.locator("#standing")).to_contain_text("Works without a connection")


def test_a_draft_whose_checklist_is_missing_says_so_and_opens_when_that_has_come(handset: Handset, line: Line):
    handset.begin()
    visit = handset.visit
    handset.choose("sign_visible", "yes")
    handset.saved()
    handset.show("#/visits")
    handset.on("visits")
    line.fail("GET /api/v1/", CUT)
    handset.page.evaluate(EMPTY, "packs")
    handset.show(f"#/visit/{visit}")
    expect(handset.page.locator("[data-code=pack_missing]")).to_be_visible()
    handset.page.click("#again")
    expect(handset.page.locator("[role=alert]")).to_contain_text("There is no connection.")
    line.mend()
    handset.page.click("#again")
    expect(handset.question("sign_visible").locator("input[value=yes]")).to_be_checked()


def test_without_worker_and_connection_a_draft_elsewhere_says_why_it_does_not_come(
    ward: Ward, chromium: Browser, handset: Handset
):
    handset.begin()
    visit = handset.visit
    handset.choose("sign_visible", "yes")
    handset.saved()
    handset.show("#/visits")
    expect(handset.page.locator("[data-copy=whole]")).to_be_visible()
    with ward.line() as line, ward.phone_of(handset.email, chromium, line, service_workers="block") as other:
        offer = other.page.locator(f"[data-copy-of='{visit}']")
        expect(offer).to_be_visible()
        other.page.wait_for_load_state("networkidle")
        line.fail("", CUT)
        offer.get_by_role("button").click()
        expect(offer.locator("[role=alert]")).to_have_text("There is no connection. Try again where there is one.")


def test_a_list_that_never_came_says_why_and_comes_at_the_next_try(ward: Ward, chromium: Browser, line: Line):
    line.fail("GET /api/v1/assignments", CUT)
    with ward.handset(chromium, line) as handset:
        handset.on("visits")
        expect(handset.page.locator("#not-loaded")).to_contain_text("There is no connection.")
        line.mend()
        handset.page.click("#again")
        expect(handset.page.locator("article[data-assignment]")).not_to_have_count(0)


def test_what_was_begun_stands_at_the_top_whenever_it_is_due(handset: Handset):
    handset.begin()
    handset.choose("sign_visible", "yes")
    handset.saved()
    handset.show("#/visits")
    handset.on("visits")
    expect(handset.page.locator("h2.group")).to_have_text(["Begun", "New for you"])
    expect(handset.page.locator("h2.group + a[data-state=draft]")).to_contain_text("Pärna 4")


def test_whoever_has_done_everything_is_told_so(handset: Handset):
    handset.begin()
    handset.becomes(handset.finish(), "sent")
    handset.show("#/visits")
    handset.on("visits")
    offers = handset.page.locator("article[data-assignment]")
    expect(handset.page.locator("#nothing")).to_have_count(0)
    for left in (1, 0):
        handset.page.wait_for_timeout(DOUBLE_TAP_MS)
        offers.first.locator(".row > button:not(.primary)").click()
        offers.first.locator("[data-armed]").click()
        expect(offers).to_have_count(left)
    expect(handset.page.locator("#nothing")).to_contain_text("There is nothing to do now.")
    expect(handset.page.locator("[data-visit]")).to_have_count(1)


# The icon, and the way there


def test_the_icon_counts_what_is_not_delivered_and_is_cleared_at_delivery(handset: Handset, line: Line):
    handset.page.add_init_script(f"({BADGE})()")
    handset.page.reload()
    line.fail("PUT /api/v1/visits/", CUT)
    visit = handset.finished()
    handset.becomes(visit, "sending")
    expect(handset.page.locator("html")).to_have_attribute("data-badge", "1")
    line.mend()
    handset.send()
    handset.becomes(visit, "sent")
    expect(handset.page.locator("html")).to_have_attribute("data-badge", "0")


def test_the_address_can_be_copied_and_leads_to_the_phones_own_map(handset: Handset):
    handset.context.grant_permissions(["clipboard-read", "clipboard-write"])
    handset.take("Pärna 4")
    expect(handset.page.locator("#map")).to_have_attribute("href", re.compile(r"^geo:59\.437,24\.754\?q=P%C3%A4rna"))
    handset.page.click("#copy-address")
    expect(handset.page.locator("#copy-address")).to_have_text("Copied")
    assert handset.page.evaluate("navigator.clipboard.readText()") == "Pärna 4, Tallinn"


def test_without_a_clipboard_it_is_said_how_to_copy(handset: Handset):
    handset.page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    handset.page.reload()
    handset.take("Pärna 4")
    handset.page.click("#copy-address")
    expect(handset.page.get_by_text("Select the address to copy it.")).to_be_visible()


def test_all_of_it_works_from_the_keyboard(handset: Handset, line: Line):
    line.fail("PUT /api/v1/visits/", problem(409, "visit_conflict"))
    visit = handset.finished()
    handset.becomes(visit, "parked")
    line.mend()
    press_until(handset.page, lambda: focused(handset.page, "data-act") == "retry")
    handset.page.keyboard.press("Enter")
    handset.becomes(visit, "sent")


def focused(page: Page, attribute: str) -> str | None:
    return page.evaluate("name => document.activeElement.getAttribute(name)", attribute)  # type: ignore[no-any-return]


def press_until(page: Page, there: Callable[[], bool]) -> None:
    for _ in range(40):
        if there():
            return
        page.keyboard.press("Tab")
    raise AssertionError("the keyboard never came there")
