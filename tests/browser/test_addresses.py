"""Addresses that nobody has written on purpose: mistyped, cut off, from elsewhere."""

import pytest
from playwright.sync_api import expect

from tests.browser.handsets import Handset

pytestmark = [pytest.mark.browser, pytest.mark.worker(False)]


@pytest.fixture
def errors(handset: Handset) -> list[str]:
    """Collect what the page throws."""
    thrown: list[str] = []
    handset.page.on("pageerror", lambda error: thrown.append(str(error)))
    return thrown


def test_an_address_that_says_nothing_leads_to_the_visits_also_at_the_start(handset: Handset, errors: list[str]):
    handset.show("#/me")
    handset.on("me")
    handset.show("#/%")
    handset.on("visits")
    handset.page.reload()
    handset.on("visits")
    expect(handset.page.locator("[data-assignment]").first).to_be_visible()
    assert not errors


@pytest.mark.parametrize("screen", ["visit", "list", "finish", "undone"])
def test_a_visit_without_a_name_is_no_longer_on_the_phone(handset: Handset, errors: list[str], screen: str):
    handset.show(f"#/{screen}")
    expect(handset.page.locator("[data-code=not_found]")).to_have_text("This is no longer on the phone.")
    assert not errors


def test_a_question_that_is_none_opens_the_part_it_is_said_to_be_in(handset: Handset, errors: list[str]):
    handset.begin()
    expect(handset.page.locator("#could-not")).to_be_attached()
    handset.show(f"#/visit/{handset.visit}/welcome/%5B")
    expect(handset.page.locator("body")).to_have_attribute("data-section", "welcome")
    expect(handset.page.locator("main [data-section=welcome]")).to_be_visible()
    handset.show(f"#/visit/{handset.visit}/%22%5D/nothing")
    expect(handset.page.locator("body")).to_have_attribute("data-section", "outside")
    assert not errors
