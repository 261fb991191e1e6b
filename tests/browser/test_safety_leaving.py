"""A visit that is left, or taken, while a photo of it is still being made small."""

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Page, expect

from shopper.demo.pictures import entrance
from tests.browser.every_kind import ROWS
from tests.browser.handsets import Handset
from tests.browser.test_safety_photos import CAMERA, PHOTOS

pytestmark = [pytest.mark.browser, pytest.mark.worker(False)]
Slow = Callable[[], None]
# No photo is ready before the test says so.
SLOW = """() => {
  const real = createImageBitmap;
  const ready = new Promise((resolve) => { globalThis.develop = resolve; });
  globalThis.createImageBitmap = (...given) => ready.then(() => real(...given));
}"""
NEWER = """() => {
  const channel = new BroadcastChannel("shopper");
  channel.postMessage({ type: "update" });
  channel.close();
}"""
# The visit is finished by something that this page does not hear of.
FINISHED = """(visit) => new Promise((resolve) => {
  indexedDB.open("shopper").onsuccess = ({ target: { result } }) => {
    const tx = result.transaction("visits", "readwrite");
    const visits = tx.objectStore("visits");
    visits.get(visit).onsuccess = ({ target }) => visits.put({ ...target.result, state: "ready" });
    tx.oncomplete = () => resolve(result.close());
  };
})"""


def photographing(handset: Handset, folder: Path) -> Page:
    """Answer something, and pick a photo that is not ready yet."""
    handset.choose(CAMERA, "no")
    handset.saved()
    handset.page.evaluate(SLOW)
    photo = folder / "photo.jpg"
    photo.write_bytes(entrance(Random(1)))
    handset.question(CAMERA).locator("[data-photo-input]").set_input_files(photo)
    expect(handset.question(CAMERA).locator("[data-limits]")).to_contain_text("Keeping a photo")
    return handset.page


def whole(page: Page) -> int:
    """Count the photos that are on the disk with their bytes."""
    return int(page.evaluate(PHOTOS)["whole"])


def test_a_new_build_waits_for_the_photo_of_a_visit_that_was_left(handset: Handset, tmp_path: Path):
    handset.begin()
    page = photographing(handset, tmp_path)
    handset.show("#/visits")
    handset.on("visits")
    page.evaluate(NEWER)
    page.evaluate("new Promise((end) => setTimeout(end))")
    assert page.evaluate("typeof develop") == "function"
    page.evaluate("develop()")
    page.wait_for_function("() => !globalThis.develop")
    handset.on("visits")
    assert whole(page) == 1


def test_who_comes_back_to_a_visit_meets_the_photo_that_was_under_way(handset: Handset, tmp_path: Path):
    handset.begin()
    visit = handset.visit
    page = photographing(handset, tmp_path)
    handset.show("#/me")
    handset.on("me")
    handset.show(f"#/visit/{visit}")
    handset.on("visit")
    page.evaluate("develop()")
    expect(handset.question(CAMERA).locator("[data-photos] img")).to_have_count(1)
    handset.saved()
    handset.show("#/visits")
    handset.on("visits")
    handset.begin("Järve 11")


def test_another_visit_opens_when_the_photo_is_kept(handset: Handset, tmp_path: Path):
    handset.begin()
    page = photographing(handset, tmp_path)
    handset.show("#/visits")
    handset.on("visits")
    handset.take("Järve 11")
    page.click("#start")
    page.wait_for_url("**/app#/visit/*")
    page.evaluate("develop()")
    handset.on("visit")
    handset.choose("sign_visible", "yes")
    handset.saved()
    assert whole(page) == 1


def finishing_while_photographing(handset: Handset, tmp_path: Path) -> Page:
    """Finish the visit that is shown while its photo is still being prepared."""
    visit = handset.visit
    page = photographing(handset, tmp_path)
    handset.show(f"#/finish/{visit}")
    handset.on("finish")
    page.locator("label.tick").click()
    page.click("#finish")
    return page


def test_a_finish_that_waits_for_its_photo_is_given_up_when_another_tab_takes_the_visit(
    handset: Handset, tmp_path: Path
):
    address = handset.begin()
    first = finishing_while_photographing(handset, tmp_path)
    second = handset.tab(address).page
    second.click("#take-over")
    handset.choose("sign_visible", "no")
    first.evaluate("develop()")
    expect(first.locator("[data-code=open_elsewhere]")).to_be_visible()
    handset.saved()
    first.wait_for_function(f"async () => (await ({PHOTOS})()).whole === 1")
    first.close()
    second.goto("about:blank")
    second.goto(handset.origin + address)
    expect(handset.question(CAMERA).locator("[data-photos] img")).to_have_count(1)
    handset.choose("step_free", "no")
    handset.saved()


def test_what_is_answered_while_the_finish_waits_for_a_photo_goes_along(handset: Handset, tmp_path: Path):
    handset.begin()
    visit = handset.visit
    page = finishing_while_photographing(handset, tmp_path)
    expect(page.locator("#finish")).to_be_disabled()
    page.go_back()
    handset.on("visit")
    handset.choose("sign_visible", "yes")
    page.wait_for_timeout(500)
    assert page.locator("body").get_attribute("data-saved") != "failed"
    page.evaluate("develop()")
    handset.becomes(visit, "sent")
    frozen = page.evaluate(ROWS, ["outbox", visit])
    assert (frozen["answers"]["sign_visible"]["value"], len(frozen["evidence"])) == ("yes", 1)


def test_a_visit_that_was_finished_elsewhere_shows_what_it_could_not_save_and_stands_in_nobodys_way(handset: Handset):
    handset.begin()
    handset.choose("sign_visible", "no")
    handset.saved()
    handset.page.evaluate(FINISHED, handset.visit)
    handset.choose("step_free", "no")
    expect(handset.page.locator("[data-code=not_draft]")).to_be_visible()
    expect(handset.page.locator("#unsaved dd")).to_have_text("No")
    handset.show("#/visits")
    handset.begin("Järve 11")
    handset.choose("sign_visible", "no")
    handset.saved()
