"""What a shopper's phone shows when something goes wrong or comes back, for those who look at every screen."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from shopper import clock
from shopper.people import records as people
from shopper.reviews.decisions import Verdict, decide
from tests.browser.stage import Stage

Look = Callable[[str], None]
# No row finds room on the disk any more; and there is room again.
FULL = """() => {
  const put = IDBObjectStore.prototype.put;
  globalThis.mend = () => { IDBObjectStore.prototype.put = put };
  IDBObjectStore.prototype.put = () => { throw new DOMException("No room", "QuotaExceededError") };
}"""
ROOM = "() => mend()"
NOTE = "Please say more: was the sign lit, and could you read it from the other side of the street?"


def camera(page: Page, look: Look) -> None:
    """Open the camera inside the page, and close it again."""
    page.locator("[data-silent]").filter(visible=True).first.click()
    expect(page.locator("#camera [data-take]")).to_be_enabled()
    look("camera")
    page.click("#camera [data-end]")
    expect(page.locator("#camera")).to_have_count(0)


def not_saved(page: Page, look: Look) -> None:
    """Tap an answer that finds no room, make room, and try again."""
    page.evaluate(FULL)
    _tap_something(page)
    expect(page.locator("#saved button")).to_be_visible()
    look("not-saved")
    page.evaluate(ROOM)
    page.click("#saved button")
    expect(page.locator("body")).to_have_attribute("data-saved", "saved")


def watching(page: Page, look: Look) -> None:
    """Let another tab take over the visit, of which this one could not save everything."""
    page.evaluate(FULL)
    _tap_something(page)
    expect(page.locator("#saved button")).to_be_visible()
    other = page.context.new_page()
    other.goto(page.url)
    other.click("#take-over")
    expect(other.locator("#next")).to_be_visible()
    expect(page.locator("#take-over")).to_be_visible()
    expect(page.locator("#unsaved dd")).not_to_be_empty()
    look("watching")
    page.evaluate(ROOM)
    other.close()


def signed_out(page: Page, stage: Stage, look: Look) -> None:
    """Let the session end while a draft is on the phone, and sign in again."""
    who = page.context.request.get(f"{stage.origin}/api/v1/session").json()["person"]["email"]
    page.context.clear_cookies(name="session")
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator("#sign-in-again")).to_be_visible()
    look("sign-in-again")
    page.click("#sign-in-again")
    page.fill("#code", stage.installation.code(who))
    page.click("#enter")
    expect(page.locator("body")).to_have_attribute("data-screen", "visits")
    expect(page.locator("#sign-in-again")).to_have_count(0)


def returned(page: Page, stage: Stage, look: Look) -> None:
    """Send the delivered visit back; look at where it stands then, and at what it asks for."""
    visit = page.locator("[data-visit][data-state=sent]").first.get_attribute("data-visit")
    verdict = Verdict("returned", NOTE, ("sign_visible", "step_free"), None)
    stage.installation.write(
        lambda con: decide(con, people.named(con, "rita@demo.test"), str(visit), verdict, clock.now())
    )
    page.evaluate("dispatchEvent(new Event('online'))")
    page.locator("footer a").first.click()
    card = page.locator("a[data-assignment]").filter(has=page.locator(".pill[data-tone=poor]")).first
    expect(card).to_be_visible()
    look("visits-returned")
    card.click()
    expect(page.locator("body")).to_have_attribute("data-screen", "briefing")
    look("briefing-returned")
    page.click("#start")
    expect(page.locator("#returned li")).not_to_have_count(0)
    expect(page.locator("[data-unlock]").first).to_be_attached()
    look("returned")


def _tap_something(page: Page) -> None:
    part = page.locator("section[data-section]:not([hidden])")
    part.locator("fieldset[data-kind=yes_no] label:has(input[value=yes])").filter(visible=True).first.click()
