"""Nobody sees the checklist who is not meant to: the cover when the app is left, the page of notes at a gesture."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.spot import TELLING, WORDS, Spot, hide_document, one_colour, shows, state, swipe

pytestmark = pytest.mark.browser
# What is so at the very moment at which the checklist is drawn first.
FIRST_DRAWN = """(() => {
  const look = () => {
    if (globalThis.first || document.body?.dataset.screen !== "visit") return;
    dispatchEvent(new Event("blur"));
    const { opacity } = getComputedStyle(document.body);
    globalThis.first = { opacity, away: Boolean(document.getElementById("away")) };
  };
  new MutationObserver(look).observe(document, { subtree: true, attributes: true });
})()"""
NOTHING_LATER = """(() => {
  const { setTimeout } = globalThis;
  globalThis.setTimeout = (act, ms, ...more) => (ms >= 500 ? 0 : setTimeout(act, ms, ...more));
})()"""


@pytest.mark.parametrize(
    ("leaving", "back"),
    [
        ("dispatchEvent(new Event('blur'))", "dispatchEvent(new Event('focus'))"),
        ("dispatchEvent(new Event('pagehide'))", "dispatchEvent(new Event('pageshow'))"),
        ("document.dispatchEvent(new Event('freeze'))", "document.dispatchEvent(new Event('resume'))"),
    ],
)
def test_a_blank_page_covers_the_screen_when_the_app_is_left_and_goes_by_itself(spot: Spot, leaving: str, back: str):
    page = spot.visit()
    page.locator("[name=name]").fill("half a na")
    page.evaluate(leaving)
    expect(page.locator("#cover")).to_be_visible()
    assert one_colour(page), "the picture shows something"
    page.evaluate(back)
    expect(page.locator("#cover")).to_be_hidden()
    page.keyboard.type("me")
    expect(page.locator("[name=name]")).to_have_value("half a name")


def test_the_cover_comes_when_the_page_is_hidden_and_goes_by_a_tap(spot: Spot):
    page = spot.visit()
    hide_document(page)
    expect(page.locator("#cover")).to_be_visible()
    page.evaluate("delete document.hidden")
    page.locator("#cover").click()
    expect(page.locator("#cover")).to_be_hidden()
    shows(page, "visit")


def test_turning_to_another_page_brings_the_cover_and_coming_back_lifts_it(spot: Spot, whole: Browser):
    page = spot.visit(browser=whole)
    # Without it every page of a driven browser believes that it has the focus.
    page.context.new_cdp_session(page).send("Emulation.setFocusEmulationEnabled", {"enabled": False})
    page.bring_to_front()
    other = page.context.new_page()
    other.bring_to_front()
    expect(page.locator("#cover")).to_be_visible()
    page.bring_to_front()
    expect(page.locator("#cover")).to_be_hidden()


def test_picking_a_photo_does_not_leave_the_cover_behind(spot: Spot, photos: list[Path]):
    page = spot.visit()
    with page.expect_file_chooser() as chooser:
        page.locator("fieldset[data-question=slip] [data-photo] label").first.click()
    page.evaluate("dispatchEvent(new Event('blur'))")
    chooser.value.set_files(photos[0])
    page.evaluate("dispatchEvent(new Event('focus'))")
    expect(page.locator("fieldset[data-question=slip] [data-photos] img")).to_be_visible()
    expect(page.locator("#cover")).to_be_hidden()


def test_other_screens_are_covered_unless_it_is_switched_off(spot: Spot):
    page = spot.visit()
    page.click("#back")
    shows(page, "visits")
    page.evaluate("dispatchEvent(new Event('blur'))")
    expect(page.locator("#cover")).to_be_visible()
    page.evaluate("dispatchEvent(new Event('focus'))")
    page.locator("footer a").last.click()
    page.uncheck("#cover-always")
    page.locator("footer a").first.click()
    shows(page, "visits")
    page.locator("footer a").last.click()
    shows(page, "me")
    page.reload()
    shows(page, "me")
    expect(page.locator("#cover-always")).not_to_be_checked()
    expect(page.locator("#cover")).to_be_attached()
    page.evaluate("dispatchEvent(new Event('blur'))")
    expect(page.locator("#cover")).to_be_hidden()


def test_a_swipe_hides_everything_behind_notes_and_another_brings_it_back(spot: Spot):
    page = spot.list()
    swipe(page, 300, 60)
    expect(page.locator("#away")).to_be_visible()
    assert not TELLING.search(page.locator("#away").inner_text())
    assert page.locator("main").evaluate("main => main.inert")
    swipe(page, 60, 300)
    expect(page.locator("#away")).to_have_count(0)
    assert not page.locator("main").evaluate("main => main.inert")
    for across in ((300, 250), (350, 100)):
        swipe(page, *across)
    swipe(page, 300, 150, down=120)
    expect(page.locator("#away")).to_have_count(0)
    assert all(not state(page, word) for word in WORDS), "a stroke has marked something"


def test_a_double_tap_on_the_bar_and_escape_twice_hide_too(spot: Spot):
    page = spot.visit()
    page.locator("header small").dblclick()
    expect(page.locator("#away")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.locator("#away")).to_have_count(0)
    page.wait_for_timeout(600)
    page.keyboard.press("Escape")
    page.wait_for_timeout(600)
    page.keyboard.press("Escape")
    expect(page.locator("#away")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.locator("#away")).to_be_visible()
    heading = page.locator("#away h1").bounding_box()
    assert heading
    page.mouse.move(heading["x"] + 5, heading["y"] + 5)
    page.mouse.down()
    expect(page.locator("#away")).to_have_count(0)
    page.mouse.up()


def test_the_notes_are_real_and_stay_before_everything_over_a_reload(spot: Spot):
    page = spot.visit()
    swipe(page, 300, 60)
    fields = page.locator("#away input")
    expect(fields.last).to_have_value("")
    before = fields.count()
    fields.last.fill("candles")
    fields.last.press("Enter")
    expect(fields).to_have_count(before + 1)
    page.reload()
    expect(page.locator("#away input").nth(before - 1)).to_have_value("candles")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.locator("#away")).to_have_count(0)
    page.reload()
    shows(page, "visit")
    expect(page.locator("#cover")).to_be_attached()
    expect(page.locator("#away")).to_have_count(0)


def test_the_notes_stay_over_a_reload_after_the_phones_back_and_once_gone_come_back_nowhere(spot: Spot):
    page = spot.list()
    swipe(page, 300, 60)
    expect(page.locator("#away")).to_be_visible()
    page.go_back()
    shows(page, "visit")
    page.reload()
    shows(page, "visit")
    expect(page.locator("#away input").first).to_have_value("milk")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.locator("#away")).to_have_count(0)
    page.go_forward()
    shows(page, "list")
    page.reload()
    shows(page, "list")
    expect(page.locator("#cover")).to_be_attached()
    expect(page.locator("#away")).to_have_count(0)


def test_a_checklist_that_is_left_the_moment_it_is_drawn_shows_nothing(spot: Spot):
    page = spot.visit()
    page.add_init_script(FIRST_DRAWN)
    page.reload()
    shows(page, "visit")
    assert page.evaluate("first.opacity") == "0"
    expect(page.locator("#cover")).to_be_attached()
    page.evaluate("dispatchEvent(new Event('focus'))")
    expect(page.locator("body")).to_have_css("opacity", "1")


def test_the_cover_and_the_notes_are_there_as_soon_as_a_checklist_is(spot: Spot):
    page = spot.visit()
    page.add_init_script(NOTHING_LATER)
    page.reload()
    shows(page, "visit")
    expect(page.locator("#cover")).to_be_attached()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.locator("#away input").first).to_have_value("milk")


def test_what_was_hidden_stays_hidden_over_a_reload_from_its_first_moment(spot: Spot):
    page = spot.visit()
    swipe(page, 300, 60)
    expect(page.locator("#away")).to_be_visible()
    page.add_init_script(FIRST_DRAWN)
    page.reload()
    shows(page, "visit")
    assert page.evaluate("first.away")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.locator("#away")).to_have_count(0)
    assert not page.locator("main").evaluate("main => main.inert")
