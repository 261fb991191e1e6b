"""A phone with a witness beside each of its pages; it may be killed whatever it is doing."""

import json
import os
import signal
import threading
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.phone import Phone
from tests.torture.ledger import Ledger

WITNESS = Path(__file__).with_name("witness.js").read_text()
PATIENCE_MS = 15_000
ANSWER_OR_PHOTO = {"saved", "photo"}


class Watched:
    """A phone whose witness writes into the ledger, over a line that outlives the page."""

    def __init__(self, phone: Phone, origin: str, ledger: Ledger) -> None:
        self.phone = phone
        self.app = f"{origin}/app"
        self.ledger = ledger
        self.kills = 0
        self.killed = False
        self._doomed_at: float | None = None

    def start(self) -> None:
        """Start the browser and open the app."""
        self.killed = False
        self.phone.start("about:blank")
        self.phone.context.add_init_script(WITNESS)
        self._listen(self.phone.page)
        self.phone.page.goto(self.app)

    def kill(self) -> None:
        """Take the browser's power away."""
        process = self.phone._process
        if process and not self.killed:
            self.killed = True
            self.kills += 1
            os.killpg(process.pid, signal.SIGKILL)

    def kill_after(self, ms: int) -> None:
        """Do so in a while."""
        threading.Timer(ms / 1000, self.kill).start()

    def doom(self) -> None:
        """Do so with the next thing that is touched and then called saved."""
        self._doomed_at = self.phone.page.evaluate("() => { globalThis.doomed = true; return Date.now(); }")

    def restart(self) -> None:
        """Start a killed browser again."""
        self.phone.kill()
        self.ledger.restarts()
        self._doomed_at = None
        self.start()

    def tab(self, place: str) -> Page:
        """Open another tab, from the one in the hand: `new_page` never returns when the browser dies meanwhile."""
        with self.phone.context.expect_page(timeout=PATIENCE_MS) as opened:
            self.phone.page.evaluate("() => void open('about:blank', '_blank', 'noopener')")
        page = opened.value
        page.set_default_timeout(PATIENCE_MS)
        self._listen(page)
        page.goto(self.app + place)
        return page

    def _listen(self, page: Page) -> None:
        line = self.phone.context.new_cdp_session(page)
        line.send("Runtime.enable")
        line.send("Runtime.addBinding", {"name": "witness"})
        line.on("Runtime.bindingCalled", self._hear)

    def _hear(self, event: dict[str, str]) -> None:
        what = json.loads(event["payload"])
        saying = what.pop("saying")
        self.ledger.hear(saying, what.pop("visit"), what.pop("at"), what)
        if self._doomed_at is not None and saying in ANSWER_OR_PHOTO and what["touched"] >= self._doomed_at:
            self.kill()
