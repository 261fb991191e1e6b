"""Two phones of one person: what each says of a draft that the other one has, and what becomes of it."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from shopper import clock
from shopper.people import records as people
from shopper.reviews.decisions import Verdict, decide
from tests.browser.faults import Line
from tests.browser.handsets import Handset, Ward

pytestmark = pytest.mark.browser
CLOSED = "a[data-visit='{}'][data-state=elsewhere]"


def at_home(handset: Handset) -> None:
    handset.show("#/visits")
    handset.on("visits")


def looks_again(handset: Handset) -> None:
    handset.page.evaluate("dispatchEvent(new Event('online'))")


def copied(handset: Handset) -> None:
    """Leave the visit, and wait until the server has all of it."""
    at_home(handset)
    expect(handset.page.locator("[data-copy=whole]")).to_have_count(1)


def goes_on(handset: Handset, visit: str) -> None:
    at_home(handset)
    looks_again(handset)
    handset.page.locator(f"[data-copy-of='{visit}'] button").click()
    expect(handset.page.locator(f"[data-copy-of='{visit}']")).to_have_count(0)


def closed(handset: Handset, visit: str) -> None:
    """Hear that another phone has the draft, and look at what is kept here."""
    at_home(handset)
    looks_again(handset)
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
    at_home(handset)
    looks_again(handset)
    expect(handset.page.locator("a[data-assignment]").filter(has_text="Returned")).to_have_count(1)


def begin_correction(handset: Handset) -> str:
    at_home(handset)
    handset.page.locator("a[data-assignment]").filter(has_text="Returned").click()
    handset.on("briefing")
    handset.page.click("#start")
    handset.on("visit")
    return handset.visit


def offered(page: Page) -> int:
    return page.locator("a[href^='#/briefing/']").filter(has_text="Returned").count()


def test_a_correction_that_was_begun_on_one_phone_is_not_begun_on_another(
    handset: Handset, ward: Ward, line: Line, chromium: Browser
):
    returned(handset, ward)
    with ward.phone_of(handset.email, chromium, line) as other:
        at_home(other)
        assert offered(other.page) == 1
        visit = begin_correction(handset)
        handset.choose("sign_visible", "no")
        handset.saved()
        copied(handset)
        looks_again(other)
        expect(other.page.locator(f"[data-copy-of='{visit}']")).to_have_count(1)
        assert offered(other.page) == 0
        goes_on(other, visit)
        other.on("visit")
        expect(other.question("sign_visible").locator("input[value=no]")).to_be_checked()
