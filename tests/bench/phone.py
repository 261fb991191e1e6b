"""Measures the checklist beside a bare page of the same questions, on a slow phone and network: `make bench-phone`.

It exits with 1 where an aim is missed.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from shopper.app import create_app
from shopper.db import Database
from shopper.settings import Settings
from tests.bench.aims import AIMS, Figures, Told, missed
from tests.bench.bare import bare
from tests.bench.secure import TAKES_ANY, served
from tests.browser.installation import Installation
from tests.browser.phone import FLAGS, SCREEN
from tests.builders.gated_script import SHOWN, gated_script
from tests.tools.browser import found

SIZES = (60, 500)
LOADS = 5
TAPS = 100
SLOWER = 4
SETTLED_MS = 500
# What browsers' own tools call slow 4G: bytes a second, and milliseconds until an answer begins.
SLOW_4G = {"offline": False, "latency": 562.5, "downloadThroughput": 180_000, "uploadThroughput": 84_375}
WATCH = Path(__file__).with_name("phone.js")
# Each has one phone: what Anna has begun would be offered to a second one of hers as a draft to go on with.
ANNA, BEN = "anna@bench.test", "ben@bench.test"
PEOPLE = f"email,name,language,role,client,location\n{ANNA},Anna,en,shopper,,\n{BEN},Ben,en,shopper,,\n"
LOCATIONS = (
    "client,code,parent,kind,name,zone\nbench,bench,,client,Bench,Europe/Tallinn\nbench,one,bench,location,One,\n"
)
ASSIGNMENTS = "client,wave,location,shopper,scenario,from,to\n" + "".join(
    f"bench,w,one,{who},{{0}},2020-01-01,2099-12-31\n" for who in (ANNA, BEN)
)


def main() -> int:
    """Print the table and the aims that are missed; the exit code says whether there are any."""
    beyond: list[str] = []
    with TemporaryDirectory() as name, sync_playwright() as driver:
        folder = Path(name)
        installation = _founded(folder)
        settings = Settings(data=installation.data)
        database = Database.open(settings.database)
        browser = driver.chromium.launch(executable_path=found(), args=[*FLAGS, TAKES_ANY])
        print(f"{'questions':>9} {'page':<18} {'cold ms':>8} {'warm ms':>8} {'tap p95':>8} {'wire B':>8}")
        try:
            with served(bare(SIZES), folder) as plain, served(create_app(settings, database), folder) as origin:
                http1 = f"http://127.0.0.1:{installation.serve()}"
                for size in SIZES:
                    by_hand = _told(size, "bare page", _bare(browser, f"{plain}/{size}"))
                    ours = _told(size, "shopper", _checklist(browser, installation, origin, size, ANNA))
                    cold, tap = ours.cold / by_hand.cold, ours.tap / by_hand.tap
                    print(f"{'':>9} {'ratio':<18} {cold:>8.2f} {'':>8} {tap:>8.2f}")
                    beyond += missed(size, ours, by_hand)
                    _told(size, "shopper, HTTP/1.1", _checklist(browser, installation, http1, size, BEN))
        finally:
            browser.close()
            installation.stop()
            database.close()
    print(AIMS)
    print("\n".join(f"MISSED: {one}" for one in beyond) or "all are reached")
    return 1 if beyond else 0


def _told(size: int, page: str, figures: Figures) -> Told:
    told = figures.told()
    print(f"{size:>9} {page:<18} {told.cold:>8.0f} {told.warm:>8.0f} {told.tap:>8.0f} {told.wire:>8}")
    return told


def _bare(browser: Browser, address: str) -> Figures:
    page, figures = _phone(browser), Figures()
    with _slow(page, figures) as session:
        for _ in range(LOADS):
            session.send("Network.clearBrowserCache")
            figures.wire = 0
            figures.cold.append(_usable(page, address))
            page.wait_for_timeout(SETTLED_MS)
            wire = figures.wire
            figures.warm.append(_usable(page, address))
        figures.taps = list(_tapped(page))
    page.context.close()
    figures.wire = wire
    return figures


def _checklist(browser: Browser, installation: Installation, origin: str, size: int, who: str) -> Figures:
    page, figures = _phone(browser), Figures()
    address = _begun(page, installation, origin, size, who)
    gone = {"origin": origin, "storageTypes": "service_workers,cache_storage"}
    with _slow(page, figures) as session:
        for _ in range(LOADS):
            page.goto("about:blank")
            session.send("Storage.clearDataForOrigin", gone)
            session.send("Network.clearBrowserCache")
            figures.wire = 0
            figures.cold.append(_usable(page, address))
            figures.cold[-1] += _pack(page, size)
            wire = figures.wire
            page.evaluate("navigator.serviceWorker.ready.then(() => true)")
            page.wait_for_timeout(SETTLED_MS)
            figures.warm.append(_usable(page, address))
        figures.taps = list(_tapped(page))
    page.context.close()
    figures.wire = wire
    return figures


def _usable(page: Page, address: str) -> float:
    page.goto("about:blank")
    page.goto(address)
    return float(page.evaluate("bench.usable"))


def _pack(page: Page, size: int) -> float:
    """Return how long the checklist itself takes to come down, which happens once, before it is begun."""
    asked = f"""async () => {{
      const began = performance.now();
      const answer = await fetch("/api/v1/packs/gated-{size}/1?renderer=2", {{ cache: "reload" }});
      await answer.json();
      return performance.now() - began;
    }}"""
    return float(page.evaluate(asked))


def _tapped(page: Page) -> Iterator[float]:
    """Tap first questions that show and hide three others, again and again."""
    for number in range(TAPS):
        name, value = "asked_0", ("yes", "no")[number % 2]
        boxes = [f"fieldset:has(input[name=asked_{n}])" for n in range(1, SHOWN + 1)]
        page.evaluate("(boxes) => bench.turned(boxes)", boxes)
        spot = page.locator(f"label:has(input[name={name}][value={value}])").bounding_box()
        assert spot is not None
        page.mouse.click(spot["x"] + spot["width"] / 2, spot["y"] + spot["height"] / 2)
        yield float(page.evaluate("bench.turning"))
        page.wait_for_timeout(50)


@contextmanager
def _slow(page: Page, figures: Figures) -> Iterator[CDPSession]:
    def note(event: dict[str, Any]) -> None:
        figures.wire += int(event["encodedDataLength"])

    page.add_init_script(path=WATCH)
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW_4G)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    session.on("Network.loadingFinished", note)
    yield session
    session.detach()


def _phone(browser: Browser) -> Page:
    return browser.new_context(viewport={**SCREEN}, locale="en-GB", ignore_https_errors=True).new_page()


def _begun(page: Page, installation: Installation, origin: str, size: int, who: str) -> str:
    """Sign in, begin the visit and return the address of its checklist."""
    page.goto(f"{origin}/app")
    page.fill("#code", installation.code(who))
    page.click("form button")
    card = f"[data-assignment]:has-text('{size}')"
    page.locator(card).wait_for()
    if (offer := page.locator(f"article{card} button.primary")).count():
        offer.click()
    page.locator(f"a{card}[data-state=ready]").click()
    page.click("#start")
    page.wait_for_selector("body[data-screen=visit]")
    return page.url


def _founded(folder: Path) -> Installation:
    installation = Installation(folder / "data")
    for name, text in (("locations", LOCATIONS), ("people", PEOPLE)):
        (folder / f"{name}.csv").write_text(text)
        installation.run("import", name, str(folder / f"{name}.csv"))
    for size in SIZES:
        (folder / f"{size}.yaml").write_text(gated_script(size))
        installation.run("publish", str(folder / f"{size}.yaml"))
        (folder / f"{size}.csv").write_text(ASSIGNMENTS.format(f"gated-{size}"))
        installation.run("import", "assignments", str(folder / f"{size}.csv"))
    return installation


if __name__ == "__main__":
    sys.exit(main())
