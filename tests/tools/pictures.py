"""Takes a picture of every screen, in all languages, both themes and two widths: `make pictures`, then look at them."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser import phone_tour, stage
from tests.browser.phone import FLAGS
from tests.browser.spot import CAMERA
from tests.tools.browser import found

WIDTHS = (360, 1280)
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
HEIGHT = 740


def main(folder: Path) -> None:
    """Write the pictures into `folder`, one folder a language."""
    with TemporaryDirectory() as work, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=found(), args=[*FLAGS, *CAMERA])
        full, empty = stage.demonstration(Path(work) / "full"), stage.nothing_yet(Path(work) / "empty")
        try:
            for language in stage.LANGUAGES:
                desk(browser, full, stage.desk_screens(full), language, folder / language)
                desk(browser, empty, stage.empty_screens(), language, folder / language)
                phone(browser, full, empty, language, Path(work), folder / language)
                print(folder / language)
        finally:
            for one in (full, empty):
                one.installation.stop()
            browser.close()


def desk(browser: Browser, served: stage.Stage, screens: list[stage.Screen], language: str, folder: Path) -> None:
    """Take pictures of pages of the desk."""
    for screen in screens:
        context = served.signed(browser, screen.who, language)
        page = context.new_page()
        page.goto(served.origin + screen.address)
        if screen.press:
            page.locator(screen.press).first.click()
        camera(page, folder)(f"desk-{screen.name}")
        context.close()


def phone(browser: Browser, full: stage.Stage, empty: stage.Stage, language: str, work: Path, folder: Path) -> None:
    """Take pictures of the phone's screens."""
    walks: tuple[tuple[stage.Stage, str, Callable[[Page, Callable[[str], None]], None]], ...] = (
        (full, "", lambda page, look: phone_tour.sign_in(page, full.origin, look)),
        (
            full,
            f"looks-{language}",
            lambda page, look: phone_tour.walk(page, full, phone_tour.photos(work), look),
        ),
        (empty, "new", lambda page, look: phone_tour.idle(page, empty.origin, look)),
    )
    for served, who, walk in walks:
        context = served.signed(browser, who, language, viewport={"width": WIDTHS[0], "height": HEIGHT})
        page = context.new_page()
        walk(page, camera(page, folder, "phone-"))
        context.close()


def camera(page: Page, folder: Path, kind: str = "") -> Callable[[str], None]:
    """Return what takes all pictures of the screen that is shown, and leaves it as it was."""
    folder.mkdir(parents=True, exist_ok=True)

    def look(name: str) -> None:
        for theme, width in looks():
            page.emulate_media(color_scheme=theme)
            page.set_viewport_size({"width": width, "height": HEIGHT})
            # So high that the bars which stick to its edges lie where they belong.
            whole = page.evaluate("document.scrollingElement.scrollHeight")
            page.set_viewport_size({"width": width, "height": max(HEIGHT, whole)})
            page.screenshot(path=folder / f"{kind}{name}-{width}-{theme}.png")
        page.set_viewport_size({"width": WIDTHS[0], "height": HEIGHT})

    return look


def looks() -> Iterator[tuple[Literal["light", "dark"], int]]:
    """Go through both themes and both widths."""
    yield from ((theme, width) for theme in THEMES for width in WIDTHS)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "pictures"))
