"""The live preview beside the text of a script: the phone's own form, and the score sheet that fills in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FrameLocator, Locator, Page, expect

from tests.browser import drafting

pytestmark = pytest.mark.browser
SCRIPT = """format: 1
scenario: tried
languages: [en, et]
method: mystery_visit
channel: office
title: {en: "A tried office", et: "Proovitud esindus"}
sections:
  - id: arrival
    title: {en: Arrival, et: Saabumine}
    questions:
      - id: greeted
        kind: yes_no
        points: {yes: 10, no: 0}
        text: {en: "Were you greeted?", et: "Kas teid tervitati?"}
      - id: why
        kind: text
        show_if: greeted == "no"
        text: {en: "What was said?", et: "Mida öeldi?"}
      - id: sign
        kind: yes_no
        points: {yes: 10, no: 0}
        text: {en: "Was the sign lit?", et: "Kas silt põles?"}
"""


@pytest.fixture
def editor(chromium: Browser, tmp_path: Path) -> Iterator[Page]:
    """Open a draft in the editor."""
    desk = drafting.a_desk(tmp_path)
    context = desk.signed(chromium, "tiina", "en", viewport={"width": 1280, "height": 900})
    context.set_default_timeout(15_000)
    page = context.new_page()
    page.goto(f"{desk.origin}/drafts/{drafting.begin(desk, SCRIPT)}")
    yield page
    context.close()
    desk.installation.stop()


def test_answers_stay_while_the_script_its_language_and_its_faults_change_around_them(editor: Page):
    preview = editor.frame_locator(".editor-preview iframe")

    # A tap fills in the score sheet.
    expect(preview.locator("#q-why")).to_be_hidden()
    answer(preview, "greeted", "no").check(force=True)
    expect(preview.locator("#q-why")).to_be_visible()
    expect(preview.locator("[data-total]")).to_contain_text("0.0")
    answer(preview, "sign", "yes").check(force=True)
    expect(preview.locator("[data-total]")).to_contain_text("50.0")
    preview.locator("#q-why [name=why]").fill("Nothing")

    # Another language keeps the answers, and the phone's own words are in it.
    preview.locator("[name=language]").select_option("et")
    expect(preview.locator("#l-greeted")).to_have_text("Kas teid tervitati?")
    expect(preview.locator("#q-greeted")).to_contain_text("Jah")
    expect(preview.locator("#q-why [name=why]")).to_have_value("Nothing")
    expect(preview.locator("html")).to_have_attribute("lang", "et")

    # So does another text of the script, here of what was just shown.
    write_into(editor, "Kas silt põles?", " Ka päeval?")
    expect(preview.locator("#l-sign")).to_have_text("Kas silt põles? Ka päeval?")
    expect(answer(preview, "sign", "yes")).to_be_checked()
    expect(preview.locator("[data-total]")).to_contain_text("50.0")

    # A fault leaves the last good form where it is, and says so.
    write_into(editor, "kind: text", "s", last=False)
    expect(preview.locator("[data-notice=stale]")).to_be_visible()
    expect(preview.locator("#q-why [name=why]")).to_have_value("Nothing")
    editor.keyboard.press("Backspace")
    expect(preview.locator("[data-notice=stale]")).to_be_hidden()

    # The form and the text point at each other.
    preview.locator("#l-sign").click()
    expect(editor.locator(".cm-activeLine").first).to_contain_text("- id: sign")
    editor.locator("#outline [data-question=greeted]").click()
    expect(preview.locator("#q-greeted")).to_have_attribute("data-shown", "")

    # Cleared is cleared.
    preview.locator("#circumstances > details > summary").click()
    preview.locator("#clear").click()
    expect(answer(preview, "sign", "yes")).not_to_be_checked()
    expect(preview.locator("[data-total]")).to_contain_text("–")


def answer(preview: FrameLocator, question: str, value: str) -> Locator:
    return preview.locator(f"#q-{question} input[value='{value}']")


def write_into(editor: Page, words: str, more: str, *, last: bool = True) -> None:
    """Write at the end of the line with these words, or before the quote and bracket that close it."""
    editor.locator(".cm-line").filter(has_text=words).click()
    editor.keyboard.press("End")
    for _ in range(2 if last else 0):
        editor.keyboard.press("ArrowLeft")
    editor.keyboard.type(more)
