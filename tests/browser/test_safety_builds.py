"""A new build or a new version of a script comes while a visit is being filled in."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx2
import pytest
from playwright.sync_api import TimeoutError, expect  # noqa: A004

from shopper.settings import assets
from tests.browser.faults import CUT, Line, problem
from tests.browser.installation import Installation
from tests.browser.phone import Phone
from tests.browser.test_worker import BUILD, UPDATE, WAITING, begun, newer_build

pytestmark = pytest.mark.browser
MakePhone = Callable[[str], Phone]
# The old build alone is installed, and nothing of another one is left behind.
IDLE = """async () => {
  const { installing, waiting } = await navigator.serviceWorker.getRegistration();
  return !installing && !waiting && (await caches.keys()).length === 1;
}"""
__all__ = ["newer_build"]


@pytest.fixture
def way(installation: Installation) -> Iterator[Line]:
    """Lay a line to the served installation."""
    line = Line(installation.serve())
    yield line
    line.close()


def test_a_build_of_which_one_file_fails_is_not_there_at_all_and_the_old_one_goes_on(
    installation: Installation, way: Line, phone: MakePhone, newer_build: Callable[[], int]
):
    anna = begun(phone("anna"), installation, way)
    anna.choose("sign_visible", "no")
    anna.saved()
    old = anna.page.evaluate(BUILD)
    way.target = newer_build()
    build = httpx2.get(f"http://127.0.0.1:{way.target}/healthz").json()["build"]
    way.fail(f"GET /static/{build}/js/screens/visits.js", problem(500, "failed"))
    anna.page.evaluate(UPDATE)
    deadline = time.monotonic() + 30
    while not way.met:
        assert time.monotonic() < deadline, "the new build was never asked for"
        time.sleep(0.1)
    anna.page.wait_for_function(IDLE)

    way.fail("GET /", CUT)
    anna.page.reload()
    anna.on("visit")
    assert anna.page.evaluate(BUILD) == old
    expect(anna.question("sign_visible").locator("input[value=no]")).to_be_checked()
    anna.choose("step_free", "yes")
    anna.saved()

    # A second tab that shows no visit does not let the new build in either: the first one still has one open.
    way.mend()
    second = anna.context.new_page()
    second.goto(f"{way.origin}/app#/visits")
    second.evaluate(UPDATE)
    second.wait_for_function(WAITING)
    anna.choose("step_free", "no")
    anna.saved()
    assert {page.evaluate(BUILD) for page in (anna.page, second)} == {old}
    anna.page.evaluate("location.hash = '#/visits'")
    newer = f"(old) => ({BUILD})() !== old"
    try:
        second.wait_for_function(newer, arg=old, timeout=8000)
    except TimeoutError:
        # On a busy machine the old worker may linger over something; a phone ends workers sooner or later.
        workers = anna.context.new_cdp_session(second)
        workers.send("ServiceWorker.enable")
        workers.send("ServiceWorker.stopAllWorkers")
    for page in (anna.page, second):
        page.wait_for_function(newer, arg=old)
    anna.page.locator("a[data-assignment][data-state=draft]").click()
    anna.on("visit")
    expect(anna.question("step_free").locator("input[value=no]")).to_be_checked()


def test_a_draft_keeps_its_version_of_the_script_when_a_new_one_is_published(
    installation: Installation, way: Line, phone: MakePhone, tmp_path: Path
):
    anna = begun(phone("anna"), installation, way)
    anna.choose("sign_visible", "no")
    anna.saved()
    script = tmp_path / "next.yaml"
    text = (assets("scenarios") / "office-visit.yaml").read_text("utf-8")
    script.write_text(text.replace("How long did you wait?", "How long was it?"), "utf-8")
    installation.run("publish", str(script))
    anna.page.reload()
    anna.on("visit")
    expect(anna.page.locator("form")).to_contain_text("How long did you wait?")
    anna.choose("step_free", "yes")
    anna.saved()
    anna.page.evaluate("() => { location.hash = location.hash.replace('#/visit', '#/finish') }")
    anna.on("finish")
    anna.page.locator("label.tick").click()
    anna.page.click("#finish")
    card = anna.page.locator("[data-visit]")
    expect(card).to_have_attribute("data-state", "sent", timeout=30_000)
    with httpx2.Client(
        base_url=f"http://127.0.0.1:{way.target}",
        headers={"Authorization": f"Bearer {installation.token('tiina@acme.test')}"},
    ) as tiina:
        arrived = tiina.get(f"/api/v1/visits/{card.get_attribute('data-visit')}").json()
    assert arrived["version"] == 1
    assert arrived["answers"]["sign_visible"]["value"] == "no"
