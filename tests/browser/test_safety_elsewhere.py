"""A draft that went on at another phone, while this one noted more and did not hear of it."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.faults import CUT, LATE, Line, problem
from tests.browser.handsets import Handset, Ward

pytestmark = [pytest.mark.browser, pytest.mark.worker(False)]
OTHER = "22222222-2222-4222-8222-222222222222"
EMPTY = """() => new Promise((done) => {
  indexedDB.open("shopper").onsuccess = ({ target: { result } }) => {
    const names = [...result.objectStoreNames];
    const tx = result.transaction(names, "readwrite");
    for (const name of names) tx.objectStore(name).clear();
    tx.oncomplete = () => (result.close(), done());
  };
})"""
# Whether the list ever showed a visit as one that can be begun here.
OFFERED = """name => {
  globalThis.offered = false;
  const look = () => {
    const cards = [...document.querySelectorAll("a[href^='#/briefing/']")];
    offered ||= cards.some((card) => card.textContent.includes(name));
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
}"""


def goes_on_elsewhere(handset: Handset, line: Line, visit: str) -> None:
    """Another phone takes the draft over."""
    answer = handset.context.request.post(
        f"{line.origin}/api/v1/backups/{visit}/takeover", data={"phone": OTHER}, headers={"Origin": line.origin}
    )
    assert answer.status == 200


def test_a_comment_and_the_obstacle_in_words_outlive_being_taken_back(handset: Handset, line: Line):
    handset.begin()
    visit = handset.visit
    handset.choose("sign_visible", "no")
    handset.show(f"#/undone/{visit}")
    handset.on("undone")
    handset.page.locator("label:has(#obstacle-closed)").click()
    handset.saved()
    handset.copied()
    goes_on_elsewhere(handset, line, visit)

    line.fail("", CUT)
    handset.show(f"#/visit/{visit}")
    handset.on("visit")
    handset.comment("sign_visible", "A tree hid it.")
    handset.saved()
    handset.show(f"#/undone/{visit}")
    handset.on("undone")
    handset.page.fill("#words", "Door locked until May.")
    handset.home()
    line.mend()
    handset.looks_again()
    handset.page.locator(f"a[data-visit='{visit}'][data-state=elsewhere]").click()
    handset.page.click("#take-back")
    expect(handset.page.locator("#take-back")).to_have_count(0)
    expect(handset.question("sign_visible").locator("[data-comment-text]")).to_have_value("A tree hid it.")
    handset.page.goto("about:blank")
    handset.page.goto(f"{handset.origin}/app#/undone/{visit}")
    handset.on("undone")
    expect(handset.page.locator("#words")).to_have_value("Door locked until May.")
    expect(handset.page.locator("#obstacle-closed")).to_be_checked()


def test_a_draft_that_was_thrown_away_elsewhere_goes_on_with_what_is_kept_here(handset: Handset, line: Line):
    visit = handset.begun_copy()
    goes_on_elsewhere(handset, line, visit)
    handset.looks_again()
    closed = handset.page.locator(f"a[data-visit='{visit}'][data-state=elsewhere]")
    expect(closed).to_have_count(1)
    gone = f"{line.origin}/api/v1/backups/{visit}?phone={OTHER}"
    assert handset.context.request.delete(gone, headers={"Origin": line.origin}).ok
    closed.click()
    handset.page.click("#take-back")
    expect(handset.question("sign_visible").locator("input[value=no]")).to_be_enabled()
    expect(handset.question("sign_visible").locator("input[value=no]")).to_be_checked()
    handset.choose("step_free", "no")
    handset.saved()


def test_what_the_server_takes_no_copy_of_is_said_beside_the_last_one_and_counts_as_only_here(
    handset: Handset, line: Line
):
    visit = handset.begun_copy()
    line.fail("PUT /api/v1/backups", problem(413, "backup_full"))
    handset.show(f"#/visit/{visit}")
    handset.on("visit")
    handset.comment("sign_visible", "A tree hid it.")
    handset.saved()
    handset.home()
    expect(handset.page.locator("[data-refused=backup_full]")).to_contain_text("keeps no more copies of drafts for you")
    expect(handset.page.locator("[data-copy=behind]")).to_contain_text("Last copy on the server")
    line.mend()
    goes_on_elsewhere(handset, line, visit)
    handset.looks_again()
    closed = handset.page.locator(f"a[data-visit='{visit}'][data-state=elsewhere]")
    expect(closed).to_have_count(1)
    handset.show("#/outbox")
    handset.on("outbox")
    expect(closed).to_contain_text("Something of it is only on this phone")
    expect(handset.page.locator("#nothing")).to_have_count(0)
    expect(handset.page.locator("a[href='#/rescue']")).to_have_count(1)
    handset.show("#/me")
    handset.on("me")
    expect(handset.page.locator("#seen dd").nth(1)).to_have_text("1")
    handset.show("#/outbox")
    closed.click()
    expect(handset.page.locator("[data-elsewhere]")).to_contain_text("the other phone does not have")


def test_a_visit_whose_photos_have_not_arrived_from_the_other_phone_is_on_its_way_and_keeps_them_here(
    handset: Handset, ward: Ward, line: Line, chromium: Browser, photos: list[Path]
):
    visit = handset.begun_copy(photos[:1])
    with ward.line() as theirs, ward.phone_of(handset.email, chromium, theirs) as other:
        theirs.fail("PUT /api/v1/evidence", CUT)
        other.page.locator(f"[data-copy-of='{visit}'] button").click()
        other.on("visit")
        other.finish()
        handset.looks_again()
        card = handset.page.locator(f"a[data-visit='{visit}'][data-state=elsewhere]")
        expect(card).to_contain_text("On its way from another phone")
        card.click()
        expect(handset.page.locator("[data-elsewhere=arriving]")).to_contain_text("Not all of its photos have arrived")
        expect(handset.page.locator("#take-back")).to_have_count(0)
        theirs.mend()
        other.send()
        other.becomes(visit, "sent")
        handset.looks_again()
        expect(handset.page.locator("[data-elsewhere=delivered]")).to_contain_text("Receipt")


def test_photos_of_a_phone_whose_storage_was_emptied_come_back_from_its_copy_into_the_open_visit(
    handset: Handset, photos: list[Path]
):
    visit = handset.begun_copy(photos[:1])
    handset.show(f"#/visit/{visit}")
    handset.on("visit")
    image = handset.question("hours_posted").locator("[data-photos] img")
    expect(image).to_have_count(1)
    handset.page.evaluate(EMPTY)
    handset.choose("sign_visible", "yes")
    handset.saved()
    expect(image).to_have_count(1)
    expect(image).not_to_have_js_property("naturalWidth", 0)
    expect(handset.question("sign_visible").locator("input[value=yes]")).to_be_checked()
    handset.copied()
    there = handset.context.request.get(f"{handset.origin}/api/v1/backups/{visit}").json()
    assert (len(there["photos"]), there["missing"]) == (1, [])


def test_a_new_phone_never_offers_to_begin_what_was_begun_on_another(
    handset: Handset, ward: Ward, line: Line, chromium: Browser
):
    handset.begun_copy()
    line.fail("GET /api/v1/backups", LATE)
    with ward.phone_of(handset.email, chromium, line, f"({OFFERED})('Pärna 4')") as other:
        expect(other.page.locator("[data-copy-of]")).to_have_count(1)
        assert other.page.evaluate("offered") is False
