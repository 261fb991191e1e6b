"""What is noted on the spot, as a plain list of harmless words over the same checklist."""

import re

import pytest
from playwright.sync_api import Route, expect

from tests.browser.every_kind import CLOCK_MOVES
from tests.browser.spot import TELLING, WORDS, Spot, row, saved, shows, state, to_the_checklist, to_the_list

pytestmark = pytest.mark.browser


def test_the_list_shows_what_is_noted_on_the_spot_and_no_telling_word(spot: Spot):
    page = spot.list()
    assert page.locator("[data-row]").locator("span:nth-child(2)").all_inner_texts() == WORDS
    assert not TELLING.search(page.locator("body").inner_text())
    page.click("#edit")
    expect(page.locator("[data-clear]").first).to_be_visible()
    assert not TELLING.search(page.locator("body").inner_text())
    assert page.title() == "Notes"


def test_one_tap_leads_to_the_list_from_the_checklist_the_visits_and_the_briefing(spot: Spot):
    page = spot.list()
    row(page, "bread").click()
    saved(page)
    to_the_checklist(page)
    page.click("#back")
    shows(page, "visits")
    page.locator("[data-list]").click()
    shows(page, "list")
    page.goto(re.sub(r"#.*", "#/visits", page.url))
    shows(page, "visits")
    page.locator("article[data-assignment] a").first.click()
    shows(page, "briefing")
    page.get_by_role("link", name="What can be seen").click()
    shows(page, "honest")
    page.locator("header a").click()
    shows(page, "briefing")
    page.locator("footer .primary").click()
    page.click("#start-list:enabled")
    shows(page, "list")


def test_each_tap_goes_one_further_and_the_checklist_shows_the_same(spot: Spot):
    page = spot.list()
    for wanted, sign in (("yes", "✓"), ("no", "–"), ("na", "○"), ("", ""), ("yes", "✓")):
        row(page, "bread").click()
        assert state(page, "bread") == wanted
        expect(row(page, "bread").locator("[data-mark]")).to_have_text(sign)
    for wanted in ("yes", "no", ""):
        row(page, "milk").click()
        assert state(page, "milk") == wanted, "N/A is not offered there"
    row(page, "milk").click()
    row(page, "milk").click()
    saved(page)
    page.reload()
    shows(page, "list")
    assert (state(page, "bread"), state(page, "milk")) == ("yes", "no")
    to_the_checklist(page)
    expect(page.locator("fieldset[data-question=greeted] input[value=yes]")).to_be_checked()
    expect(page.locator("fieldset[data-question=badge] input[value=no]")).to_be_checked()
    expect(page.locator("[data-row]").first).to_be_hidden()
    page.locator("fieldset[data-question=badge] label:has(input[value=yes])").click()
    to_the_list(page)
    assert state(page, "milk") == "yes"


def test_the_last_tap_can_be_taken_back_for_some_seconds(spot: Spot):
    page = spot.list()
    expect(page.locator("#undo")).to_be_hidden()
    row(page, "bread").click()
    row(page, "bread").click()
    page.click("#undo")
    assert state(page, "bread") == "yes"
    expect(page.locator("#undo")).to_be_hidden()
    page.clock.install()
    row(page, "milk").click()
    expect(page.locator("#undo")).to_be_visible()
    page.clock.run_for(7000)
    expect(page.locator("#undo")).to_be_hidden()


def test_a_tap_starts_a_timer_a_tap_stops_it_and_further_taps_wipe_nothing(spot: Spot):
    page = spot.visit()
    page.clock.install()
    to_the_list(page)
    bus = row(page, "bus")
    bus.dblclick()
    expect(bus).to_have_attribute("data-state", "running")
    page.clock.run_for(252_000)
    expect(bus.locator("[data-figure]")).to_have_text("4:12")
    bus.click()
    expect(bus).to_have_attribute("data-state", "yes")
    for _ in range(2):
        page.clock.run_for(3000)
        bus.click()
        expect(bus.locator("[data-figure]")).to_have_text("4:12")
    bus.click()
    by_hand = page.locator("fieldset[data-question=wait] [data-by-hand]")
    by_hand.fill("5:00")
    by_hand.press("Enter")
    expect(bus.locator("[data-figure]")).to_have_text("5:00")
    page.locator("fieldset[data-question=wait] [data-clear]").click()
    expect(bus).to_have_attribute("data-state", "")
    page.click("#undo")
    expect(bus.locator("[data-figure]")).to_have_text("5:00")


def test_clearing_a_running_time_leaves_a_way_back_to_it(spot: Spot):
    page = spot.list()
    row(page, "bus").click()
    expect(row(page, "bus")).to_have_attribute("data-state", "running")
    page.click("#edit")
    page.locator("fieldset[data-question=wait] [data-clear]").click()
    expect(row(page, "bus")).to_have_attribute("data-state", "")
    saved(page)
    page.reload()
    shows(page, "list")
    to_the_checklist(page)
    page.locator("fieldset[data-question=wait] [data-back]").click()
    expect(page.locator("fieldset[data-question=wait] [data-stop]")).to_be_visible()


def test_a_time_that_was_cleared_can_be_had_back_after_the_undo_has_gone(spot: Spot):
    page = spot.visit()
    page.clock.install()
    to_the_list(page)
    bus = row(page, "bus")
    bus.click()
    expect(bus).to_have_attribute("data-state", "running")
    page.clock.run_for(252_000)
    bus.click()
    expect(bus).to_have_attribute("data-state", "yes")
    page.clock.run_for(3000)
    bus.click()
    wait = page.locator("fieldset[data-question=wait]")
    wait.locator("[data-clear]").click()
    expect(bus).to_have_attribute("data-state", "")
    page.clock.run_for(7000)
    expect(page.locator("#undo")).to_be_hidden()
    wait.locator("[data-back]").click()
    expect(bus.locator("[data-figure]")).to_have_text("4:12")


def test_other_kinds_are_noted_in_the_row(spot: Spot):
    page = spot.list()
    row(page, "apples").click()
    page.keyboard.type("4")
    expect(row(page, "apples").locator("[data-figure]")).to_have_text("4 pcs")
    page.keyboard.type("44")
    expect(row(page, "apples")).to_have_attribute("data-state", "odd")
    page.keyboard.press("Backspace")
    expect(row(page, "apples")).to_have_attribute("data-state", "yes")
    row(page, "tram").click()
    expect(row(page, "tram").locator("[data-figure]")).to_have_text(re.compile(r"^\d\d:\d\d$"))
    row(page, "tea").click()
    page.locator("fieldset[data-question=mood] label").nth(1).click()
    expect(row(page, "tea").locator("[data-figure]")).to_have_text("2")
    row(page, "jam").click()
    page.keyboard.type("Mari")
    expect(row(page, "jam").locator("[data-figure]")).to_have_text("Mari")
    saved(page)
    to_the_checklist(page)
    expect(page.locator("fieldset[data-question=ahead] [data-field] input")).to_have_value("44")
    expect(page.locator("fieldset[data-question=mood] input[value=cold]")).to_be_checked()


def test_a_word_that_is_no_answer_of_yes_or_no_is_not_struck_through(spot: Spot):
    page = spot.list()
    row(page, "jam").click()
    page.keyboard.insert_text("no")
    expect(row(page, "jam")).to_have_attribute("data-state", "yes")
    expect(row(page, "jam")).to_have_accessible_name("jam: no")


def test_a_time_over_which_the_clock_was_moved_is_to_be_looked_at_again(spot: Spot):
    page = spot.list()
    bus = row(page, "bus")
    bus.click()
    expect(bus).to_have_attribute("data-state", "running")
    page.evaluate(CLOCK_MOVES, 10)
    page.wait_for_timeout(850)
    bus.click()
    expect(bus).to_have_attribute("data-state", "odd")
    expect(bus).to_have_accessible_name(re.compile(r"bus: 10:0\d, look again"))
    page.wait_for_timeout(850)
    bus.click()
    expect(page.locator("fieldset[data-question=wait] [data-moved]")).to_be_visible()
    page.keyboard.type("1:15")
    page.keyboard.press("Enter")
    expect(bus).to_have_attribute("data-state", "yes")


def test_the_way_back_leads_to_the_part_from_which_the_list_was_opened(spot: Spot):
    page = spot.visit()
    page.click("#next")
    expect(page.locator("body")).to_have_attribute("data-section", "after")
    to_the_list(page)
    to_the_checklist(page)
    expect(page.locator("body")).to_have_attribute("data-section", "after")


def test_what_the_marks_mean_is_shown_once(spot: Spot):
    page = spot.list()
    expect(page.locator("#legend")).to_be_visible()
    page.reload()
    shows(page, "list")
    expect(page.locator("#legend")).to_have_count(0)


def test_screen_readers_hear_word_and_state(spot: Spot):
    page = spot.list()
    heard = page.locator("fieldset[data-question=greeted] [data-row]")
    for said in ("blank", "yes", "no", "does not apply"):
        expect(heard).to_have_accessible_name(f"bread: {said}")
        heard.press("Enter")
    row(page, "apples").press("Enter")
    page.keyboard.type("4")
    expect(row(page, "apples")).to_have_accessible_name("apples: 4 pcs")
    expect(row(page, "apples")).to_have_attribute("aria-expanded", "true")


def test_a_fragment_without_short_words_is_a_list_of_numbers(spot: Spot):
    def old(route: Route) -> None:
        pack = route.fetch().json()
        pack["fragments"]["en"] = re.sub(r" data-short=\w+", "", pack["fragments"]["en"])
        route.fulfill(json=pack)

    page = spot.list(before=lambda page: page.route("**/api/v1/packs/on-the-spot/**", old))
    numbers = page.locator("[data-row] span:nth-child(2)").all_inner_texts()
    assert numbers == [str(n + 1) for n in range(len(WORDS))]
    page.locator("[data-row]").nth(1).click()
    expect(page.locator("fieldset[data-question=badge] [data-row]")).to_have_accessible_name("2: yes")
    expect(page.locator("fieldset[data-question=badge] [data-row]")).to_have_accessible_description("Was a badge worn?")
