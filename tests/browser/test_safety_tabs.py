"""One visit in several tabs: one fills it in, all can read it, and nothing that was typed is lost on the way."""

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.handsets import Handset, Ward
from tests.browser.phone_scenes import FULL, ROOM

pytestmark = [pytest.mark.browser, pytest.mark.worker(False)]

HELD = """visit => new Promise(held => navigator.locks.request(`visit:${visit}`, () => {
  held();
  return new Promise(free => { globalThis.free = free; });
}))"""
GONE = """visit => new Promise(done => {
  const opening = indexedDB.open("shopper");
  opening.onsuccess = () => {
    const rows = opening.result.transaction("visits", "readwrite");
    rows.objectStore("visits").delete(visit);
    rows.oncomplete = () => done(opening.result.close());
  };
})"""


def reads_only(page: Page) -> None:
    expect(page.locator("[data-code=open_elsewhere]")).to_be_visible()
    expect(page.locator("fieldset[data-question] input:enabled")).to_have_count(0)


def fills_in(page: Page) -> None:
    expect(page.locator("[data-code=open_elsewhere]")).to_have_count(0)
    expect(page.locator("fieldset[data-question=sign_visible] input[value=no]")).to_be_enabled()


def hidden_behind_notes(handset: Handset) -> Locator:
    expect(handset.page.locator("#cover")).to_be_attached()
    for _ in range(2):
        handset.page.keyboard.press("Escape")
    notes = handset.page.locator("#away input")
    expect(notes.last).to_have_value("")
    return notes


def chosen(page: Page, question: str, value: str) -> None:
    expect(page.locator(f"fieldset[data-question={question}] input[value={value}]")).to_be_checked()


def test_a_second_tab_shows_the_answers_and_changes_nothing_until_it_takes_over(handset: Handset):
    address = handset.begin()
    handset.choose("sign_visible", "no")
    handset.comment("sign_visible", "Behind a tree")
    handset.saved()
    first = handset.page
    second = handset.tab(address).page
    reads_only(second)
    chosen(second, "sign_visible", "no")
    expect(handset.question("sign_visible").locator("[data-comment-text]")).to_have_value("Behind a tree")

    second.click("#take-over")
    fills_in(second)
    reads_only(first)
    handset.choose("step_free", "yes")
    handset.saved()
    first.bring_to_front()
    chosen(first, "sign_visible", "no")


def test_a_photo_that_comes_when_another_tab_has_taken_over_is_said_to_be_lost(handset: Handset, photos: list[Path]):
    address = handset.begin()
    first = handset.page
    errors: list[str] = []
    first.on("pageerror", lambda error: errors.append(str(error)))
    with first.expect_file_chooser() as chosen:
        handset.question("hours_posted").locator("[data-photo-input]").first.evaluate("input => input.click()")
    handset.tab(address).page.click("#take-over")
    fills_in(handset.page)
    reads_only(first)
    chosen.value.set_files(photos[0])
    expect(first.locator("[data-lost=hours_posted]")).to_contain_text("Not saved: photo")
    expect(first.locator("[data-lost=hours_posted]")).to_contain_text("Take it again")
    assert not errors


def test_what_is_being_typed_is_written_down_before_another_tab_takes_over(handset: Handset):
    address = handset.begin()
    first = handset.page
    second = handset.tab(address).page
    reads_only(second)
    handset.page = first
    handset.choose("sign_visible", "no")
    box = handset.question("sign_visible").locator("[data-comment-text]")
    box.press_sequentially("Half a sent")
    second.click("#take-over")
    handset.page = second
    fills_in(second)
    expect(handset.question("sign_visible").locator("[data-comment-text]")).to_have_value("Half a sent")
    reads_only(first)
    expect(first.locator("#unsaved")).to_have_count(0)


def test_three_tabs_pass_a_visit_on_and_only_one_of_them_writes(handset: Handset):
    address = handset.begin()
    pages = [handset.page, handset.tab(address).page, handset.tab(address).page]
    for holder, (question, value) in zip(
        (1, 2, 0), (("sign_visible", "no"), ("step_free", "yes"), ("sign_visible", "yes")), strict=True
    ):
        pages[holder].click("#take-over")
        handset.page = pages[holder]
        fills_in(handset.page)
        handset.choose(question, value)
        handset.saved()
        for page in pages:
            if page is not handset.page:
                reads_only(page)
    pages[0].reload()
    chosen(pages[0], "sign_visible", "yes")
    chosen(pages[0], "step_free", "yes")


def test_what_could_not_be_saved_stays_on_the_screen_and_can_be_brought_back(handset: Handset):
    address = handset.begin()
    first = handset.page
    first.evaluate(FULL)
    handset.choose("sign_visible", "no")
    expect(first.locator("body")).to_have_attribute("data-saved", "failed")
    second = handset.tab(address).page
    second.click("#take-over")
    fills_in(second)
    expect(first.locator("#unsaved dd")).to_contain_text("No")

    first.evaluate(ROOM)
    first.click("#take-over")
    fills_in(first)
    chosen(first, "sign_visible", "no")
    handset.page = first
    handset.saved()
    reads_only(second)


def test_a_tab_that_only_reads_goes_on_when_the_other_one_leaves(handset: Handset):
    address = handset.begin()
    handset.choose("sign_visible", "no")
    handset.saved()
    first, second = handset.page, handset.tab(address).page
    reads_only(second)
    first.evaluate("location.hash = '#/visits'")
    fills_in(second)
    chosen(second, "sign_visible", "no")


def test_a_tab_that_only_reads_goes_on_when_the_other_one_ends_without_a_word(handset: Handset):
    address = handset.begin()
    visit = handset.visit
    first = handset.page
    handset.home()
    first.evaluate(HELD, visit)
    second = handset.tab(address).page
    reads_only(second)
    first.evaluate("free()")
    fills_in(second)


def test_a_visit_that_goes_while_it_is_only_read_is_said_to_be_gone(handset: Handset):
    address = handset.begin()
    visit = handset.visit
    handset.home()
    handset.page.evaluate(HELD, visit)
    handset.page.evaluate(GONE, visit)
    second = handset.tab(address).page
    expect(second.locator("[data-code=not_found]")).to_be_visible()


def test_leaving_from_within_a_text_keeps_it_and_says_nothing_untrue(handset: Handset):
    address = handset.begin()
    handset.choose("sign_visible", "no")
    handset.saved()
    handset.question("sign_visible").locator("[data-comment-text]").press_sequentially("A tree hides it")
    handset.show("#/visits")
    handset.on("visits")
    handset.show(address.split("/app")[1])
    handset.on("visit")
    expect(handset.question("sign_visible").locator("[data-comment-text]")).to_have_value("A tree hides it")
    expect(handset.page.locator("#live")).not_to_contain_text("Not saved")


# Whoever comes and goes in another tab


@pytest.mark.parametrize("reading", [False, True], ids=["filled in", "read only"])
def test_a_visit_leaves_the_other_tabs_when_its_person_signs_out_and_stays_away_from_the_next(
    handset: Handset, ward: Ward, reading: bool
):
    address = handset.begin()
    filling = handset.page
    handset.choose("sign_visible", "no")
    handset.saved()
    shown = handset.tab(address).page if reading else filling
    if reading:
        reads_only(shown)
    else:
        handset.question("sign_visible").locator("[data-comment-text]").press_sequentially("Half a sent")
    handset.tab("/app#/me").sign_out()
    second = handset.page

    handset.page = shown
    handset.on("signin")
    expect(shown.locator("[data-question]")).to_have_count(0)

    second.fill("#code", ward.installation.code("boris@acme.test"))
    second.click("#enter")
    expect(shown.locator("[data-code=not_found]")).to_be_visible()
    expect(shown.locator("[data-question]")).to_have_count(0)

    handset.page = second
    handset.show("#/me")
    handset.on("me")
    second.click("#sign-out")
    handset.on("signin")
    second.fill("#code", ward.installation.code(handset.email))
    second.click("#enter")
    handset.on("visits")
    handset.page = filling
    handset.on("visit")
    chosen(filling, "sign_visible", "no")
    if not reading:
        expect(handset.question("sign_visible").locator("[data-comment-text]")).to_have_value("Half a sent")


def test_another_person_who_signs_in_over_an_open_visit_sees_nothing_of_it(handset: Handset, ward: Ward):
    handset.begin()
    first = handset.page
    handset.choose("sign_visible", "no")
    handset.question("sign_visible").locator("[data-comment-text]").press_sequentially("Half a sent")
    handset.tab("/app#/signin")
    handset.on("signin")
    handset.page.fill("#code", ward.installation.code("boris@acme.test"))
    handset.page.click("#enter")
    handset.on("visits")
    expect(first.locator("[data-code=not_found]")).to_be_visible()
    expect(first.locator("[data-question]")).to_have_count(0)


def test_notes_go_on_from_what_another_tab_wrote(handset: Handset):
    handset.begin()
    first = hidden_behind_notes(handset)
    handset.tab()
    handset.begin("Järve 11")
    second = hidden_behind_notes(handset)
    second.last.fill("candles")
    second.last.press("Enter")
    expect(second).to_have_count(6)
    first.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(first).to_have_count(6)
    first.last.fill("soap")
    first.last.press("Enter")
    expect(first).to_have_count(7)
    second.page.reload()
    expect(second).to_have_count(7)
    assert second.evaluate_all("all => all.map((one) => one.value)")[-3:] == ["candles", "soap", ""]


def test_the_page_of_notes_shows_nobody_the_notes_of_another(handset: Handset):
    handset.begin()
    shown = handset.page
    notes = hidden_behind_notes(handset)
    notes.last.fill("candles")
    notes.last.press("Enter")
    expect(notes).to_have_count(6)
    handset.tab("/app#/me")
    handset.page.click("#sign-out")
    expect(shown.locator("body")).to_have_attribute("data-screen", "signin")
    expect(shown.locator("#away")).to_be_visible()
    expect(notes).to_have_count(5)
    assert "candles" not in notes.evaluate_all("all => all.map((one) => one.value)")


def test_a_screen_that_is_drawn_twice_at_once_opens_its_visit_once(handset: Handset):
    address = handset.begin()
    handset.choose("sign_visible", "no")
    handset.saved()
    handset.show("#/visits")
    handset.on("visits")
    handset.page.evaluate(
        """(hash) => {
        location.hash = hash;
        for (let n = 0; n < 3; n++) dispatchEvent(new Event("hashchange"));
    }""",
        address.split("/app")[1],
    )
    handset.on("visit")
    fills_in(handset.page)
    handset.choose("sign_visible", "yes")
    handset.saved()
    handset.page.reload()
    handset.on("visit")
    chosen(handset.page, "sign_visible", "yes")
