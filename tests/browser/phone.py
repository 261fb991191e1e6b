"""A shopper's phone: a Chromium process with a profile of its own, which a test may kill."""

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import BrowserContext, Locator, Page, Playwright, expect

from tests.tools.browser import found, windowless

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
TURNED = """(part) => {
  const { screen, section } = document.body.dataset;
  return screen === "finish" || (screen === "visit" && section !== part);
}"""
# What is tapped twice within this time at one place is tapped once.
DOUBLE_TAP_MS = 650
# The hands of tests are quicker than fingers, and what they tap next may lie where the last tap was: it is no second
# half of a double tap, unless they are said to be hurried.
UNHURRIED = "addEventListener('pointerdown', () => globalThis.hurried || dispatchEvent(new Event('input')), true)"
INSTALLED = "async () => (await navigator.serviceWorker.ready).active?.state === 'activated'"
SCREEN = {"width": 360, "height": 740}


class Phone:
    """One phone; `start` opens the browser, `kill` takes its power away."""

    def __init__(self, playwright: Playwright, profile: Path, language: str = "en", *, whole: bool = False) -> None:
        self._binary = (found() if whole else windowless()) or playwright.chromium.executable_path
        self._playwright = playwright
        self._profile = profile
        self._language = language
        self._process: subprocess.Popen[bytes] | None = None
        self.page: Page

    def start(self, url: str) -> None:
        """Start the browser with this phone's profile and open `url`."""
        active = self._profile / "DevToolsActivePort"
        active.unlink(missing_ok=True)
        self._process = subprocess.Popen(
            [
                self._binary, "--headless=new", "--remote-debugging-port=0", f"--user-data-dir={self._profile}",
                f"--lang={self._language}", f"--accept-lang={self._language}",
                f"--window-size={SCREEN['width']},{SCREEN['height']}", *FLAGS, "about:blank",
            ],
            start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        port = _wait_for_port(active)
        self._browser = self._playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{port}")
        self.context: BrowserContext = self._browser.contexts[0]
        self.context.add_init_script(UNHURRIED)
        self.page = self.context.pages[0] if self.context.pages else self.context.new_page()
        self.page.set_viewport_size({"width": SCREEN["width"], "height": SCREEN["height"]})
        self.page.set_default_timeout(15_000)
        self.page.goto(url)

    def kill(self) -> None:
        """Take the power away: SIGKILL to every process of the browser."""
        if self._process is None:
            return
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait(15)
        self._process = None
        with contextlib.suppress(Exception):
            self._browser.close()
        # A killed browser leaves its lock; the next start would refuse the profile.
        for name in ("SingletonLock", "SingletonSocket", "SingletonCookie"):
            (self._profile / name).unlink(missing_ok=True)

    def quit(self) -> None:
        """Close the browser as a person does."""
        with contextlib.suppress(Exception):
            self._browser.new_browser_cdp_session().send("Browser.close")
        if self._process:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(10)
        self.kill()

    # What a shopper does

    def sign_in(self, code: str) -> None:
        """Type the code of an invitation."""
        self.on("signin")
        self.page.fill("#code", code)
        self.page.click("form button")
        self.on("visits")

    def installed(self) -> None:
        """Wait until the app starts without network."""
        self.page.wait_for_function(INSTALLED)

    def on(self, screen: str) -> None:
        """Wait until a screen is shown."""
        expect(self.page.locator("body")).to_have_attribute("data-screen", screen, timeout=15_000)

    def looks_again(self) -> None:
        """Ask the server for what is new, as when the network is back."""
        self.page.evaluate("dispatchEvent(new Event('online'))")

    def saved(self) -> None:
        """Wait until the phone says that everything is on disk."""
        expect(self.page.locator("body")).to_have_attribute("data-saved", "saved")

    def question(self, name: str) -> Locator:
        """Return a question of the checklist."""
        return self.page.locator(f"fieldset[data-question={name}]")

    def choose(self, name: str, *values: str) -> None:
        """Tap choices of a question."""
        for value in values:
            self.question(name).locator(f"label:has(input[value='{value}'])").click()

    def not_applicable(self, name: str) -> None:
        """Say that a question does not apply."""
        self.question(name).locator("label:has(input[data-na])").click()

    def write(self, name: str, text: str) -> None:
        """Type into a question's field."""
        self.question(name).locator(f"[name='{name}']").fill(text)

    def comment(self, name: str, text: str) -> None:
        """Type the comment that a question asks for."""
        self.question(name).locator("[data-comment-text]").fill(text)

    def photograph(self, name: str, photos: Sequence[Path]) -> None:
        """Take photos for a question, one after the other."""
        shown = self.question(name).locator("[data-photos] > li")
        for photo in photos:
            before = shown.count()
            self.question(name).locator("[data-photo-input]").set_input_files(photo)
            expect(shown).to_have_count(before + 1)

    def next_part(self) -> bool:
        """Go on to the next part of the checklist; False when that was the check at its end."""
        body = self.page.locator("body")
        part = str(body.get_attribute("data-section"))
        self.page.click("#next")
        self.page.wait_for_function(TURNED, arg=part)
        return body.get_attribute("data-screen") == "visit"


def _wait_for_port(active: Path) -> int:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        with contextlib.suppress(OSError, ValueError, IndexError):
            return int(active.read_text().splitlines()[0])
        time.sleep(0.05)
    raise TimeoutError("the browser did not start")
