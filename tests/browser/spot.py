"""Many shoppers, each with a visit that has every kind of question to be noted on the spot, on phones with a camera."""

import re
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.installation import Installation
from tests.browser.phone import SCREEN, UNHURRIED
from tests.browser.stage import PEOPLE_HEADER, Stage

SCRIPT = Path(__file__).resolve().parents[1] / "vectors" / "scenarios" / "on-the-spot.yaml"
SHOPPERS = 60
CAMERA = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
WORDS = ["bread", "milk", "bus", "apples", "tram", "tea", "jam", "map"]
# What a list of things to buy cannot know.
TELLING = re.compile(r"office|employee|visit|customer|badge|talk|wait|Pärna|Acme|spot", re.IGNORECASE)


class Spot:
    """Opens a visit on a new phone, each time of another shopper: what one test does, no other one sees."""

    def __init__(self, data: Path, browser: Browser) -> None:
        made, names = Installation(data), [f"spot-{n}" for n in range(SHOPPERS)]
        people, assignments = data.parent / "spot-people.csv", data.parent / "spot-assignments.csv"
        people.write_text(PEOPLE_HEADER + "".join(f"{name}@demo.test,{name},en,shopper,,\n" for name in names))
        assignments.write_text(
            "client,wave,location,shopper,scenario,from,to\n"
            + "".join(
                f"acme,2031-01,{place},{name}@demo.test,on-the-spot,2020-01-01,2031-01-31\n"
                for name in names
                for place in ("tln-1", "tln-2")
            )
        )
        made.run("publish", str(SCRIPT))
        made.run("import", "people", str(people))
        made.run("import", "assignments", str(assignments))
        self.stage = Stage(made)
        self._browser = browser
        self._phones: list[BrowserContext] = []
        self._names: Iterator[str] = iter(names)

    def visit(self, before: Callable[[Page], None] | None = None, browser: Browser | None = None) -> Page:
        """Open a checklist that nobody has written in yet."""
        # The worker, whose installing takes half of the time, has nothing to do with what is noted.
        options = {"viewport": {**SCREEN}, "has_touch": True, "service_workers": "block"}
        context = self.stage.signed(browser or self._browser, next(self._names), "en", **options)
        context.set_default_timeout(20_000)
        context.add_init_script(UNHURRIED)
        self._phones.append(context)
        page = context.new_page()
        if before:
            before(page)
        page.goto(f"{self.stage.origin}/app")
        page.locator("article[data-assignment] .primary").first.click()
        page.locator("a[data-assignment][data-state=ready]").click()
        page.click("#start")
        shows(page, "visit")
        expect(page.locator("#cover")).to_be_attached()
        return page

    def put_away(self) -> None:
        """Close all phones."""
        while self._phones:
            self._phones.pop().close()

    def list(self, before: Callable[[Page], None] | None = None) -> Page:
        """Open the plain list of such a checklist."""
        page = self.visit(before)
        to_the_list(page)
        return page


def shows(page: Page, screen: str) -> None:
    """Wait until a screen is shown."""
    expect(page.locator("body")).to_have_attribute("data-screen", screen)


def to_the_list(page: Page) -> None:
    """Go from the checklist to the plain list."""
    page.locator("header h1 a").click()
    shows(page, "list")


def to_the_checklist(page: Page) -> None:
    """Go from the plain list to the checklist."""
    page.locator("header a").click()
    shows(page, "visit")


def row(page: Page, word: str) -> Locator:
    """Return the row of a word."""
    return page.locator("[data-row]").filter(has_text=word)


def state(page: Page, word: str) -> str:
    """Return what a row shows."""
    return row(page, word).get_attribute("data-state") or ""


def saved(page: Page) -> None:
    """Wait until the phone says that everything is on disk."""
    expect(page.locator("body")).to_have_attribute("data-saved", "saved")


def swipe(page: Page, start: int, end: int, *, down: int = 0) -> None:
    """Stroke across the screen with one finger."""
    touch = page.context.new_cdp_session(page)
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": start, "y": 400}]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": end, "y": 400 + down}]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def hide_document(page: Page) -> None:
    """Tell the page that it is out of sight."""
    page.evaluate("Object.defineProperty(document, 'hidden', { configurable: true, get: () => true })")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def one_colour(page: Page) -> bool:
    """Whether a picture of the screen, but for its top line, is blank."""
    picture = Image.open(BytesIO(page.screenshot())).convert("L")
    low, high = picture.crop((0, 80, *picture.size)).getextrema()
    return low == high
