"""A photo under way meets the end of the visit, of the page, and of the whole browser."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.browser.handsets import Handset, Ward
from tests.browser.installation import Installation
from tests.browser.network import Network
from tests.browser.phone import Phone
from tests.browser.test_worker import begun

pytestmark = pytest.mark.browser
CAMERA = "hours_posted"
SIDE = 1600
PHOTOS = """() => new Promise((resolve) => {
  indexedDB.open("shopper").onsuccess = ({ target: { result } }) => {
    const tx = result.transaction(["photos", "bytes"]);
    const [photos, keys] = [tx.objectStore("photos").getAll(), tx.objectStore("bytes").getAllKeys()];
    tx.oncomplete = () => {
      const bytes = keys.result.filter((key) => key !== "reserve");
      const whole = photos.result.filter(({ id }) => bytes.includes(id));
      result.close();
      resolve({ rows: photos.result.length, whole: whole.length, bytes: bytes.length });
    };
  };
})"""
NOTED = """() => new Promise((done) => {
  indexedDB.open("shopper").onsuccess = ({ target: { result } }) => {
    result.transaction("settings").objectStore("settings").get("ui place").onsuccess = (event) => {
      result.close();
      done(Boolean(event.target.result));
    };
  };
})"""


def large(folder: Path) -> Path:
    """Take a photo that takes a phone a while to make small."""
    path = folder / "large.jpg"
    Image.frombytes("RGB", (SIDE, SIDE), Random(2).randbytes(SIDE * SIDE * 3)).save(path, quality=90)
    return path


def evidence(ward: Ward, visit: str) -> int:
    """Count the photos that the server holds of a visit."""
    with sqlite3.connect(f"file:{ward.installation.data / 'shopper.sqlite3'}?mode=ro", uri=True) as con:
        return int(con.execute("SELECT count(*) FROM visit_evidence WHERE visit_id = ?", (visit,)).fetchone()[0])


def test_a_photo_that_is_picked_just_before_finish_is_tapped_is_delivered(handset: Handset, ward: Ward, tmp_path: Path):
    handset.begin()
    handset.choose(CAMERA, "no")
    handset.saved()
    visit = handset.visit
    handset.question(CAMERA).locator("[data-photo-input]").set_input_files(large(tmp_path))
    handset.finish()
    handset.becomes(visit, "sent")
    assert evidence(ward, visit) == 1


def test_a_page_that_the_camera_pushed_out_comes_back_to_its_question(handset: Handset):
    handset.begin()
    handset.choose(CAMERA, "no")
    handset.saved()
    visit = handset.visit
    with handset.page.expect_file_chooser():
        handset.question(CAMERA).locator("[data-photo] label").click()
    handset.page.wait_for_function(NOTED)
    handset.page.close()
    handset.tab()
    handset.on("visit")
    assert handset.page.url.endswith(f"#/visit/{visit}/outside/{CAMERA}")
    expect(handset.question(CAMERA)).to_be_in_viewport()
    expect(handset.question(CAMERA).locator("input[value=no]")).to_be_checked()
    handset.page.reload()
    handset.show("#/visits")
    handset.on("visits")
    handset.page.close()
    handset.tab()
    handset.on("visits")


def test_a_reload_between_the_picker_and_the_save_leaves_a_draft_that_takes_the_photo_again(
    handset: Handset, tmp_path: Path, photos: list[Path]
):
    handset.begin()
    handset.choose(CAMERA, "no")
    handset.saved()
    handset.question(CAMERA).locator("[data-photo-input]").set_input_files(large(tmp_path))
    handset.page.reload()
    handset.on("visit")
    shown = handset.question(CAMERA).locator("[data-photos] img")
    before = shown.count()
    assert before <= 1
    handset.photograph(CAMERA, photos[:1])
    expect(shown).to_have_count(before + 1)
    handset.saved()


def test_a_browser_that_is_killed_while_it_saves_a_photo_has_it_whole_or_not_at_all(
    installation: Installation, network: Network, phone: Callable[[str], Phone], tmp_path: Path
):
    anna = begun(phone("anna"), installation, network)
    anna.choose(CAMERA, "no")
    anna.saved()
    address = anna.page.url
    anna.question(CAMERA).locator("[data-photo-input]").set_input_files(large(tmp_path))
    anna.kill()
    anna.start(address)
    anna.on("visit")
    expect(anna.question(CAMERA).locator("input[value=no]")).to_be_checked()
    found = anna.page.evaluate(PHOTOS)
    assert found["rows"] == found["whole"] == found["bytes"]
