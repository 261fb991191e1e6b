"""Two phones of one person: what each says of a draft that the other one has, and what becomes of it."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from shopper import clock
from shopper.people import records as people
from shopper.reviews.decisions import Verdict, decide
from tests.browser.faults import CUT, Line
from tests.browser.handsets import Handset, Ward

pytestmark = [pytest.mark.browser, pytest.mark.worker(False)]
CLOSED = "a[data-visit='{}'][data-state=elsewhere]"


def goes_on(handset: Handset, visit: str) -> None:
    handset.home()
    handset.looks_again()
    handset.page.locator(f"[data-copy-of='{visit}'] button").click()
    expect(handset.page.locator(f"[data-copy-of='{visit}']")).to_have_count(0)


def closed(handset: Handset, visit: str) -> None:
    """Hear that another phone has the draft, and look at what is kept here."""
    handset.home()
    handset.looks_again()
    handset.page.locator(CLOSED.format(visit)).click()
    expect(handset.page.locator("#take-back")).to_be_visible()


def returned(handset: Handset, ward: Ward, photos: list[Path] | None = None) -> None:
    """Deliver a visit, and let it come back with one question marked."""
    handset.begin()
    handset.choose("sign_visible", "yes")
    if photos:
        handset.choose("hours_posted", "no")
        handset.photograph("hours_posted", photos)
    handset.saved()
    visit = handset.finish()
    handset.becomes(visit, "sent")
    verdict = Verdict("returned", "Was it lit?", ("sign_visible",), None)
    ward.installation.write(lambda con: decide(con, people.named(con, "rita@acme.test"), visit, verdict, clock.now()))
    handset.home()
    handset.looks_again()
    expect(handset.page.locator("a[data-assignment]").filter(has_text="Returned")).to_have_count(1)


def begin_correction(handset: Handset) -> str:
    handset.home()
    handset.page.locator("a[data-assignment]").filter(has_text="Returned").click()
    handset.on("briefing")
    handset.page.click("#start")
    handset.on("visit")
    return handset.visit


def offers(page: Page, corrections: int) -> None:
    expect(page.locator("a[href^='#/briefing/']").filter(has_text="Returned")).to_have_count(corrections)


def test_a_correction_that_was_begun_on_one_phone_is_not_begun_on_another(
    handset: Handset, ward: Ward, line: Line, chromium: Browser
):
    returned(handset, ward)
    with ward.phone_of(handset.email, chromium, line) as other:
        other.home()
        offers(other.page, 1)
        visit = begin_correction(handset)
        handset.choose("sign_visible", "no")
        handset.saved()
        handset.copied()
        other.looks_again()
        expect(other.page.locator(f"[data-copy-of='{visit}']")).to_have_count(1)
        offers(other.page, 0)
        goes_on(other, visit)
        other.on("visit")
        expect(other.question("sign_visible").locator("input[value=no]")).to_be_checked()


def test_what_was_taken_back_in_one_tab_is_not_offered_to_be_taken_back_in_another(
    handset: Handset, ward: Ward, line: Line, chromium: Browser
):
    visit = handset.begun_copy()
    with ward.phone_of(handset.email, chromium, line) as other:
        goes_on(other, visit)
        closed(handset, visit)
        beside = handset.page
        handset.tab(f"/app#/visit/{visit}")
        handset.page.click("#take-back")
        expect(handset.page.locator("#take-back")).to_have_count(0)
        handset.choose("sign_visible", "yes")
        handset.saved()
        expect(beside.locator("#take-back")).to_have_count(0)
        expect(beside.locator("body")).not_to_contain_text("Continues on another phone")


def test_a_closed_draft_shows_why_the_visit_could_not_be_done_and_how_the_shopper_felt(
    handset: Handset, ward: Ward, line: Line, chromium: Browser, photos: list[Path]
):
    handset.take("Pärna 4")
    handset.page.locator("label:has(#mood-4)").click()
    handset.page.locator("[data-steps=mood][data-kept='4']").wait_for()
    handset.page.click("#start")
    handset.on("visit")
    visit = handset.visit
    handset.show(f"#/undone/{visit}")
    handset.on("undone")
    handset.page.locator("label:has(#obstacle-closed)").click()
    handset.saved()
    handset.copied()
    line.fail("", CUT)
    with ward.line() as way, ward.phone_of(handset.email, chromium, way) as other:
        goes_on(other, visit)
        handset.show(f"#/undone/{visit}")
        handset.on("undone")
        handset.page.fill("#words", "A notice on the door")
        handset.page.locator("fieldset[data-where=outside] [data-photo-input]").first.set_input_files(photos[0])
        expect(handset.page.locator("[data-photos] img")).to_have_count(1)
        handset.saved()
        handset.home()
        line.mend()
        closed(handset, visit)
        told = handset.page.locator("[data-obstacle=closed]")
        expect(told).to_contain_text("It was closed")
        expect(told).to_contain_text("A notice on the door")
        expect(told.locator("img")).to_have_js_property("complete", value=True)
        assert told.locator("img").evaluate("image => image.naturalWidth") > 0
        expect(handset.page.locator("#mood-4")).to_be_checked()
        expect(handset.page.locator("#mood-4")).to_be_disabled()


def test_a_phone_whose_storage_was_set_back_speaks_of_no_other_phone(handset: Handset, line: Line):
    visit = handset.begun_copy()
    address = f"{line.origin}/api/v1/backups/{visit}"
    copy = handset.context.request.get(address).json()
    kept = ("schema", "phone", "assignment", "photos", "draft")
    person = handset.context.request.get(f"{line.origin}/api/v1/session").json()["person"]["id"]
    more = {"person": person, "revision": copy["revision"] + 50, "head": {}}
    assert handset.context.request.put(
        address, data={name: copy[name] for name in kept} | more, headers={"Origin": line.origin}
    ).ok
    handset.show(f"#/visit/{visit}")
    handset.on("visit")
    handset.choose("sign_visible", "yes")
    handset.saved()
    closed(handset, visit)
    expect(handset.page.locator("[data-elsewhere=server]")).to_contain_text("A later version is on the server")
    expect(handset.page.locator("main")).not_to_contain_text("other phone")
    handset.home()
    expect(handset.page.locator(CLOSED.format(visit))).not_to_contain_text("another phone")
