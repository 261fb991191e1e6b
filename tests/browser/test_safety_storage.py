"""What the browser does to the phone's storage: closes it, upgrades it, fills it."""

import pytest
from playwright.sync_api import expect

from tests.browser.handsets import Handset, Line

pytestmark = pytest.mark.browser


def test_a_database_that_the_browser_closes_is_opened_again_and_proven(handset: Handset):
    handset.begin()
    handset.choose("sign_visible", "no")
    handset.saved()
    other = handset.context.new_page()
    other.goto("chrome://indexeddb-internals")
    other.wait_for_timeout(1000)
    print(other.locator("body").inner_html())
