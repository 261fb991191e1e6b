"""A double tap is one tap, though the first half of it has brought another screen under the finger."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.every_kind import ROWS, missing, part
from tests.browser.handsets import Handset
from tests.browser.phone import DOUBLE_TAP_MS

pytestmark = pytest.mark.browser
GAPS = pytest.mark.parametrize("gap", [100, 250, 400])
PUT_AT = """(link, [x, y]) => Object.assign(link.style, {
  position: "fixed", left: `${x - 30}px`, top: `${y - 30}px`, width: "60px", height: "60px",
  overflow: "hidden", zIndex: 9,
})"""


@pytest.fixture
def begun(begun: Handset) -> Handset:
    """Tap as a trembling finger does."""
    begun.page.evaluate("globalThis.hurried = true")
    return begun


def middle(of: Locator) -> tuple[float, float]:
    box = of.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def tap(begun: Handset, place: tuple[float, float], *later: int) -> None:
    """Tap a place, and again so many ms later."""
    for wait in (0, *later):
        begun.page.wait_for_timeout(wait)
        begun.page.mouse.click(*place)


def no(begun: Handset) -> Locator:
    return begun.question("greeted").locator("label:has(input[value=no])")


def answered_no(begun: Handset) -> tuple[float, float]:
    """Answer the first question; return where."""
    begun.choose("greeted", "no")
    begun.saved()
    begun.page.wait_for_timeout(DOUBLE_TAP_MS)
    return middle(no(begun))


@GAPS
def test_a_double_tap_on_next_turns_one_part(begun: Handset, gap: int):
    tap(begun, middle(begun.page.locator("#next")), gap)
    expect(begun.page.locator("body")).to_have_attribute("data-section", "fields")
    begun.page.wait_for_timeout(300)
    expect(begun.page.locator("body")).to_have_attribute("data-section", "fields")

    # A tap that is meant counts again.
    begun.page.wait_for_timeout(DOUBLE_TAP_MS)
    tap(begun, middle(begun.page.locator("#next")))
    expect(begun.page.locator("body")).to_have_attribute("data-section", "photos")


@GAPS
@pytest.mark.parametrize("link", ["a.card[data-state=draft]", "[data-answer=greeted] a"])
def test_a_double_tap_on_what_leads_to_a_checklist_changes_no_answer_there(begun: Handset, link: str, gap: int):
    visit, place = begun.visit, answered_no(begun)
    if "card" in link:
        begun.show("#/visits")
        begun.on("visits")
    else:
        missing(begun)
        begun.page.locator("#summary summary").click()
    begun.page.locator(link).evaluate(PUT_AT, place)
    begun.page.wait_for_timeout(DOUBLE_TAP_MS)
    if "card" not in link:
        begun.page.evaluate("scrollTo = () => {}; Element.prototype.scrollIntoView = () => {}")
    tap(begun, place, gap)
    begun.on("visit")
    begun.page.wait_for_timeout(300)
    assert begun.visit == visit
    expect(no(begun).locator("input")).to_be_checked()
    begun.saved()
    rows = begun.page.evaluate(ROWS, ["answers", ""])
    assert [row["answer"]["value"] for row in rows if row["question"] == "greeted"] == ["no"]


def test_a_quick_tap_elsewhere_on_the_new_screen_counts(begun: Handset):
    begun.choose("polite", "4")
    begun.saved()
    begun.page.click("#back")
    begun.on("visits")
    begun.page.wait_for_timeout(DOUBLE_TAP_MS)
    begun.page.locator("a.card[data-state=draft]").evaluate(PUT_AT, (100, 40))
    tap(begun, (100, 40))
    begun.on("visit")
    tap(begun, middle(no(begun)))
    expect(no(begun).locator("input")).to_be_checked()


def test_a_key_is_no_trembling_finger(begun: Handset):
    begun.page.locator("#next").click()
    expect(begun.page.locator("body")).to_have_attribute("data-section", "fields")
    begun.page.locator("#next").press("Enter")
    expect(begun.page.locator("body")).to_have_attribute("data-section", "photos")


def test_two_taps_are_two_where_something_was_written_in_between(begun: Handset):
    begun.page.locator("#next").click()
    expect(begun.page.locator("body")).to_have_attribute("data-section", "fields")
    begun.write("price", "5")
    begun.page.locator("#next").click()
    expect(begun.page.locator("body")).to_have_attribute("data-section", "photos")


def test_quick_taps_on_one_screen_all_count(begun: Handset):
    for value in ("plan", "device", "plan"):
        begun.choose("offered", value)
    begun.choose("polite", "4")
    begun.choose("polite", "5")
    begun.saved()
    expect(begun.question("offered").locator("input:checked")).to_have_value("device")
    expect(begun.question("polite").locator("input:checked")).to_have_value("5")
    part(begun, "fields")
