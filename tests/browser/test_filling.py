"""Filling in: every kind of question under one thumb, and nothing of it lost by a tap, a reload or a moved clock."""

import io
import re
from pathlib import Path
from random import Random

import httpx2
import pytest
from PIL import Image
from playwright.sync_api import Browser, expect

from shopper.demo.pictures import entrance
from tests.browser.every_kind import CLOCK_MOVES, ROWS, frozen, missing, part, reload, settled, tap
from tests.browser.handsets import Handset, Ward
from tests.browser.phone import DOUBLE_TAP_MS

pytestmark = pytest.mark.browser
TARGET = 48
FOUND = """async (rows) => (await (0, eval)(rows)(["visits", ""])).some((visit) => visit.arrived?.fix?.lat === 59.4)"""
SMALL_TARGETS = """(target) => [...document.querySelectorAll("main form :is(label, button, input, textarea)")]
    .map((one) => [one.getBoundingClientRect(), one])
    .filter(([, one]) => !one.matches("label > input, [data-comment]"))
    .filter(([{ width, height }]) => width && (height < target || width < target))
    .map(([box, one]) => `${one.outerHTML.slice(0, 80)} ${box.width}x${box.height}`)"""


@pytest.fixture
def pictures(tmp_path: Path) -> list[Path]:
    """Take four photos, each another one."""
    paths = [tmp_path / f"picture-{number}.jpg" for number in range(4)]
    for number, path in enumerate(paths):
        path.write_bytes(entrance(Random(number)))
    return paths


def test_every_kind_is_answered_with_one_thumb_on_the_narrowest_phone(begun: Handset):
    begun.page.set_viewport_size({"width": 320, "height": 640})
    begun.choose("greeted", "yes")
    begun.choose("grade", "partly")
    begun.choose("offered", "nothing", "plan", "device")
    begun.choose("polite", "4")
    begun.choose("ten", "10")
    begun.choose("recommend", "0")
    assert begun.page.evaluate(SMALL_TARGETS, TARGET) == []
    part(begun, "fields")
    begun.write("price", "12,5")
    begun.write("frost", "-7")
    expect(begun.question("price").locator("[name=price]")).to_have_attribute("inputmode", "decimal")
    expect(begun.question("frost").locator("[name=frost]")).to_have_attribute("inputmode", "text")
    begun.write("day", "2026-11-10")
    begun.write("story", "A bell rang.")
    tap(begun, "came", "now")
    expect(begun.question("came").locator("[data-now]")).to_be_hidden()
    assert begun.page.evaluate(SMALL_TARGETS, TARGET) == []
    answers = frozen(begun)["answers"]
    assert re.fullmatch(r"\d\d:\d\d", answers.pop("came")["value"])
    assert {name: answer["value"] for name, answer in answers.items()} == {
        "greeted": "yes", "grade": "partly", "offered": ["plan", "device"], "polite": 4, "ten": 10, "recommend": 0,
        "price": 12.5, "frost": -7, "day": "2026-11-10", "story": "A bell rang.",
    }  # fmt: skip


def test_what_is_missing_leads_to_the_very_place_where_it_is_mended(begun: Handset):
    begun.not_applicable("greeted")
    part(begun, "fields")
    tap(begun, "talk", "start")
    assert missing(begun) == ["na_reason", "required", "running", "photo"]
    focused = {
        "na_reason": "[data-question=greeted] [data-comment-text]",
        "required": "[data-question=wait] [data-start]",
        "running": "[data-question=talk] [data-stop]",
        "photo": "[data-question=lit] [data-photo-input]",
    }
    for code, place in focused.items():
        begun.page.locator(f"#missing a[data-code={code}]").click()
        begun.on("visit")
        expect(begun.page.locator(place)).to_be_focused()
        expect(begun.page.locator("fieldset:has(:focus) [role=alert]:not([hidden])").first).to_be_visible()
        begun.page.go_back()
        begun.on("finish")


def test_what_is_missing_leads_to_its_question_also_when_the_plain_list_was_opened(begun: Handset):
    begun.show(f"#/list/{begun.visit}")
    begun.on("list")
    assert "required" in missing(begun)
    begun.page.locator("#missing a[data-code=required]").click()
    begun.on("visit")
    expect(begun.question("wait").locator("[data-start]")).to_be_focused()


def test_na_asks_for_its_reason_until_there_is_one(begun: Handset):
    reason = begun.question("polite").get_by_role("textbox", name="Why does it not apply?")
    expect(reason).to_be_hidden()
    begun.not_applicable("polite")
    expect(reason).to_be_visible()
    assert "na_reason" in missing(begun)
    begun.page.go_back()
    reason.fill("Nobody spoke to me.")
    begun.saved()
    assert "na_reason" not in missing(begun)
    answer = frozen(begun)["answers"]["polite"]
    assert (answer["na"], answer["comment"]) == (True, "Nobody spoke to me.")


def test_na_taken_back_gives_back_what_was_written_also_after_a_reload(begun: Handset):
    part(begun, "fields")
    for question, text in (("frost", "-7"), ("story", "A bell rang.")):
        begun.write(question, text)
        field = begun.question(question).locator(f"[name={question}]")
        begun.not_applicable(question)
        expect(field).to_have_value("")
        reload(begun)
        expect(field).to_have_value("")
        begun.not_applicable(question)
        expect(field).to_have_value(text)
        expect(begun.question(question).locator("input[data-na]")).not_to_be_checked()
    begun.saved()
    answers = frozen(begun)["answers"]
    assert (answers["frost"]["value"], answers["story"]["value"]) == (-7, "A bell rang.")
    assert "na" not in answers["frost"]
    assert "before" not in answers["frost"]


def test_a_place_that_is_found_when_the_checklist_was_left_comes_into_the_draft(begun: Handset):
    visit = begun.visit
    begun.choose("greeted", "yes")
    begun.page.evaluate("""() => {
      navigator.geolocation.getCurrentPosition = (found) => { globalThis.find = () => found({
        coords: { latitude: 59.4, longitude: 24.7, accuracy: 20 }, timestamp: Date.now() }); };
    }""")
    begun.page.click("#i-am-there")
    expect(begun.page.locator("#place")).to_have_attribute("data-place", "asking")
    begun.show("#/visits")
    begun.on("visits")
    expect(begun.page.locator("a[data-state=draft]")).to_have_count(1)
    begun.page.evaluate("find()")
    begun.page.wait_for_function(FOUND, arg=ROWS)
    begun.show(f"#/visit/{visit}")
    begun.on("visit")
    expect(begun.page.locator("#place")).not_to_have_attribute("data-place", "not-asked")

    # A later search that finds nothing takes nothing away.
    begun.page.evaluate("() => { navigator.geolocation.getCurrentPosition = (_, failed) => failed({ code: 2 }) }")
    begun.page.click("#i-am-there")
    expect(begun.page.locator("#i-am-there")).to_be_enabled()
    begun.saved()
    assert frozen(begun)["arrived"]["lat"] == 59.4


def test_photos_picked_in_quick_succession_are_all_kept_in_their_order(begun: Handset, pictures: list[Path]):
    part(begun, "photos")
    lit = begun.question("lit")
    expect(lit.locator("[data-limits]")).to_contain_text("0 of up to 3, at least 1")
    for picture in pictures[:2]:
        lit.locator("[data-photo-input]").set_input_files(picture)
    expect(lit.locator("[data-photos] img")).to_have_count(2)
    begun.question("slips").locator("[data-gallery]").set_input_files(pictures[2:])
    expect(begun.question("slips").locator("[data-photos] img")).to_have_count(2)
    begun.saved()
    assert [one["question"] for one in frozen(begun)["evidence"]] == ["lit", "lit", "slips", "slips"]


def test_a_photo_is_kept_without_its_place_and_its_camera(begun: Handset, tmp_path: Path):
    shot = tmp_path / "with-place.jpg"
    exif = Image.Exif()
    exif[0x010F] = "Camera of Anna"
    exif.get_ifd(0x8825).update({1: "N", 2: (59.0, 26.0, 13.0), 3: "E", 4: (24.0, 45.0, 14.0)})
    Image.open(io.BytesIO(entrance(Random(1)))).save(shot, "JPEG", exif=exif)
    assert b"Camera of Anna" in shot.read_bytes()
    part(begun, "photos")
    begun.question("lit").locator("[data-photo-input]").set_input_files(shot)
    expect(begun.question("lit").locator("[data-photos] img")).to_have_count(1)
    begun.saved()
    heads = [bytes(head) for head in begun.page.evaluate(ROWS, ["bytes", ""]) if head[:2] == [0xFF, 0xD8]]
    assert len(heads) == 1
    for trace in (b"Exif", b"Camera of Anna", b"GPS"):
        assert trace not in heads[0]


def test_the_limit_of_photos_and_what_is_no_picture_are_said_at_the_question(
    begun: Handset, pictures: list[Path], tmp_path: Path
):
    part(begun, "photos")
    slips = begun.question("slips")
    said = slips.locator("[data-photo-message]")
    (tmp_path / "no-picture.jpg").write_text("no picture")
    slips.locator("[data-gallery]").set_input_files(tmp_path / "no-picture.jpg")
    expect(said).to_contain_text("cannot be read")
    slips.locator("[data-gallery]").set_input_files(pictures)
    expect(slips.locator("[data-photos] img")).to_have_count(3)
    expect(said).to_contain_text("1 photo did not fit")
    expect(slips.locator("[data-limits]")).to_contain_text("3 of up to 3")
    expect(slips.locator("[data-gallery]")).to_be_hidden()


def test_photos_are_asked_for_only_while_the_answers_need_them(kinds: Ward, chromium: Browser):
    with kinds.line() as line, kinds.handset(chromium, line) as begun:
        begun.begin("Järve 11")
        settled(begun)
        limits = begun.question("hours_posted").locator("[data-limits]")
        expect(limits).to_contain_text("0 of up to 2")
        expect(limits).not_to_contain_text("at least")
        begun.choose("hours_posted", "no")
        expect(limits).to_contain_text("at least 1")
        begun.choose("hours_posted", "yes")
        expect(limits).not_to_contain_text("at least")


def test_photos_are_put_in_order_by_keyboard_and_sent_in_it(begun: Handset, pictures: list[Path]):
    part(begun, "photos")
    begun.photograph("lit", pictures[:3])
    begun.saved()
    items = begun.question("lit").locator("[data-photos] > li[data-id]")
    first, second, third = [str(one.get_attribute("data-id")) for one in items.all()]
    last = begun.question("lit").locator(f"[data-move='-1 {third}']")
    last.focus()
    begun.page.keyboard.press("Enter")
    expect(items.nth(1)).to_have_attribute("data-id", third)
    expect(last).to_be_focused()
    begun.page.keyboard.press("Enter")
    expect(items.first).to_have_attribute("data-id", third)
    reload(begun)
    expect(items).to_have_count(3)
    assert [one.get_attribute("data-id") for one in items.all()] == [third, first, second]
    by_id = {one["id"]: one["sha256"] for one in begun.page.evaluate(ROWS, ["photos", ""])}
    assert [one["sha256"] for one in frozen(begun)["evidence"]] == [by_id[one] for one in (third, first, second)]


def test_a_deleted_photo_can_be_had_back_after_another_part_and_a_reload(begun: Handset, pictures: list[Path]):
    part(begun, "photos")
    begun.photograph("lit", pictures[:2])
    photos = begun.question("lit").locator("[data-photos] img")
    begun.question("lit").locator("[data-delete]").first.click()
    expect(photos).to_have_count(1)
    expect(begun.question("lit").locator("[data-undo]")).to_be_focused()
    part(begun, "taps")
    missing(begun)
    part(begun, "photos")
    reload(begun)
    expect(photos).to_have_count(1)
    begun.question("lit").locator("[data-undo]").click()
    expect(photos).to_have_count(2)
    begun.saved()
    assert len(frozen(begun)["evidence"]) == 2


def test_after_leaving_answers_are_from_memory_unless_they_were_noted(begun: Handset, kinds: Ward):
    begun.choose("greeted", "yes")
    begun.page.get_by_role("button", name="I have left").click()
    expect(begun.page.locator("[data-leaving] p")).to_contain_text("answers are marked “from memory”")
    begun.page.evaluate(CLOCK_MOVES, 12)
    begun.choose("grade", "fully")
    begun.choose("polite", "5")
    mark = begun.question("grade").locator("[data-memory]")
    expect(mark).to_have_text("From memory, 12 min after")
    begun.question("polite").locator("[data-memory]").click()
    expect(begun.question("polite").locator("[data-memory]")).to_have_attribute("aria-pressed", "false")
    expect(begun.question("greeted").locator("[data-memory]")).to_have_count(0)
    begun.saved()
    visit = begun.visit
    body = frozen(begun)
    how = {name: answer.get("how") for name, answer in body["answers"].items()}
    assert how == {"greeted": None, "grade": {"memory_min": 12}, "polite": None}
    assert body["extra"]["left_at"]

    # The reviewer reads it.
    begun.becomes(visit, "sent")
    cookie = kinds.cookie(begun.origin, "rita@acme.test")
    page = httpx2.get(f"{begun.origin}/visits/{visit}", cookies={"session": cookie["value"]}).text
    assert "from memory after 12 min" in page
    assert "Left the place" in page
    assert "When each answer was given" in page


def test_a_leaving_that_was_none_is_taken_back_with_its_marks(begun: Handset):
    begun.page.get_by_role("button", name="I have left").click()
    undo = begun.page.locator("[data-leaving]").get_by_role("button", name="Undo")
    expect(undo).to_be_visible()
    begun.choose("grade", "fully")
    expect(begun.question("grade").locator("[data-memory]")).to_be_visible()
    begun.page.wait_for_timeout(DOUBLE_TAP_MS)
    undo.click()
    expect(begun.question("grade").locator("[data-memory]")).to_have_count(0)
    begun.saved()
    body = frozen(begun)
    assert "how" not in body["answers"]["grade"]
    assert "left_at" not in (body.get("extra") or {})


def test_text_is_made_for_dictation_and_says_when_it_gets_full(begun: Handset):
    part(begun, "fields")
    story = begun.question("story")
    field = story.locator("[name=story]")
    for name, value in {"autocapitalize": "sentences", "spellcheck": "true", "enterkeyhint": "enter"}.items():
        expect(field).to_have_attribute(name, value)
    field.fill("x" * 79)
    expect(story.locator("[data-count]")).to_have_count(0)
    field.fill("x" * 88)
    expect(story.locator("[data-count]")).to_have_text("Room for 12 more characters")
    field.press_sequentially("y" * 20)
    expect(story.locator("[data-count]")).to_contain_text("full")
    begun.saved()
    assert frozen(begun)["answers"]["story"]["value"] == "x" * 88 + "y" * 12


def test_the_trail_tells_when_each_answer_changed_and_survives_a_reload(begun: Handset):
    begun.choose("greeted", "yes")
    part(begun, "fields")
    begun.question("story").locator("[name=story]").press_sequentially("A bell rang twice.", delay=20)
    reload(begun)
    begun.page.evaluate(CLOCK_MOVES, 1)
    part(begun, "taps")
    begun.choose("greeted", "no")
    begun.saved()
    trail = [one["question"] for one in frozen(begun)["trail"]]
    assert trail == ["greeted", "story", "greeted"]
