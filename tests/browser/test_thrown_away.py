"""A draft that was thrown away: it can be had back, but never beside a visit that has taken its place."""

import pytest
from playwright.sync_api import expect

from tests.browser.handsets import Handset

pytestmark = [pytest.mark.browser, pytest.mark.worker(False)]
# Resolves when the page has heard it, too; and notes from which screen the page begins afresh.
NEW_BUILD = """() => new Promise((done) => {
  navigation.addEventListener("navigate", ({ navigationType }) => {
    if (navigationType === "reload") sessionStorage.afresh ??= location.hash;
  });
  const [says, hears] = [new BroadcastChannel("shopper"), new BroadcastChannel("shopper")];
  hears.onmessage = () => done();
  says.postMessage({ type: "update" });
})"""


def throw_away(handset: Handset) -> str:
    """Throw the visit that is shown away; return its id."""
    visit = handset.visit
    handset.show(f"#/finish/{visit}")
    handset.on("finish")
    handset.page.click("#discard summary")
    handset.page.click("#discard .danger")
    handset.on("visits")
    return visit


def test_a_draft_that_was_thrown_away_is_had_back_with_its_answers(handset: Handset):
    handset.begin()
    handset.choose("sign_visible", "no")
    handset.comment("sign_visible", "Behind a tree")
    handset.saved()
    visit = throw_away(handset)
    expect(handset.page.locator("[data-state=draft]")).to_have_count(0)
    handset.show("#/outbox")
    handset.on("outbox")
    handset.becomes(visit, "discarded")
    handset.page.click(f"#restore-{visit}")
    expect(handset.card(visit)).to_have_count(0)
    handset.show("#/visits")
    handset.on("visits")
    handset.page.locator("a[data-state=draft]").click()
    handset.on("visit")
    assert handset.visit == visit
    expect(handset.question("sign_visible").locator("input[value=no]")).to_be_checked()
    expect(handset.question("sign_visible").locator("[data-comment-text]")).to_have_value("Behind a tree")


def begun_anew(handset: Handset) -> str:
    """Throw a visit away and begin it anew; return the one that was thrown away."""
    handset.begin()
    handset.choose("sign_visible", "no")
    handset.saved()
    thrown = throw_away(handset)
    handset.page.locator("a[data-assignment][data-state=ready]").filter(has_text="Pärna 4").click()
    handset.on("briefing")
    handset.page.click("#start")
    handset.on("visit")
    return thrown


def test_it_is_offered_no_more_once_the_visit_was_made_anew(handset: Handset):
    thrown = begun_anew(handset)
    handset.show("#/outbox")
    handset.on("outbox")
    expect(handset.page.locator(f"#restore-{thrown}")).to_be_visible()
    handset.page.go_back()
    handset.on("visit")
    handset.choose("sign_visible", "yes")
    handset.saved()
    handset.show("#/outbox")
    handset.on("outbox")
    expect(handset.card(thrown)).to_have_count(0)
    handset.page.go_back()
    handset.on("visit")
    visit = handset.finish()
    handset.becomes(visit, "sent")
    expect(handset.card(thrown)).to_have_count(0)


def test_a_draft_is_thrown_away_though_the_page_waits_to_begin_afresh_with_a_new_build(handset: Handset):
    handset.begin()
    handset.choose("sign_visible", "no")
    handset.saved()
    handset.page.evaluate(NEW_BUILD)
    visit = throw_away(handset)
    handset.page.wait_for_function("sessionStorage.afresh")
    assert handset.page.evaluate("sessionStorage.afresh") == "#/visits"
    expect(handset.page.locator("[data-state=ready]")).to_be_visible()
    expect(handset.page.locator("[data-state=draft]")).to_have_count(0)
    handset.show("#/outbox")
    handset.on("outbox")
    handset.becomes(visit, "discarded")


def test_a_blank_visit_that_another_tab_has_open_is_closed_there_before_the_thrown_one_comes_back(handset: Handset):
    thrown = begun_anew(handset)
    blank = handset.page
    handset.tab("/app#/outbox")
    handset.page.click(f"#restore-{thrown}")
    expect(handset.card(thrown)).to_have_count(0)
    expect(blank.locator("[data-code=not_found]")).to_be_visible()
    handset.show("#/visits")
    handset.on("visits")
    expect(handset.page.locator("a[data-state=draft]")).to_have_count(1)
