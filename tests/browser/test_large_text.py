"""Text twice as large on the narrowest phone, and a phone on its side: all that matters is in sight, whole."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.every_kind import part
from tests.browser.handsets import Handset
from tests.browser.spot import Spot, row

pytestmark = pytest.mark.browser
NARROW = {"width": 320, "height": 640}
SIDEWAYS = "document.documentElement.scrollWidth - innerWidth"
CUT = """() => [...document.querySelectorAll("[data-figure]")]
    .filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.textContent)"""


def enlarge(page: Page) -> None:
    """Set the text twice as large."""
    page.evaluate("document.documentElement.style.fontSize = '200%'")


@pytest.mark.parametrize(("width", "height", "large"), [(740, 360, False), (320, 640, True)])
def test_what_takes_a_tap_back_is_in_sight_while_it_is_offered(spot: Spot, width: int, height: int, *, large: bool):
    page = spot.list()
    page.set_viewport_size({"width": width, "height": height})
    if large:
        enlarge(page)
    row(page, "bread").click()
    expect(page.locator("#undo")).to_be_in_viewport(ratio=1)


def test_a_row_shows_its_figure_whole_in_large_text(spot: Spot):
    page = spot.list()
    page.set_viewport_size({**NARROW})
    row(page, "apples").click()
    page.keyboard.insert_text("44")
    row(page, "bus").click()
    expect(row(page, "apples").locator("[data-figure]")).to_have_text("44 pcs")
    enlarge(page)
    assert page.evaluate(CUT) == []
    page.click("#edit")
    assert page.evaluate(SIDEWAYS) == 0


@pytest.mark.parametrize("language", ["ru", "et"])
def test_a_field_and_its_button_find_room_in_large_text(begun: Handset, language: str):
    visit = begun.visit
    begun.show("#/visits")
    begun.on("visits")
    begun.page.click(f"#speak-{language}")
    expect(begun.page.locator("html")).to_have_attribute("lang", language)
    begun.show(f"#/visit/{visit}")
    begun.on("visit")
    part(begun, "fields")
    begun.page.set_viewport_size({**NARROW})
    enlarge(begun.page)
    expect(begun.question("came").locator("[data-now]")).to_be_visible()
    assert begun.page.evaluate(SIDEWAYS) == 0
