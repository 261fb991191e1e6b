"""A first load of which one file does not come: it is said, and asked for again. No worker has kept the files yet."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.faults import Line, problem
from tests.browser.handsets import Handset, Ward

pytestmark = pytest.mark.browser
FAILS = problem(503, "failed")


@pytest.fixture
def fresh(ward: Ward, chromium: Browser, line: Line) -> Iterator[Handset]:
    """Give a shopper a phone whose browser keeps no files."""
    with ward.handset(chromium, line, service_workers="block") as handset:
        handset.on("visits")
        yield handset


def without(handset: Handset, line: Line, file: str, times: int) -> None:
    """Load the page anew, while one of its files fails so many times."""
    build = handset.page.evaluate("document.documentElement.dataset.build")
    line.fail(f"GET /static/{build}/js/{file}", FAILS, times)
    handset.context.new_cdp_session(handset.page).send("Network.clearBrowserCache")
    handset.page.reload()


@pytest.mark.parametrize("file", ["sync/rhythm.js", "sync/work.js", "screens/others.js", "screens/visits.js"])
def test_a_file_that_does_not_come_is_said_and_trying_again_shows_the_screen(fresh: Handset, line: Line, file: str):
    without(fresh, line, file, 1_000)
    again = fresh.page.locator("#again")
    expect(again).to_have_text("Try again")
    expect(fresh.page.locator("main h1")).to_have_text("This cannot be shown")
    line.mend()
    # News may draw the screen anew before the tap.
    fresh.page.evaluate("document.querySelector('#again')?.click()")
    expect(fresh.page.locator("#standing")).to_contain_text("last checked")
    expect(fresh.page.locator("[data-assignment]")).to_have_count(3)


def test_a_page_that_nothing_can_start_offers_after_a_while_to_load_it_anew(fresh: Handset, line: Line):
    without(fresh, line, "screens/shell.js", 1_000)
    again = fresh.page.get_by_role("link", name="↻")
    expect(fresh.page.locator("[data-anew]")).to_be_hidden()
    fresh.page.evaluate("for (const one of document.getAnimations()) one.finish()")
    expect(again).to_be_visible()
    line.mend()
    again.click()
    fresh.on("visits")
    expect(fresh.page.locator("[data-anew]")).to_have_count(0)


@pytest.mark.parametrize("file", ["sync/rhythm.js", "screens/others.js"])
def test_going_on_is_enough_where_a_file_failed_once(fresh: Handset, line: Line, file: str):
    without(fresh, line, file, 1)
    expect(fresh.page.locator("#again, #standing").first).to_be_visible()
    for screen in ("me", "visits"):
        fresh.show(f"#/{screen}")
        fresh.on(screen)
    expect(fresh.page.locator("[data-assignment]")).to_have_count(3)


def test_the_buttons_for_photos_come_though_their_file_failed_at_first(fresh: Handset, line: Line):
    fresh.begin()
    fresh.choose("sign_visible", "yes")
    fresh.saved()
    without(fresh, line, "ui/extras/photos.js", 1)
    fresh.on("visit")
    expect(fresh.question("hours_posted").locator("[data-photo-input]")).to_be_attached()


def test_a_checklist_speaks_to_the_server_though_the_file_for_it_failed_at_first(fresh: Handset, line: Line):
    fresh.begin()
    fresh.choose("sign_visible", "yes")
    fresh.saved()
    with fresh.page.expect_response("**/sync/rhythm.js") as asked:
        without(fresh, line, "sync/rhythm.js", 1)
        fresh.on("visit")
    assert not asked.value.ok
    visit = fresh.finish()
    fresh.becomes(visit, "sent")
