"""Photos without the phone's own camera, and a phone that is prepared at home."""

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.spot import Spot, hide_document, row, saved, shows, state, swipe, to_the_checklist, to_the_list

pytestmark = pytest.mark.browser
# The pretended camera may show the same picture twice, and the same photo is refused.
UNLIKE = """() => {
  const { toBlob } = HTMLCanvasElement.prototype;
  let n = 0;
  HTMLCanvasElement.prototype.toBlob = function (done, ...how) {
    const pen = this.getContext("2d");
    pen.fillStyle = `hsl(${++n * 77} 90% 50%)`;
    pen.fillRect(0, 0, 64, 64);
    return toBlob.call(this, done, ...how);
  };
}"""
FAILS_ONCE = """good => {
  const { toBlob } = HTMLCanvasElement.prototype;
  let left = good;
  HTMLCanvasElement.prototype.toBlob = function (done, ...how) {
    if (left--) return toBlob.call(this, done, ...how);
    HTMLCanvasElement.prototype.toBlob = toBlob;
    done(null);
  };
}"""


def test_the_camera_inside_the_page_brings_a_photo_without_a_file(spot: Spot):
    page = spot.list()
    row(page, "map").click()
    page.click("[data-small]")
    page.click("[data-take]:enabled")
    expect(page.locator("#camera")).to_have_count(0)
    expect(row(page, "map").locator("[data-figure]")).to_have_text("1")
    saved(page)
    to_the_checklist(page)
    kept = page.locator("fieldset[data-question=slip] [data-photos] img")
    expect(kept).to_have_count(1)
    assert kept.evaluate("img => img.decode().then(() => img.naturalWidth)") > 0


def test_the_camera_stops_when_the_app_is_left(spot: Spot):
    page = spot.list()
    row(page, "map").click()
    expect(page.locator("[data-take]")).to_be_enabled()
    track = page.evaluate_handle("document.querySelector('#camera video').srcObject.getTracks()[0]")
    hide_document(page)
    expect(page.locator("#camera")).to_have_count(0)
    assert track.evaluate("track => track.readyState") == "ended"


def test_the_camera_closes_when_another_screen_is_shown(spot: Spot):
    page = spot.list()
    row(page, "map").click()
    expect(page.locator("[data-take]")).to_be_enabled()
    track = page.evaluate_handle("document.querySelector('#camera video').srcObject.getTracks()[0]")
    page.go_back()
    shows(page, "visit")
    expect(page.locator("#camera")).to_have_count(0)
    assert track.evaluate("track => track.readyState") == "ended"


def test_escape_closes_the_camera_and_nothing_else(spot: Spot):
    page = spot.list()
    row(page, "map").click()
    expect(page.locator("[data-take]")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#camera")).to_have_count(0)
    expect(page.locator("#away")).to_have_count(0)
    expect(row(page, "map")).to_be_focused()


def test_hiding_everything_ends_the_camera_and_coming_back_finds_the_list_in_reach(spot: Spot):
    page = spot.list()
    row(page, "map").click()
    expect(page.locator("[data-take]")).to_be_enabled()
    track = page.evaluate_handle("document.querySelector('#camera video').srcObject.getTracks()[0]")
    swipe(page, 300, 60)
    expect(page.locator("#away")).to_be_visible()
    expect(page.locator("#camera")).to_have_count(0)
    assert track.evaluate("track => track.readyState") == "ended"
    assert page.locator("main").evaluate("main => main.inert")
    swipe(page, 60, 300)
    expect(page.locator("#away")).to_have_count(0)
    row(page, "bread").click()
    assert state(page, "bread") == "yes"


def test_a_picture_that_fails_is_said_and_the_camera_stays_ready(spot: Spot):
    page = spot.list()
    row(page, "map").click()
    page.evaluate(FAILS_ONCE, 0)
    page.click("[data-take]:enabled")
    expect(page.locator("#camera [role=alert]")).to_contain_text("Take another one")
    page.click("[data-take]:enabled")
    expect(page.locator("#camera")).to_have_count(0)
    expect(row(page, "map").locator("[data-figure]")).to_have_text("1")


def test_a_photo_that_is_not_kept_is_said_in_the_list(spot: Spot):
    page = spot.list()
    row(page, "map").click()
    page.evaluate(FAILS_ONCE, 1)
    page.click("[data-take]:enabled")
    message = page.locator("fieldset[data-question=slip] > [data-message]")
    expect(message).to_contain_text("This picture cannot be read")
    expect(page.locator("fieldset[data-question=slip] [data-clear]")).to_have_count(0)
    row(page, "map").click()
    page.click("[data-take]:enabled")
    expect(row(page, "map").locator("[data-figure]")).to_have_text("1")
    expect(message).to_be_hidden()
    page.evaluate(UNLIKE)
    row(page, "map").click()
    page.click("[data-take]:enabled")
    expect(row(page, "map").locator("[data-figure]")).to_have_text("2")
    row(page, "map").click()
    expect(message).to_contain_text("There are enough photos here.")
    expect(page.locator("#camera")).to_have_count(0)


@pytest.mark.parametrize("error", ["NotAllowedError", "NotFoundError", "NotReadableError"])
def test_a_camera_that_cannot_be_used_says_why_and_what_would_do(spot: Spot, error: str):
    page = spot.visit()
    page.evaluate(
        "error => (navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', error)))", error
    )
    to_the_list(page)
    row(page, "map").click()
    expect(page.locator("#camera [role=alert]")).to_contain_text("phone's own camera")
    page.click("[data-end]")
    expect(page.locator("#camera")).to_have_count(0)
    expect(row(page, "map")).to_be_focused()


def test_a_photo_for_which_the_phone_has_no_room_says_why_under_its_row(spot: Spot):
    page = spot.list()
    page.evaluate(
        """() => {
            const { put } = IDBObjectStore.prototype;
            IDBObjectStore.prototype.put = function (...row) {
                if (this.name === "bytes") throw new DOMException("full", "QuotaExceededError");
                return put.apply(this, row);
            };
        }"""
    )
    row(page, "map").click()
    page.click("[data-take]:enabled")
    said = page.locator("fieldset[data-question=slip] [data-message]")
    expect(said).to_be_visible()
    expect(said).to_contain_text("this photo was not kept")
    expect(row(page, "map")).to_have_attribute("aria-expanded", "true")
    expect(row(page, "map").locator("[data-figure]")).to_be_empty()
    row(page, "bread").click()
    expect(row(page, "bread")).to_have_attribute("data-state", "yes")
    saved(page)


def test_a_camera_that_was_on_its_way_does_not_come_over_the_notes(spot: Spot):
    page = spot.list()
    # All that it needs is here: it is on its way for a moment, not for as long as a slow machine takes to load it.
    row(page, "map").click()
    page.locator("#camera [data-end]").click()
    expect(page.locator("#camera")).to_have_count(0)
    page.evaluate(
        """() => {
            document.querySelector("fieldset[data-question=slip] [data-row]").click();
            for (const _ of [1, 2]) document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
        }"""
    )
    expect(page.locator("#away")).to_be_visible()
    swipe(page, 60, 300)
    expect(page.locator("#away")).to_have_count(0)
    row(page, "map").click()
    expect(page.locator("[data-take]")).to_be_enabled()
    expect(page.locator("#camera")).to_have_count(1)


def test_the_phone_is_prepared_at_home_and_told_what_cannot_be_hidden(spot: Spot, whole: Browser):
    page = spot.visit(browser=whole)
    page.goto(re.sub(r"#.*", "#/me", page.url))
    shows(page, "me")
    page.get_by_role("link", name="Prepare this phone").click()
    shows(page, "prepare")
    expect(page.locator("#camera-allowed")).to_have_attribute("data-state", "good")
    expect(page.locator("#place-allowed")).not_to_have_attribute("data-state", "good")
    page.context.grant_permissions(["geolocation"])
    page.context.set_geolocation({"latitude": 59.4, "longitude": 24.7})
    page.locator("#place-allowed button").click()
    expect(page.locator("#place-allowed")).to_have_attribute("data-state", "good")
    page.get_by_role("link", name="What can be seen").click()
    shows(page, "honest")
    expect(page.locator("header a")).to_have_attribute("href", "#/me")
    expect(page.locator("main")).to_contain_text("app switcher")
