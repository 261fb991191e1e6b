"""Everybody can use every screen: in each language, theme and width, with large text, by finger, without a mouse."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import phone_tour
from tests.browser.examination import Examination, Theme
from tests.browser.stage import LANGUAGES, Screen, Stage, demonstration, desk_screens, empty_screens, nothing_yet

pytestmark = pytest.mark.browser
DESK_WIDTHS = (360, 1280)
PHONE_WIDTHS = (320, 360, 1280)
EVERY_LOOK = "en"


def looks(language: str, widths: Sequence[int]) -> tuple[Sequence[Theme], Sequence[int]]:
    """Return themes and widths to examine: one language in all widths, others where their words are the tightest."""
    return ("light", "dark"), widths if language == EVERY_LOOK else widths[:1]


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """Serve an installation with something on every screen."""
    stage = demonstration(tmp_path_factory.mktemp("full") / "data")
    yield stage
    stage.installation.stop()


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """Serve an installation with nothing on any screen."""
    stage = nothing_yet(tmp_path_factory.mktemp("empty") / "data")
    yield stage
    stage.installation.stop()


def wrong_at_the_desk(browser: Browser, stage: Stage, screens: list[Screen], language: str) -> list[str]:
    """Examine pages in one language and return what is wrong."""
    wrong = []
    for who in dict.fromkeys(screen.who for screen in screens):
        context = stage.signed(browser, who, language)
        page = context.new_page()
        examination = Examination(page)
        for screen in (one for one in screens if one.who == who):
            answer = page.goto(stage.origin + screen.address)
            assert answer is not None
            assert (answer.status == 404) == screen.missing, f"{screen.name}: {answer.status}"
            if screen.press:
                page.locator(screen.press).first.click()
                page.wait_for_load_state()
            examination.look(f"{language} {screen.name}", *looks(language, DESK_WIDTHS))
        wrong += examination.wrong
        context.close()
    return wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_everybody_can_use_every_page_of_the_desk(chromium: Browser, full: Stage, language: str):
    wrong = wrong_at_the_desk(chromium, full, desk_screens(full), language)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("language", LANGUAGES)
def test_everybody_can_use_pages_with_nothing_on_them_yet(chromium: Browser, empty: Stage, language: str):
    wrong = wrong_at_the_desk(chromium, empty, empty_screens(), language)
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("language", LANGUAGES)
def test_everybody_can_use_every_screen_of_the_phone(
    chromium: Browser, full: Stage, empty: Stage, tmp_path: Path, language: str
):
    wrong = []
    for stage, who in ((full, ""), (empty, "new"), (full, f"looks-{language}")):
        context = stage.signed(chromium, who, language, viewport={"width": 360, "height": 740})
        context.set_default_timeout(15_000)
        page = context.new_page()
        examination = Examination(page, for_fingers=True)

        def look(name: str, examination: Examination = examination) -> None:
            examination.look(f"{language} phone {name}", *looks(language, PHONE_WIDTHS))
            examination.page.set_viewport_size({"width": 360, "height": 740})

        if not who:
            phone_tour.sign_in(page, stage.origin, look)
        elif who == "new":
            phone_tour.idle(page, stage.origin, look)
        else:
            phone_tour.walk(page, stage, phone_tour.photos(tmp_path), look)
        wrong += examination.wrong
        context.close()
    assert not wrong, "\n".join(wrong)
