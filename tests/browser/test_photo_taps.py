"""Photos of a question are deleted and had back by one tap each, also by a trembling finger."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Browser, FileChooser, Locator, expect

from shopper.demo.pictures import entrance
from tests.browser.every_kind import part, settled
from tests.browser.handsets import Handset, Ward
from tests.browser.phone import DOUBLE_TAP_MS

pytestmark = pytest.mark.browser


@pytest.fixture
def photographed(kinds: Ward, chromium: Browser, tmp_path: Path) -> Iterator[Handset]:
    """Give the next shopper a phone with as many photos of a sign as there may be."""
    paths = [tmp_path / f"picture-{number}.jpg" for number in range(3)]
    for number, path in enumerate(paths):
        path.write_bytes(entrance(Random(number)))
    with kinds.line() as line, kinds.handset(chromium, line, has_touch=True) as handset:
        handset.begin("Every kind")
        settled(handset)
        part(handset, "photos")
        handset.photograph("lit", paths)
        handset.saved()
        yield handset


def tremble(handset: Handset, button: Locator, pause: int) -> None:
    """Tap twice on one place, as a finger that trembles does."""
    handset.page.evaluate("globalThis.hurried = true")
    handset.page.wait_for_timeout(DOUBLE_TAP_MS)
    button.scroll_into_view_if_needed()
    box = button.bounding_box()
    assert box
    place = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    handset.page.touchscreen.tap(*place)
    handset.page.wait_for_timeout(pause)
    handset.page.touchscreen.tap(*place)
    handset.page.wait_for_timeout(DOUBLE_TAP_MS)


@pytest.mark.parametrize("pause", [60, 220, 400])
def test_the_second_half_of_a_double_tap_means_nothing_to_photos(photographed: Handset, pause: int):
    lit, camera = photographed.question("lit"), photographed.page.locator("#camera")
    asked: list[FileChooser] = []

    def note(chooser: FileChooser) -> None:
        asked.append(chooser)

    photographed.page.on("filechooser", note)
    for left in (2, 1, 0):
        tremble(photographed, lit.locator("[data-delete]").first, pause)
        expect(lit.locator("[data-photos] img")).to_have_count(left)
    for there in (1, 2):
        tremble(photographed, lit.locator("[data-undo]"), pause)
        expect(lit.locator("[data-photos] img")).to_have_count(there)
    expect(camera).to_have_count(0)
    assert not asked, "the camera opened"


def test_by_keyboard_a_photo_is_had_back_at_once(photographed: Handset):
    lit = photographed.question("lit")
    lit.locator("[data-delete]").last.press("Enter")
    expect(lit.locator("[data-undo]")).to_be_focused()
    photographed.page.keyboard.press("Enter")
    expect(lit.locator("[data-photos] img")).to_have_count(3)
