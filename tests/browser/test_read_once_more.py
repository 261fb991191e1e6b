"""Before a visit ends it is read once more: what stands there is true, also of a visit that comes to nothing."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.every_kind import ROWS, frozen, part
from tests.browser.handsets import Handset, Ward
from tests.browser.phone import DOUBLE_TAP_MS
from tests.browser.test_thrown_away import throw_away

pytestmark = [pytest.mark.browser, pytest.mark.worker(False)]
SLOW_CAMERA = """() => {
  const develop = globalThis.createImageBitmap;
  globalThis.createImageBitmap = async (...args) => {
    await new Promise((done) => document.addEventListener("develop", done, { once: true }));
    return develop(...args);
  };
}"""
FOUND = """() => {
  const coords = { latitude: 59.4373, longitude: 24.754, accuracy: 12 };
  navigator.geolocation.getCurrentPosition = (found) => found({ coords, timestamp: Date.now() });
}"""
LATER = """() => {
  const coords = { latitude: 59.4373, longitude: 24.754, accuracy: 12 };
  navigator.geolocation.getCurrentPosition = (found) =>
    document.addEventListener("found", () => found({ coords, timestamp: Date.now() }));
}"""
LOST = "() => { navigator.geolocation.getCurrentPosition = (_found, failed) => failed({ code: 2 }); }"


def end(handset: Handset) -> None:
    handset.show(f"#/finish/{handset.visit}")
    handset.on("finish")


def nothing(handset: Handset, obstacle: str) -> None:
    """Say that the visit that is shown could not be done."""
    handset.show(f"#/undone/{handset.visit}")
    handset.on("undone")
    handset.page.locator(f"label:has(#obstacle-{obstacle})").click()


def double(handset: Handset, css: str) -> None:
    handset.page.locator(css).dblclick()


def test_a_photo_that_was_still_being_prepared_is_missing_no_more(begun: Handset, photos: list[Path]):
    begun.page.evaluate(SLOW_CAMERA)
    begun.question("slips").locator("[data-photo-input]").set_input_files(photos[0])
    end(begun)
    begun.page.click("#summary summary")
    slips = begun.page.locator("#summary [data-answer=slips]")
    expect(slips.locator("i")).to_be_visible()
    begun.page.evaluate("document.dispatchEvent(new Event('develop'))")
    expect(slips.locator("b")).to_have_text("1 photo")


def test_a_day_is_the_one_that_was_given_wherever_the_phone_is(kinds: Ward, chromium: Browser):
    with kinds.line() as line, kinds.handset(chromium, line, timezone_id="America/New_York") as handset:
        handset.begin("Every kind")
        part(handset, "fields")
        handset.write("day", "2026-11-10")
        handset.saved()
        end(handset)
        handset.page.click("#summary summary")
        expect(handset.page.locator("#summary [data-answer=day] b")).to_contain_text("10 Nov")


def test_a_double_tap_on_how_one_feels_says_it_once(handset: Handset):
    handset.take("Pärna 4")
    double(handset, "label:has(#mood-4)")
    expect(handset.page.locator("[data-steps=mood]")).to_have_attribute("data-kept", "4")
    handset.page.wait_for_timeout(DOUBLE_TAP_MS)
    handset.page.click("label:has(#mood-4)")
    expect(handset.page.locator("[data-steps=mood]")).to_have_attribute("data-kept", "none")


def test_a_draft_that_was_thrown_away_is_not_called_finished(handset: Handset):
    handset.begin()
    handset.choose("sign_visible", "no")
    handset.saved()
    visit = throw_away(handset)
    handset.show(f"#/finish/{visit}")
    expect(handset.page.locator("[data-code=thrown_away]")).to_be_visible()
    handset.page.click("main a[href='#/outbox']")
    handset.on("outbox")
    handset.becomes(visit, "discarded")


@pytest.mark.worker(True)
def test_what_came_to_nothing_and_is_taken_back_can_come_to_something(handset: Handset):
    handset.begin()
    handset.choose("sign_visible", "yes")
    handset.saved()
    visit = handset.visit
    handset.installed()
    handset.context.set_offline(True)
    nothing(handset, "closed")
    # What was answered before goes along, so it can be read.
    handset.page.click("#summary summary")
    expect(handset.page.locator("#summary [data-answer=sign_visible] b")).to_have_text("Yes")
    handset.page.locator("label.tick").click()
    handset.page.click("#finish-undone")
    handset.on("outbox")
    handset.page.click(f"#edit-{visit}")
    handset.on("undone")
    handset.show("#/visits")
    handset.on("visits")
    handset.page.locator("a[data-state=draft]").click()
    handset.on("visit")
    assert frozen(handset)["outcome"] == "done"


def test_blanks_are_no_words_for_something_else(handset: Handset):
    handset.begin()
    nothing(handset, "other")
    handset.page.fill("#words", "   ")
    handset.page.locator("label.tick").click()
    handset.page.click("#finish-undone")
    expect(handset.page.locator("#lacking")).to_have_text("Say in a few words what it was.")
    expect(handset.page.locator("#words")).to_be_focused()


def test_a_place_that_is_not_found_again_is_told_beside_the_one_that_stays(handset: Handset):
    handset.begin()
    handset.page.evaluate(FOUND)
    handset.page.click("#i-am-there")
    place = handset.page.locator("#place")
    expect(place).to_have_attribute("data-place", "near")
    handset.page.evaluate(LOST)
    handset.page.click("#i-am-there")
    expect(place).to_contain_text("does not know where it is")
    expect(place).to_contain_text("accuracy 12")
    visit = next(row for row in handset.page.evaluate(ROWS, ["visits", ""]) if row["id"] == handset.visit)
    assert visit["arrived"]["fix"]["accuracy_m"] == 12


def test_a_screen_that_is_drawn_anew_goes_on_waiting_for_the_place(handset: Handset):
    handset.take("Pärna 4")
    handset.page.evaluate(LATER)
    handset.page.click("#i-am-there")
    place = handset.page.locator("#place")
    expect(place).to_have_attribute("data-place", "asking")
    handset.page.evaluate("document.querySelector('#place').dataset.old = ''; dispatchEvent(new Event('online'))")
    expect(handset.page.locator("#place[data-old]")).to_have_count(0)
    expect(place).to_have_attribute("data-place", "asking")
    handset.page.evaluate("document.dispatchEvent(new Event('found'))")
    expect(place).to_have_attribute("data-place", "near")
