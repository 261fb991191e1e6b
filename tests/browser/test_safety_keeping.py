"""Storage is asked to stay with the first assignment; no answer is waited for, and none is needed."""

import pytest
from playwright.sync_api import expect

from tests.browser.handsets import Handset

pytestmark = pytest.mark.browser
SILENT = """() => {
  globalThis.asked = 0;
  StorageManager.prototype.persist = () => (globalThis.asked++, new Promise(() => {}));
}"""
MISSING = "() => Object.defineProperty(Navigator.prototype, 'storage', { get: () => undefined })"


@pytest.mark.parametrize("browser", [SILENT, MISSING], ids=["never answers", "has no such thing"])
def test_an_assignment_is_taken_and_filled_in_whatever_the_browser_says_to_keeping(handset: Handset, browser: str):
    handset.on("visits")
    handset.page.evaluate(browser)
    handset.begin()
    handset.choose("sign_visible", "no")
    handset.saved()
    if browser == SILENT:
        assert handset.page.evaluate("asked") >= 1
    visit = handset.finish()
    expect(handset.card(visit)).to_have_attribute("data-state", "sent", timeout=20_000)
