"""Photos without the phone's own camera, and a phone that is prepared at home."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.spot import Spot, hide_document, row, saved, shows, to_the_checklist, to_the_list

pytestmark = pytest.mark.browser


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


def test_the_phone_is_prepared_at_home_and_told_what_cannot_be_hidden(spot: Spot):
    page = spot.visit()
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
    expect(page.locator("main")).to_contain_text("app switcher")
