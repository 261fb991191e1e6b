"""What a browser does to the storage of a page: closes it, upgrades it, answers with failures, takes it away."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.handsets import Handset

pytestmark = pytest.mark.browser
SETTING = """(name) => new Promise((resolve) => {
  indexedDB.open("shopper").onsuccess = ({ target: { result } }) => {
    result.transaction("settings").objectStore("settings").get(name).onsuccess = (event) => {
      result.close();
      resolve(event.target.result ?? null);
    };
  };
})"""
NEWER = """() => new Promise((resolve) => {
  const request = indexedDB.open("shopper", 2);
  request.onupgradeneeded = () => request.result.createObjectStore("later");
  request.onsuccess = () => { request.result.close(); resolve(request.result.version) };
})"""
SHUT = """() => {
  const { open } = IDBFactory.prototype;
  globalThis.mend = () => { IDBFactory.prototype.open = open };
  IDBFactory.prototype.open = () => { throw new DOMException("Internal error opening backing store", "UnknownError") };
}"""


@pytest.fixture(scope="module")
def chromium(whole: Browser) -> Browser:
    """Take the browser with windows: only there is a page that closes databases."""
    return whole


def force_close(handset: Handset) -> None:
    """Close the database's connections, as the browser does when its storage process has died."""
    page = handset.context.new_page()
    page.goto("chrome://indexeddb-internals")
    page.locator(".force-close").first.click()
    expect(page.locator(".connection-count").first).to_have_text("0")
    page.close()


def not_saved(handset: Handset) -> None:
    expect(handset.page.locator("body")).to_have_attribute("data-saved", "failed")
    expect(handset.page.locator("#saved button")).to_be_in_viewport()


def after_a_restart(handset: Handset, **answers: str) -> None:
    handset.page.reload()
    handset.on("visit")
    for question, value in answers.items():
        expect(handset.question(question).locator(f"input[value={value}]")).to_be_checked()


def test_a_database_that_the_browser_has_closed_is_opened_again_and_proven(handset: Handset):
    handset.begin()
    handset.choose("sign_visible", "no")
    handset.saved()
    force_close(handset)
    handset.choose("step_free", "yes")
    handset.saved()
    assert handset.page.evaluate(SETTING, "proof"), "nothing was written and read back before it was trusted"
    after_a_restart(handset, sign_visible="no", step_free="yes")


def test_what_a_lost_database_does_not_take_stays_on_the_screen_until_it_does(handset: Handset):
    handset.begin()
    handset.page.evaluate(SHUT)
    force_close(handset)
    handset.choose("sign_visible", "no")
    handset.comment("sign_visible", "Behind a tree")
    not_saved(handset)
    handset.page.mouse.wheel(0, 5000)
    not_saved(handset)
    handset.show("#/visits")
    handset.on("visits")
    handset.page.go_back()
    handset.on("visit")
    expect(handset.question("sign_visible").locator("[data-comment-text]")).to_have_value("Behind a tree")

    handset.page.evaluate("mend()")
    handset.page.locator("#saved button").click()
    handset.saved()
    after_a_restart(handset, sign_visible="no")


def test_what_is_told_of_a_visit_that_could_not_be_done_is_called_saved_only_when_it_is(handset: Handset):
    handset.begin()
    undone = f"#/undone/{handset.visit}"
    handset.show(undone)
    handset.on("undone")
    handset.page.evaluate(SHUT)
    force_close(handset)
    handset.page.locator("label:has(#obstacle-closed)").click()
    not_saved(handset)
    handset.page.fill("#words", "Shutters down")
    handset.page.locator("#words").blur()
    not_saved(handset)
    handset.page.locator("label.tick").click()
    handset.page.click("#finish-undone")
    expect(handset.page.locator("#refusal")).not_to_be_empty()
    handset.show("#/visits")
    handset.on("visits")
    handset.page.go_back()
    handset.on("undone")
    not_saved(handset)
    expect(handset.page.locator("#words")).to_have_value("Shutters down")
    expect(handset.page.locator("#obstacle-closed")).to_be_checked()

    handset.page.evaluate("mend()")
    handset.page.locator("#saved button").click()
    handset.saved()
    handset.page.reload()
    handset.on("undone")
    expect(handset.page.locator("#words")).to_have_value("Shutters down")
    expect(handset.page.locator("#obstacle-closed")).to_be_checked()


def test_how_one_feels_after_the_visit_is_called_saved_only_when_it_is(handset: Handset):
    handset.begin()
    handset.show(f"#/finish/{handset.visit}")
    handset.on("finish")
    handset.page.evaluate(SHUT)
    force_close(handset)
    handset.page.locator("label:has(#mood_after-4)").click()
    not_saved(handset)
    expect(handset.page.locator("[data-steps=mood_after]")).to_have_attribute("data-kept", "")
    handset.page.evaluate("mend()")
    handset.page.locator("#saved button").click()
    handset.saved()
    handset.page.reload()
    handset.on("finish")
    expect(handset.page.locator("#mood_after-4")).to_be_checked()


def test_a_draft_goes_on_beside_a_page_that_has_brought_the_database_to_a_later_version(handset: Handset):
    handset.begin()
    handset.choose("sign_visible", "no")
    handset.saved()
    newer = handset.context.new_page()
    newer.goto(f"{handset.origin}/manifest.webmanifest")
    assert newer.evaluate(NEWER) == 2
    handset.choose("step_free", "yes")
    handset.saved()
    after_a_restart(handset, sign_visible="no", step_free="yes")


def test_storage_that_is_cleared_under_an_open_visit_is_written_anew_from_the_screen(
    handset: Handset, photos: list[Path]
):
    handset.begin()
    handset.choose("sign_visible", "no")
    handset.choose("hours_posted", "no")
    handset.photograph("hours_posted", photos[:1])
    handset.saved()
    session = handset.context.new_cdp_session(handset.page)
    session.send("Storage.clearDataForOrigin", {"origin": handset.origin, "storageTypes": "indexeddb"})
    handset.choose("step_free", "yes")
    handset.saved()
    expect(handset.question("hours_posted").locator("[data-photos] img")).to_have_count(0)
    expect(handset.question("hours_posted").locator("[data-photo-message]")).to_contain_text("lost this photo")
    after_a_restart(handset, sign_visible="no", step_free="yes")
