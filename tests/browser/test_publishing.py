"""An admin publishes the demonstration's draft: the what-if comes by itself, then open assignments are moved."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser import desk
from tests.browser.installation import Installation
from tests.browser.stage import Stage

pytestmark = pytest.mark.browser


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Stage]:
    """Serve a small demonstration; it has a draft of the next version."""
    made = Installation(tmp_path / "data")
    made.run("demo", "--once", "--visits", "40")
    stage = Stage(made)
    yield stage
    made.stop()


def test_a_draft_is_published_with_open_eyes_and_assignments_are_moved_by_choice(
    chromium: Browser, served: Stage
) -> None:
    context = served.signed(chromium, "tiina", "en")
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{served.origin}/drafts/1/publish")
    expect(page.get_by_text("compared with version 1")).to_be_visible()
    expect(page.locator(".difference li").first).to_be_visible()

    # The page is there before the visits are scored again, and then they are.
    expect(page.get_by_text("Mean by this draft")).to_be_visible()
    expect(page.get_by_text("are being scored")).to_have_count(0)
    for tick in page.locator("form input[type=checkbox]").all():
        tick.check()
    page.get_by_role("button", name="Publish version 2").click()
    page.wait_for_url("**/scenarios/office-visit/2/assignments?published=1")
    expect(page.get_by_text("Version 2 is published.")).to_be_visible()

    page.get_by_role("button", name=re.compile("^Move all")).click()
    expect(page.get_by_text(re.compile("assignments were moved"))).to_be_visible()
    with desk.reader(int(served.origin.rsplit(":", 1)[1]), served.installation.token("anna@demo.test")) as anna:
        versions = {
            one["version"] for one in anna.get("/api/v1/assignments").json()["assignments"] if one["state"] == "offered"
        }
    assert versions == {2}
    assert not said
    context.close()
