"""An admin writes a scenario from nothing, mends a slip in the text, tries it, publishes it; a shopper fills it in."""

from collections.abc import Callable, Iterator
from pathlib import Path

import httpx2
import pytest
from playwright.sync_api import Page, expect

from tests.browser import desk
from tests.browser.conftest import LOCATIONS, PEOPLE
from tests.browser.installation import Installation
from tests.browser.phone import Phone

pytestmark = pytest.mark.browser
ASSIGNMENTS = """client,wave,location,shopper,scenario,from,to,acceptance,release_after_hours
acme,2026-11,tln-1,anna@acme.test,counter-visit,2020-01-01,2099-12-31,automatic,0
"""


@pytest.fixture
def programme(tmp_path: Path) -> Iterator[Installation]:
    """Serve an installation with places and people, and no scenario."""
    made = Installation(tmp_path / "data")
    for name, text in (("locations", LOCATIONS), ("people", PEOPLE)):
        (tmp_path / f"{name}.csv").write_text(text)
        made.run("import", name, str(tmp_path / f"{name}.csv"))
    yield made
    made.stop()


def test_a_scenario_comes_from_an_empty_page_to_a_visit_with_a_score(
    programme: Installation, at_desk: Page, phone: Callable[[str], Phone], tmp_path: Path
):
    origin = f"http://127.0.0.1:{programme.serve()}"
    violations: list[str] = []
    at_desk.on("console", lambda message: violations.append(message.text) if "Policy" in message.text else None)
    sign_in(at_desk, origin, programme.code("tiina@acme.test"))

    write_by_form(at_desk, origin)
    mend_in_the_text(at_desk)
    try_it(at_desk)
    publish(at_desk)

    (tmp_path / "assignments.csv").write_text(ASSIGNMENTS)
    programme.run("import", "assignments", str(tmp_path / "assignments.csv"))
    anna = phone("anna")
    anna.start(f"{origin}/app")
    anna.sign_in(programme.code("anna@acme.test"))
    visit = fill_in(anna)
    with desk.reader(int(origin.rsplit(":", 1)[1]), programme.token("rita@acme.test")) as rita:
        told = shown(rita, visit)
    assert told["sheet"]["total"] == 0
    assert told["answers"]["minutes_unseen"]["value"] == 4
    assert violations == []


def sign_in(page: Page, origin: str, code: str) -> None:
    page.goto(f"{origin}/in/{code}")
    page.get_by_role("button").first.click()
    page.wait_for_url("**/waves")


def write_by_form(page: Page, origin: str) -> None:
    """Fill in the empty page: a title, one language, a question, and a second one that the first shows."""
    page.goto(f"{origin}/drafts/new")
    page.get_by_role("button", name="Begin", exact=True).click()
    page.get_by_role("link", name="Form", exact=True).click()
    expect(page.get_by_role("heading", name="Scenario", level=2)).to_be_visible()
    for language in ("ru", "et"):
        page.locator(f"[id='/languages/{language}']").uncheck()
        saved(page)
    write(page, "/title/en", "A visit to the counter")
    write(page, "/scenario", "counter-visit")

    page.locator("#outline").get_by_role("link", name="arrival").click()
    write(page, "/sections/0/title/en", "Arrival")
    page.locator("#outline [data-question=greeted]").click()
    write(page, "/sections/0/questions/0/text/en", "Were you greeted?")

    page.get_by_role("button", name="Add a question").first.click()
    new = "/sections/0/questions/1"
    page.locator(f"[name='{new}/kind']").select_option("number")
    saved(page)
    write(page, f"{new}/text/en", "After how many minutes did anyone speak to you?")
    write(page, f"{new}/id", "minutes_unseen")
    page.locator(f"[name='{new}/show_if?0.name']").select_option("greeted")
    saved(page)
    page.locator(f"[name='{new}/show_if?0.value']").select_option("no")
    saved(page)


def mend_in_the_text(page: Page) -> None:
    """Find the condition in the text, misspell it, and let the editor put it right."""
    page.get_by_role("link", name="Text", exact=True).click()
    script = page.locator(".script .cm-content")
    expect(script).to_contain_text("""show_if: 'greeted == "no"'""")
    line = script.locator(".cm-line", has_text="show_if")
    line.click()
    page.keyboard.press("Home")
    for _ in range(len("show_if: 'gr")):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Delete")
    mistake = page.locator(".script .cm-found.cm-error")
    expect(mistake).to_contain_text('There is no question "greted". Did you mean "greeted"?')
    expect(page.locator("#state")).to_contain_text("1 error")
    mistake.get_by_role("button", name="Replace").click()
    expect(page.locator("#state")).to_contain_text("no errors")
    expect(page.locator("#saved")).to_have_attribute("data-state", "saved")


def try_it(page: Page) -> None:
    """Tap through the preview: the second question appears, the score fills in."""
    preview = page.frame_locator(".editor-preview iframe")
    expect(preview.locator("#q-minutes_unseen")).to_be_hidden()
    preview.locator("#q-greeted input[value=yes]").check(force=True)
    expect(preview.locator("[data-total]")).to_contain_text("100.0")
    preview.locator("#q-greeted input[value=no]").check(force=True)
    expect(preview.locator("#q-minutes_unseen")).to_be_visible()
    expect(preview.locator("[data-total]")).to_contain_text("0.0")


def publish(page: Page) -> None:
    page.get_by_role("link", name="Check and publish").click()
    for tick in page.locator("form input[type=checkbox]").all():
        tick.check()
    page.get_by_role("button", name="Publish version 1").click()
    expect(page.get_by_text("Version 1 is published.")).to_be_visible()


def fill_in(shopper: Phone) -> str:
    """Take the assignment and send the visit; return its id."""
    page = shopper.page
    page.get_by_role("button", name="Take it").click()
    page.locator("a[data-assignment][data-state=ready]").click()
    page.click("#start")
    shopper.on("visit")
    shopper.choose("greeted", "no")
    shopper.comment("greeted", "Nobody looked up.")
    shopper.write("minutes_unseen", "4")
    shopper.saved()
    assert not shopper.next_part()
    page.locator("label.tick").click()
    page.click("#finish")
    visit = page.locator("[data-visit]")
    expect(visit).to_have_attribute("data-state", "sent", timeout=30_000)
    return str(visit.get_attribute("data-visit"))


def shown(reader: httpx2.Client, visit: str) -> dict[str, dict[str, object]]:
    answer = reader.get(f"/api/v1/visits/{visit}")
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def write(page: Page, name: str, text: str) -> None:
    """Type into a field of the form and leave it; it is saved by that."""
    page.locator(f"[name='{name}']").fill(text)
    page.keyboard.press("Tab")
    saved(page)


def saved(page: Page) -> None:
    expect(page.locator("#saved")).to_have_attribute("data-state", "saved")
