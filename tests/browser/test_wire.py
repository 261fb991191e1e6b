"""What the checklist of a long script weighs on the wire when a phone opens it first; later it needs no wire."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.installation import Installation
from tests.browser.network import Network
from tests.browser.phone import SCREEN
from tests.builders.sixty_questions import sixty_questions

pytestmark = pytest.mark.browser
BUDGET = 25_000
NOT_MODIFIED = 304
AFTERWARDS_MS = 2000
# What has come at the very moment at which the checklist can be filled in; more follows at once.
USABLE = """addEventListener("DOMContentLoaded", () => {
  const look = () => {
    if (document.body.dataset.screen !== "visit") return;
    globalThis.usable ??= performance.getEntries().map(({ name }) => name);
  };
  new MutationObserver(look).observe(document.body, { attributes: true });
})"""
ASSIGNMENT = """client,wave,location,shopper,scenario,from,to
acme,2026-12,tln-1,anna@acme.test,sixty-questions,2020-01-01,2099-12-31
"""


@dataclass
class Wire:
    """What came over the wire, body by body, as the server sent it."""

    sizes: dict[str, int] = field(default_factory=dict)

    def note(self, event: dict[str, Any]) -> None:
        """Write down one answer of the server."""
        answer = event["response"]
        if not answer["fromDiskCache"] and answer["url"].startswith("http"):
            headers = {name.lower(): value for name, value in answer["headers"].items()}
            address = urlsplit(answer["url"])
            self.sizes[address.path] = 0 if answer["status"] == NOT_MODIFIED else int(headers.get("content-length", 0))

    @property
    def total(self) -> int:
        """The sum, in bytes."""
        return sum(self.sizes.values())

    def table(self, title: str) -> str:
        """Return a table for people, the heaviest first."""
        rows = sorted(self.sizes.items(), key=lambda row: -row[1])
        return "\n".join([title, *(f"{size:>8}  {path}" for path, size in rows), f"{self.total:>8}  in all", ""])


@pytest.fixture
def scripted(installation: Installation, tmp_path: Path) -> Installation:
    """Give Anna an assignment with a script of sixty questions."""
    (tmp_path / "sixty.yaml").write_text(sixty_questions())
    (tmp_path / "sixty.csv").write_text(ASSIGNMENT)
    installation.run("publish", str(tmp_path / "sixty.yaml"))
    installation.run("import", "assignments", str(tmp_path / "sixty.csv"))
    return installation


def a_phone(chromium: Browser, **options: Any) -> BrowserContext:
    context = chromium.new_context(viewport={**SCREEN}, locale="ru-RU", **options)
    context.set_default_timeout(15_000)
    return context


def to_the_briefing(page: Page, origin: str, code: str) -> None:
    page.goto(f"{origin}/app")
    page.fill("#code", code)
    page.click("form button")
    on(page, "visits")
    page.click("#speak-ru")
    expect(page.locator("html")).to_have_attribute("lang", "ru")
    offer = page.locator("article[data-assignment]").filter(has=page.get_by_text("Шестьдесят"))
    offer.locator("button.primary").click()
    card = page.locator("a[data-assignment][data-state=ready]").filter(has=page.get_by_text("Шестьдесят"))
    card.click()
    on(page, "briefing")


def on(page: Page, screen: str) -> None:
    expect(page.locator("body")).to_have_attribute("data-screen", screen)


@contextmanager
def weighing(page: Page) -> Iterator[Wire]:
    wire = Wire()
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.clearBrowserCache")
    session.on("Network.responseReceived", wire.note)
    yield wire
    session.detach()


def test_a_checklist_of_sixty_questions_and_all_it_needs_fits_the_budget(
    scripted: Installation, network: Network, chromium: Browser
):
    # The worker fills its cache beside the page; without it, what the page itself asks for is all there is.
    page = a_phone(chromium, service_workers="block").new_page()
    with weighing(page) as way:
        to_the_briefing(page, network.origin, scripted.code("anna@acme.test"))
        page.click("#start")
        on(page, "visit")
    address = page.url
    page.goto("about:blank")
    page.add_init_script(USABLE)
    with weighing(page) as checklist:
        page.goto(address)
        on(page, "visit")
        page.wait_for_timeout(AFTERWARDS_MS)
    by_then = {urlsplit(address).path for address in page.evaluate("usable")}
    usable = {path: size for path, size in checklist.sizes.items() if path in by_then}
    whole = Wire(usable | {path: size for path, size in way.sizes.items() if "/packs/" in path})
    later = Wire({path: size for path, size in checklist.sizes.items() if path not in usable})
    print("\n" + whole.table("Up to a checklist that can be filled in") + later.table("After it"), end="")  # noqa: T201
    assert any("/packs/" in path for path in whole.sizes)
    assert whole.total <= BUDGET


def test_a_checklist_of_sixty_questions_opens_without_network(
    scripted: Installation, network: Network, chromium: Browser
):
    page = a_phone(chromium).new_page()
    to_the_briefing(page, network.origin, scripted.code("anna@acme.test"))
    page.click("#start")
    on(page, "visit")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    network.cut()
    page.reload()
    on(page, "visit")
    expect(page.locator("fieldset[data-question]")).to_have_count(60)
