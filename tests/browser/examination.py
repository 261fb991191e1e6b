"""What every screen has to pass: axe, no scrolling sideways, nothing cut, targets for fingers, a quiet console."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from playwright.sync_api import ConsoleMessage, Page

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
IN_PAGE = Path(__file__).with_suffix(".js")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RULES_OF_WIDTH = ["color-contrast", "target-size"]
RULES_OF_THEME = ["color-contrast"]
FINGER_PX, LINK_PX = 48, 44
NORMAL, LARGE = 16, 32
HEIGHT, TALL = 740, 6000
Theme = Literal["light", "dark"]


class Examination:
    """Examines the screens that a page shows, one after the other, and collects what is wrong."""

    def __init__(self, page: Page, *, for_fingers: bool = False) -> None:
        self.page = page
        self.wrong: list[str] = []
        self._for_fingers = for_fingers
        self._said: list[str] = []
        self._session = page.context.new_cdp_session(page)
        page.add_init_script(path=AXE)
        page.add_init_script(path=IN_PAGE)
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self._said.append(f"error: {error}"))

    def look(self, name: str, themes: Sequence[Theme], widths: Sequence[int]) -> None:
        """Examine the screen in these looks: by all rules in the first, in the others by those that looks can break."""
        if not self._for_fingers:
            self._ask(name, "unfold")
        for width in widths:
            # So high that no bar lies over anything, as it does for a moment while one scrolls.
            self.page.set_viewport_size({"width": width, "height": TALL})
            for theme in themes:
                rules = RULES_OF_THEME if theme != themes[0] else RULES_OF_WIDTH if width != widths[0] else None
                self.page.emulate_media(color_scheme=theme)
                self._ask(f"{name}, {width} px, {theme}", "axe", [TAGS, rules])
            self.page.set_viewport_size({"width": width, "height": HEIGHT})
            self._ask(f"{name}, {width} px", "sideways")
            if self._for_fingers:
                self._ask(f"{name}, {width} px", "targets", [FINGER_PX, LINK_PX])
            self._write(LARGE)
            self._ask(f"{name}, {width} px, large text", "sideways")
            self._write(NORMAL)
        self.wrong += [f"{name}: {one}" for one in self._said + self.page.evaluate("violations.splice(0)")]
        self._said.clear()

    def _write(self, size: int) -> None:
        # The browser's own setting, as a reader changes it: "rem" in styles and in their conditions follow it alike.
        self._session.send("Page.setFontSizes", {"fontSizes": {"standard": size, "fixed": size}})

    def _ask(self, where: str, what: str, given: object = None) -> None:
        found = self.page.evaluate(f"(given) => examine.{what}(given)", given)
        self.wrong += [f"{where}: {one}" for one in found]

    def _hear(self, message: ConsoleMessage) -> None:
        # A missing page, a wrong code and a cut network are meant here; the browser writes each of them down.
        if message.type in {"error", "warning"} and "Failed to load resource" not in message.text:
            self._said.append(f"console: {message.text}")
