"""What was tapped last in the plain list is taken back, and nothing else."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.every_kind import ROWS
from tests.browser.spot import Spot, row, saved, shows, state

pytestmark = pytest.mark.browser


def given(page: Page) -> list[tuple[str, str]]:
    """Return what is kept, each with its moment."""
    return [(row["answer"].get("value"), row["answer"]["at"]) for row in page.evaluate(ROWS, ["answers", ""])]


def test_undo_takes_back_the_tap_and_not_what_was_written_in_another_row(spot: Spot):
    page = spot.list()
    row(page, "jam").click()
    page.keyboard.insert_text("Mari in the red scarf")
    row(page, "bread").click()
    expect(row(page, "jam").locator("[data-figure]")).to_have_text("Mari in the red scarf")
    page.click("#undo")
    assert state(page, "bread") == ""
    saved(page)
    page.reload()
    shows(page, "list")
    expect(row(page, "jam").locator("[data-figure]")).to_have_text("Mari in the red scarf")
    assert state(page, "bread") == ""


def test_what_is_taken_back_is_the_latest_word_also_beside_another_phone(spot: Spot):
    page = spot.list()
    row(page, "bread").click()
    saved(page)
    row(page, "bread").click()
    saved(page)
    [(_, tapped)] = given(page)
    page.click("#undo")
    assert state(page, "bread") == "yes"
    saved(page)
    [(value, undone)] = given(page)
    assert (value, undone > tapped) == ("yes", True)


def test_clearing_what_was_just_written_can_be_taken_back(spot: Spot):
    page = spot.list()
    row(page, "jam").click()
    page.keyboard.insert_text("Mari")
    page.locator("fieldset[data-question=name] [data-clear]").click()
    expect(row(page, "jam").locator("[data-figure]")).to_be_empty()
    page.click("#undo")
    expect(row(page, "jam").locator("[data-figure]")).to_have_text("Mari")
    expect(page.locator("[name=name]")).to_have_value("Mari")


def test_what_is_written_after_a_tap_ends_the_offer_to_take_it_back(spot: Spot):
    page = spot.list()
    row(page, "bread").click()
    expect(page.locator("#undo")).to_be_visible()
    row(page, "jam").click()
    page.keyboard.insert_text("Mari")
    expect(page.locator("#undo")).to_be_hidden()
    assert state(page, "bread") == "yes"


def test_a_photo_ends_the_offer_to_take_back_what_was_tapped_before_it(spot: Spot):
    page = spot.list()
    row(page, "bread").click()
    expect(page.locator("#undo")).to_be_visible()
    row(page, "map").click()
    page.click("[data-take]:enabled")
    expect(row(page, "map").locator("[data-figure]")).to_have_text("1")
    expect(page.locator("#undo")).to_be_hidden(timeout=1000)
    assert state(page, "bread") == "yes"


def test_undo_by_keyboard_is_announced_and_leads_back_to_its_row(spot: Spot):
    page = spot.list()
    row(page, "bread").press("Enter")
    expect(page.locator("#live")).to_have_text("This can be undone: the button is at the bottom.")
    page.locator("#undo").press("Enter")
    expect(row(page, "bread")).to_be_focused()
    assert state(page, "bread") == ""
