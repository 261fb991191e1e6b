"""Many phones on one server: each test has a shopper, a browser context and a line of its own."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, expect

from tests.browser.faults import Line
from tests.browser.installation import Installation
from tests.browser.phone import SCREEN, UNHURRIED, Phone

SHOPPERS = 64
PLACES = ("tln-1", "tln-2", "trt-1")
WINDOW = ("2020-01-01", "2099-12-31")


class Handset(Phone):
    """A phone in a context of a browser that is there already; `page` is the tab in the hand."""

    def __init__(self, context: BrowserContext, origin: str, email: str = "") -> None:
        self.context = context
        self.email = email
        self.origin = origin
        self.tab()

    def tab(self, address: str = "/app") -> "Handset":
        """Open one more tab, and take it into the hand."""
        self.page = self.context.new_page()
        self.page.set_default_timeout(15_000)
        self.page.goto(f"{self.origin}{address}")
        return self

    def take(self, place: str, page: str = "briefing") -> None:
        """Take the assignment at a place and look at its briefing."""
        self.on("visits")
        self.page.locator("article[data-assignment]").filter(has_text=place).locator(".primary").click()
        card = self.page.locator("a[data-assignment][data-state=ready]").filter(has_text=place)
        card.click()
        self.on(page)

    def begin(self, place: str = "Pärna 4") -> str:
        """Take the assignment at a place, begin the visit; return its address."""
        self.take(place)
        self.page.click("#start")
        self.on("visit")
        return self.page.url.removeprefix(self.origin)

    @property
    def visit(self) -> str:
        """The id of the visit that is shown."""
        return self.page.url.split("#/")[1].split("/")[1]

    def show(self, hash_: str) -> None:
        """Go to another screen of the page."""
        self.page.evaluate("hash => { location.hash = hash }", hash_)

    def sign_out(self) -> None:
        """Sign out with undelivered work: that takes two taps more."""
        self.show("#/me")
        self.on("me")
        self.page.click("#leaving summary")
        self.page.click("#sign-out")
        self.page.click("#sign-out[data-armed]")
        self.on("signin")

    def home(self) -> None:
        """Go to the list of visits."""
        self.show("#/visits")
        self.on("visits")

    def copied(self) -> None:
        """Leave the visit, and wait until the server has all of it."""
        self.home()
        expect(self.page.locator("[data-copy=whole]")).to_have_count(1)

    def begun_copy(self, photos: Sequence[Path] = ()) -> str:
        """Begin a visit, with an answer and photos, that the server has a copy of; return its id."""
        self.begin()
        visit = self.visit
        self.choose("sign_visible", "no")
        if photos:
            self.choose("hours_posted", "no")
            self.photograph("hours_posted", photos)
        self.saved()
        self.copied()
        return visit

    def finished(self, place: str = "Pärna 4", *, answer: str = "yes") -> str:
        """Take, begin and end a visit; return its id."""
        self.home()
        self.begin(place)
        self.choose("sign_visible", answer)
        self.saved()
        return self.finish()

    def finish(self) -> str:
        """End the visit that is shown, with whatever gaps; return its id."""
        visit = self.visit
        self.show(f"#/finish/{visit}")
        self.on("finish")
        self.page.locator("label.tick").click()
        self.page.click("#finish")
        self.on("outbox")
        return visit

    def card(self, visit: str) -> Any:
        """Return how the list of what is to be sent shows a visit."""
        return self.page.locator(f"[data-visit='{visit}']")

    def becomes(self, visit: str, state: str, timeout: int = 20_000) -> None:
        """Wait until the list shows a visit in a state."""
        expect(self.card(visit)).to_have_attribute("data-state", state, timeout=timeout)

    def send(self) -> None:
        """Tap "Send now", unless all has gone by itself meanwhile."""
        self.page.evaluate("document.querySelector('#send')?.click()")


class Ward:
    """A served installation with many shoppers, who have signed in by a link."""

    def __init__(self, prepared: Path, folder: Path) -> None:
        self.installation = Installation(Path(shutil.copytree(prepared, folder / "data")))
        people = "".join(f"s{n}@acme.test,Shopper {n},en,shopper,,\n" for n in range(SHOPPERS))
        (folder / "people.csv").write_text("email,name,language,role,client,location\n" + people)
        rows = (
            f"acme,2027-01,{place},s{n}@acme.test,office-visit,newcomer,et,{','.join(WINDOW)}\n"
            for n in range(SHOPPERS)
            for place in PLACES
        )
        header = "client,wave,location,shopper,scenario,persona,service_language,from,to\n"
        (folder / "assignments.csv").write_text(header + "".join(rows))
        for name in ("people", "assignments"):
            self.installation.run("import", name, str(folder / f"{name}.csv"))
        self.port = self.installation.serve()
        self._next = count()

    @contextmanager
    def line(self) -> Iterator[Line]:
        """Lay a line to the server."""
        line = Line(self.port)
        yield line
        line.close()

    def cookie(self, origin: str, email: str) -> dict[str, str]:
        """Begin a session of somebody."""
        return {"name": "session", "value": self.installation.session(email), "url": origin}

    @contextmanager
    def handset(self, browser: Browser, line: Line, **options: Any) -> Iterator[Handset]:
        """Give the next shopper a phone."""
        with self.phone_of(f"s{next(self._next)}@acme.test", browser, line, **options) as handset:
            yield handset

    @contextmanager
    def phone_of(self, email: str, browser: Browser, line: Line, script: str = "", **options: Any) -> Iterator[Handset]:
        """Give somebody one more phone; each of its pages begins with the script."""
        context = browser.new_context(viewport={**SCREEN}, locale="en-GB", **options)  # type: ignore[arg-type]
        context.add_cookies([self.cookie(line.origin, email)])  # type: ignore[list-item]
        context.add_init_script(UNHURRIED + ";" + script)
        yield Handset(context, line.origin, email)
        context.close()
