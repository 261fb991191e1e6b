"""The form view with a real browser: changes are saved one after the other, and nothing that was typed is lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from shopper.authoring import records
from shopper.db import Database
from shopper.settings import Settings
from tests.browser import drafting
from tests.browser.stage import Stage

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
      # The first thing to look at
      - id: greeted
        kind: yes_no
        points: {yes: 10, no: 0}
        text: {en: "Were you greeted?", et: "Kas teid tervitati?"}
      - id: wait
        kind: duration
        points: "10 if wait <= 5 else 0"
        max_points: 10
        text: {en: "How long?", et: "Kui kaua?"}
"""
FIRST, SECOND = "/sections/0/questions/0", "/sections/0/questions/1"


class Editor:
    """A draft that is open in the form view."""

    def __init__(self, stage: Stage, page: Page) -> None:
        self.stage = stage
        self.page = page
        self.draft = drafting.begin(stage, SCRIPT)

    def open(self, at: str) -> None:
        self.page.goto(f"{self.stage.origin}/drafts/{self.draft}/form?at={at}")

    def field(self, name: str) -> Locator:
        return self.page.locator(f'[id="{name}"]')

    @property
    def source(self) -> str:
        database = Database.open(Settings(data=self.stage.data).database)
        try:
            return database.read_now(lambda con: records.draft(con, self.draft).source)
        finally:
            database.close()

    def saved(self) -> None:
        expect(self.page.locator("#saved")).to_have_attribute("data-state", "saved")


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    desk = drafting.a_desk(tmp_path_factory.mktemp("form"))
    yield desk
    desk.installation.stop()


@pytest.fixture
def editor(chromium: Browser, stage: Stage, tmp_path: Path) -> Iterator[Editor]:
    context = stage.signed(chromium, "tiina", "en", viewport={"width": 1280, "height": 900})
    context.set_default_timeout(15_000)
    yield Editor(stage, context.new_page())
    context.close()


def test_what_is_typed_while_a_change_is_on_its_way_is_saved_too(editor: Editor) -> None:
    editor.open(SECOND)

    def slowly(route: Route) -> None:
        editor.page.wait_for_timeout(300)
        route.continue_()

    editor.page.route("**/form", slowly)
    editor.field(f"{SECOND}/id").fill("queue")
    editor.field(f"{SECOND}/text/en").fill("How long was it?")
    editor.field(f"{SECOND}/text/et").fill("Kaua see kestis?")
    editor.field(f"{SECOND}/hint/en").fill("In minutes")
    editor.field(f"{SECOND}/hint/et").focus()
    expect(editor.page.locator('[name="revision"]').first).to_have_value("5")
    editor.saved()
    assert 'points: "10 if queue <= 5 else 0"' in editor.source
    assert "How long was it?" in editor.source
    assert "Kaua see kestis?" in editor.source
    assert "hint: {en: In minutes}" in editor.source
    assert "# The first thing to look at" in editor.source
    expect(editor.field(f"{SECOND}/text/et")).to_have_value("Kaua see kestis?")


def test_the_preview_and_the_outline_follow_each_change(editor: Editor) -> None:
    editor.open(FIRST)
    editor.field(f"{FIRST}/text/en").fill("Did anyone greet you?")
    editor.page.keyboard.press("Tab")
    preview = editor.page.frame_locator(".editor-preview iframe")
    expect(preview.locator("legend", has_text="Did anyone greet you?")).to_be_visible()
    expect(editor.page.locator('#outline [aria-current="true"]')).to_have_text("Did anyone greet you?")
    expect(editor.field(f"{FIRST}/text/et")).to_be_focused()


def test_a_question_is_added_moved_and_taken_out_by_the_keyboard_alone(editor: Editor) -> None:
    editor.open(FIRST)
    page = editor.page
    page.get_by_role("button", name="Add a question: Arrival").press("Enter")
    expect(editor.field(f"{SECOND}/id")).to_have_value("question_1")
    page.get_by_role("button", name="Move up: question_1").press("Enter")
    expect(page.locator("#outline [data-question]").first).to_contain_text("question_1")
    expect(page).to_have_url(f"{editor.stage.origin}/drafts/{editor.draft}/form?at={FIRST}")
    page.get_by_role("button", name="Remove: question_1").press("Enter")
    expect(page.locator("#outline [data-question]").first).to_have_text("Were you greeted?")
    page.get_by_role("button", name="Undo the last change").press("Enter")
    expect(page.locator("#outline [data-question]").first).to_contain_text("question_1")
    page.go_back()
    expect(editor.field(f"{SECOND}/id")).to_have_value("greeted")


def test_lists_offer_what_fits_and_show_what_the_script_says(editor: Editor) -> None:
    editor.open(SECOND)
    shown = f"{SECOND}/show_if?0"
    editor.field(f"{shown}.name").select_option("greeted")
    expect(editor.field(f"{shown}.value")).to_have_value("yes")
    editor.field(f"{shown}.operator").select_option("answered")
    expect(editor.field(f"{shown}.value")).to_have_count(0)
    editor.saved()
    assert "show_if: 'answered(greeted)'" in editor.source
    editor.field(f"{SECOND}/kind").select_option("choice")
    expect(editor.field(f"{SECOND}/choices/1/id")).to_have_value("choice_2")


def test_without_scripts_the_form_is_saved_by_its_button(chromium: Browser, stage: Stage) -> None:
    context = stage.signed(chromium, "tiina", "en", java_script_enabled=False)
    editor = Editor(stage, context.new_page())
    editor.open(FIRST)
    editor.field(f"{FIRST}/text/en").fill("Greeted at all?")
    editor.page.get_by_role("button", name="Save", exact=True).click()
    expect(editor.field(f"{FIRST}/text/en")).to_have_value("Greeted at all?")
    editor.page.get_by_role("button", name="Add a section").click()
    expect(editor.page.get_by_role("heading", name="Section", exact=True)).to_be_visible()
    assert 'en: "Greeted at all?"' in editor.source
    context.close()


def test_the_keyboard_is_led_to_what_was_added_and_follows_what_moves(editor: Editor) -> None:
    editor.open(SECOND)
    page = editor.page
    editor.field(f"{SECOND}/kind").select_option("choice")
    page.get_by_role("button", name="Add a choice").press("Enter")
    expect(editor.field(f"{SECOND}/choices/2/id")).to_be_focused()
    page.locator(f'button[value="up {SECOND}/choices/2"]').press("Enter")
    expect(page.locator(f'button[value="up {SECOND}/choices/1"]')).to_be_focused()
    page.get_by_role("button", name="Add a question: Arrival").press("Enter")
    expect(editor.field("/sections/0/questions/2/kind")).to_be_focused()


def test_another_part_is_shown_from_its_top(editor: Editor) -> None:
    editor.open(FIRST)
    editor.field(f"{FIRST}/short/et").scroll_into_view_if_needed()
    editor.page.locator("#outline a", has_text="How long?").click()
    expect(editor.field(f"{SECOND}/kind")).to_be_in_viewport(ratio=1)


def test_whoever_goes_on_at_once_is_not_asked_and_loses_nothing(editor: Editor) -> None:
    asked: list[str] = []
    editor.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    editor.open(FIRST)
    editor.field(f"{FIRST}/text/en").fill("Did they greet you?")
    editor.page.get_by_role("link", name="Text", exact=True).click()
    script = editor.page.locator(".cm-content")
    expect(script).to_contain_text("Did they greet you?")
    script.press("Control+Home")
    editor.page.keyboard.type("# written in haste")
    editor.page.keyboard.press("Enter")
    editor.page.get_by_role("link", name="Form", exact=True).click()
    expect(editor.field("/title/en")).to_be_visible()
    assert editor.source.startswith("# written in haste\n")
    assert asked == []


def test_without_scripts_the_text_and_its_button_are_all_there(chromium: Browser, stage: Stage) -> None:
    context = stage.signed(chromium, "tiina", "en", java_script_enabled=False, viewport={"width": 1280, "height": 900})
    editor = Editor(stage, context.new_page())
    editor.page.goto(f"{stage.origin}/drafts/{editor.draft}")
    field, save = editor.page.locator("#source"), editor.page.get_by_role("button", name="Save", exact=True)
    field_box, save_box = field.bounding_box(), save.bounding_box()
    assert field_box is not None
    assert save_box is not None
    assert field_box["height"] > 400
    assert save_box["y"] >= field_box["y"] + field_box["height"]
    context.close()


def test_what_stands_in_a_field_still_is_not_lost_with_the_page(editor: Editor) -> None:
    editor.open(FIRST)
    editor.page.on("dialog", lambda dialog: dialog.dismiss())
    editor.field(f"{FIRST}/hint/en").press_sequentially("At the door")
    with editor.page.expect_event("dialog"):
        editor.page.close(run_before_unload=True)
    editor.saved()
    assert "hint: {en: At the door}" in editor.source


def test_the_preview_and_the_keyboard_come_along_to_another_question(editor: Editor) -> None:
    editor.page.set_viewport_size({"width": 1280, "height": 420})
    editor.open(FIRST)
    preview = editor.page.frame_locator(".editor-preview iframe")
    expect(preview.locator("legend", has_text="Were you greeted?")).to_be_visible()
    editor.page.locator("#outline a", has_text="How long?").press("Enter")
    expect(editor.page.get_by_role("heading", name="Question", exact=True)).to_be_focused()
    editor.page.keyboard.press("Tab")
    expect(editor.field(f"{SECOND}/kind")).to_be_focused()
    expect(preview.locator("legend", has_text="How long?")).to_be_in_viewport()


def test_what_could_not_be_saved_stays_in_its_field_and_is_sent_again(editor: Editor) -> None:
    editor.open(FIRST)
    asked: list[str] = []
    editor.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    editor.page.context.set_offline(True)
    field = editor.field(f"{FIRST}/text/en")
    field.fill("Did anybody greet you?")
    field.blur()
    expect(editor.page.locator("#saved")).to_have_attribute("data-state", "failed")
    editor.page.locator('#outline [data-question="wait"]').click()
    editor.page.wait_for_timeout(300)
    expect(field).to_have_value("Did anybody greet you?")
    editor.page.evaluate("location.reload()")
    expect(field).to_have_value("Did anybody greet you?")
    assert asked == ["beforeunload"]
    editor.page.context.set_offline(False)
    editor.saved()
    assert "Did anybody greet you?" in editor.source
