"""Filling in: every kind of question under one thumb, and nothing of it lost by a tap, a reload or a moved clock."""

import io
import re
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import httpx2
import pytest
from PIL import Image
from playwright.sync_api import Browser, expect

from shopper.demo.pictures import entrance
from tests.browser.faults import Line
from tests.browser.handsets import PLACES, SHOPPERS, Handset, Ward
from tests.builders.every_kind import EVERY_KIND

pytestmark = pytest.mark.browser
TARGET = 48
ROWS = """async ([store, name]) => {
    const answered = (asked) => new Promise((done) => (asked.onsuccess = () => done(asked.result)));
    const db = await answered(indexedDB.open("shopper"));
    const rows = await answered(db.transaction(store).objectStore(store).getAll());
    db.close();
    return store === "outbox" ? JSON.parse(new TextDecoder().decode(rows.find((row) => row.visit === name).body))
      : store === "bytes" ? rows.map((bytes) => [...new Uint8Array(bytes).slice(0, 4096)]) : rows;
}"""
FOUND = """async (rows) => (await (0, eval)(rows)(["visits", ""])).some((visit) => visit.arrived?.fix?.lat === 59.4)"""
CLOCK_MOVES = """(minutes) => {
    const { now } = Date;
    Date.now = () => now() + minutes * 60_000;
}"""
SMALL_TARGETS = """(target) => [...document.querySelectorAll("main form :is(label, button, input, textarea)")]
    .map((one) => [one.getBoundingClientRect(), one])
    .filter(([, one]) => !one.matches("label > input, [data-comment]"))
    .filter(([{ width, height }]) => width && (height < target || width < target))
    .map(([box, one]) => `${one.outerHTML.slice(0, 80)} ${box.width}x${box.height}`)"""


@pytest.fixture(scope="module")
def kinds(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ward]:
    """Serve a script with every kind of question to many shoppers."""
    folder = tmp_path_factory.mktemp("kinds")
    ward = Ward(prepared, folder)
    (folder / "kinds.yaml").write_text(EVERY_KIND)
    rows = "".join(
        f"acme,2027-02,{PLACES[0]},s{n}@acme.test,every-kind,2020-01-01,2099-12-31\n" for n in range(SHOPPERS)
    )
    (folder / "kinds.csv").write_text("client,wave,location,shopper,scenario,from,to\n" + rows)
    ward.installation.run("publish", str(folder / "kinds.yaml"))
    ward.installation.run("import", "assignments", str(folder / "kinds.csv"))
    yield ward
    ward.installation.stop()


@pytest.fixture
def line(kinds: Ward) -> Iterator[Line]:
    """Lay a line to the server."""
    with kinds.line() as line:
        yield line


@pytest.fixture
def anna(kinds: Ward, chromium: Browser, line: Line) -> Iterator[Handset]:
    """Give the next shopper a phone on which a visit has begun, and all that comes after the questions is there."""
    with kinds.handset(chromium, line) as handset:
        handset.begin("Every kind")
        settled(handset)
        yield handset


@pytest.fixture
def pictures(tmp_path: Path) -> list[Path]:
    """Take four photos, each another one."""
    paths = [tmp_path / f"picture-{number}.jpg" for number in range(4)]
    for number, path in enumerate(paths):
        path.write_bytes(entrance(Random(number)))
    return paths


def settled(anna: Handset) -> None:
    """Wait until the extras of the questions are there."""
    expect(anna.page.locator("[data-leaving]")).to_be_attached()


def part(anna: Handset, name: str, question: str = "") -> None:
    """Turn to a part of the checklist."""
    anna.show(f"#/visit/{anna.visit}/{name}" + (f"/{question}" if question else ""))
    expect(anna.page.locator("body")).to_have_attribute("data-section", name)


def reload(anna: Handset) -> None:
    anna.saved()
    anna.page.reload()
    anna.on("visit")
    settled(anna)


def tap(anna: Handset, question: str, control: str) -> None:
    """Tap a control of a timer, later than a trembling finger would."""
    anna.page.wait_for_timeout(650)
    anna.question(question).locator(f"[data-{control}]").click()


def missing(anna: Handset) -> list[str]:
    """Go to the end; return what is said to be missing there."""
    anna.show(f"#/finish/{anna.visit}")
    anna.on("finish")
    return [str(one.get_attribute("data-code")) for one in anna.page.locator("#missing a").all()]


def frozen(anna: Handset) -> dict[str, Any]:
    """Finish, and return the body as it will be sent."""
    return dict(anna.page.evaluate(ROWS, ["outbox", anna.finish()]))


def test_every_kind_is_answered_with_one_thumb_on_the_narrowest_phone(anna: Handset):
    anna.page.set_viewport_size({"width": 320, "height": 640})
    anna.choose("greeted", "yes")
    anna.choose("grade", "partly")
    anna.choose("offered", "nothing", "plan", "device")
    anna.choose("polite", "4")
    anna.choose("ten", "10")
    anna.choose("recommend", "0")
    assert anna.page.evaluate(SMALL_TARGETS, TARGET) == []
    part(anna, "fields")
    anna.write("price", "12,5")
    anna.write("frost", "-7")
    expect(anna.question("price").locator("[name=price]")).to_have_attribute("inputmode", "decimal")
    expect(anna.question("frost").locator("[name=frost]")).to_have_attribute("inputmode", "text")
    anna.write("day", "2026-11-10")
    anna.write("story", "A bell rang.")
    tap(anna, "came", "now")
    expect(anna.question("came").locator("[data-now]")).to_be_hidden()
    assert anna.page.evaluate(SMALL_TARGETS, TARGET) == []
    answers = frozen(anna)["answers"]
    assert re.fullmatch(r"\d\d:\d\d", answers.pop("came")["value"])
    assert {name: answer["value"] for name, answer in answers.items()} == {
        "greeted": "yes", "grade": "partly", "offered": ["plan", "device"], "polite": 4, "ten": 10, "recommend": 0,
        "price": 12.5, "frost": -7, "day": "2026-11-10", "story": "A bell rang.",
    }  # fmt: skip


def test_what_is_missing_leads_to_the_very_place_where_it_is_mended(anna: Handset):
    anna.not_applicable("greeted")
    part(anna, "fields")
    tap(anna, "talk", "start")
    assert missing(anna) == ["na_reason", "required", "running", "photo"]
    focused = {
        "na_reason": "[data-question=greeted] [data-comment-text]",
        "required": "[data-question=wait] [data-start]",
        "running": "[data-question=talk] [data-stop]",
        "photo": "[data-question=lit] [data-photo-input]",
    }
    for code, place in focused.items():
        anna.page.locator(f"#missing a[data-code={code}]").click()
        anna.on("visit")
        expect(anna.page.locator(place)).to_be_focused()
        expect(anna.page.locator("fieldset:has(:focus) [role=alert]:not([hidden])").first).to_be_visible()
        anna.page.go_back()
        anna.on("finish")


def test_na_asks_for_its_reason_until_there_is_one(anna: Handset):
    reason = anna.question("polite").get_by_role("textbox", name="Why does it not apply?")
    expect(reason).to_be_hidden()
    anna.not_applicable("polite")
    expect(reason).to_be_visible()
    assert "na_reason" in missing(anna)
    anna.page.go_back()
    reason.fill("Nobody spoke to me.")
    anna.saved()
    assert "na_reason" not in missing(anna)
    answer = frozen(anna)["answers"]["polite"]
    assert (answer["na"], answer["comment"]) == (True, "Nobody spoke to me.")


def test_na_taken_back_gives_back_what_was_written_also_after_a_reload(anna: Handset):
    part(anna, "fields")
    for question, text in (("frost", "-7"), ("story", "A bell rang.")):
        anna.write(question, text)
        field = anna.question(question).locator(f"[name={question}]")
        anna.not_applicable(question)
        expect(field).to_have_value("")
        reload(anna)
        expect(field).to_have_value("")
        anna.not_applicable(question)
        expect(field).to_have_value(text)
        expect(anna.question(question).locator("input[data-na]")).not_to_be_checked()
    anna.saved()
    answers = frozen(anna)["answers"]
    assert (answers["frost"]["value"], answers["story"]["value"]) == (-7, "A bell rang.")
    assert "na" not in answers["frost"]
    assert "before" not in answers["frost"]


def test_two_timers_run_at_once_and_over_a_reload(anna: Handset):
    part(anna, "fields")
    tap(anna, "wait", "start")
    tap(anna, "talk", "start")
    anna.page.wait_for_timeout(1100)
    reload(anna)
    for question in ("wait", "talk"):
        expect(anna.question(question).locator("[data-elapsed]")).not_to_have_text("0:00")
        tap(anna, question, "stop")
    anna.saved()
    answers = frozen(anna)["answers"]
    assert answers["wait"]["value"] >= answers["talk"]["value"] >= 1
    assert answers["wait"]["how"] == {"timer": True}


def test_a_trembling_finger_stops_no_timer(anna: Handset):
    part(anna, "fields")
    anna.question("wait").locator("[data-start]").dblclick()
    anna.page.wait_for_timeout(1100)
    expect(anna.question("wait").locator("[data-stop]")).to_be_visible()
    expect(anna.question("wait").locator("[data-elapsed]")).not_to_have_text("0:00")


def test_no_single_tap_takes_a_measured_time_away(anna: Handset):
    part(anna, "fields")
    wait = anna.question("wait")
    back, elapsed = wait.locator("[data-back]"), wait.locator("[data-elapsed]")
    tap(anna, "wait", "start")

    # N/A while it runs: it goes on as if nothing had been, also after a reload.
    anna.not_applicable("wait")
    expect(back).to_have_text("Go on timing")
    reload(anna)
    tap(anna, "wait", "back")
    expect(wait.locator("input[data-na]")).not_to_be_checked()
    expect(elapsed).not_to_have_text("0:00")

    # Stopped too early: it goes on.
    tap(anna, "wait", "stop")
    tap(anna, "wait", "back")
    expect(wait.locator("[data-stop]")).to_be_visible()
    tap(anna, "wait", "stop")
    measured = elapsed.inner_text()

    # Written over by hand, and N/A after that: the way back is always there.
    tap(anna, "wait", "mend")
    wait.locator("[data-by-hand]").fill("4:12")
    wait.locator("[data-by-hand]").press("Enter")
    expect(wait.locator("[data-hand]")).to_be_visible()
    edges = "one => one.parentElement.getBoundingClientRect().right - one.getBoundingClientRect().right"
    assert wait.locator("[data-mend]").evaluate(edges) == 0, "it stays at the card's edge"
    expect(elapsed).to_have_text("4:12")
    expect(wait.locator("[data-hand]")).to_have_text("by hand")
    expect(back).to_have_text(f"Back to {measured}")
    anna.not_applicable("wait")
    expect(back).to_have_text("Back to 4:12")
    anna.not_applicable("wait")
    expect(elapsed).to_have_text("4:12")
    anna.saved()
    answer = frozen(anna)["answers"]["wait"]
    assert (answer["value"], answer["how"]) == (252, {"by_hand": True})


def test_what_is_no_number_and_no_time_stays_where_it_was_written_until_it_is_mended(anna: Handset):
    visit = anna.visit
    part(anna, "fields")
    anna.write("price", "3 or 4")
    tap(anna, "wait", "start")
    tap(anna, "wait", "stop")
    measured = anna.question("wait").locator("[data-elapsed]").inner_text()
    tap(anna, "wait", "mend")
    anna.question("wait").locator("[data-by-hand]").fill("quite long")
    anna.show("#/visits")
    anna.on("visits")
    anna.page.reload()
    anna.on("visits")
    anna.show(f"#/visit/{visit}/fields")
    anna.on("visit")
    settled(anna)
    price, wait = anna.question("price"), anna.question("wait")
    expect(price.locator("[name=price]")).to_have_value("3 or 4")
    expect(price.locator("[data-message]")).to_have_text("Write one number, such as 3.5.")
    expect(wait.locator("[data-by-hand]")).to_have_value("quite long")
    expect(wait.locator("[data-message]")).to_contain_text("such as 4:12")
    expect(wait.locator("[data-elapsed]")).to_have_text("0:00")
    expect(wait.locator("[data-back]")).to_have_text(f"Back to {measured}")
    anna.saved()
    assert missing(anna) == ["value", "value", "photo"]

    # What was written goes with the answer that takes its place.
    part(anna, "fields")
    anna.not_applicable("wait")
    expect(wait.locator("[data-by-hand]")).to_be_hidden()
    anna.not_applicable("wait")
    expect(wait.locator("[data-elapsed]")).to_have_text(measured)
    expect(wait.locator("[data-by-hand]")).to_be_hidden()
    anna.write("price", "3.5")
    assert missing(anna) == ["photo"]
    answers = frozen(anna)["answers"]
    assert (answers["price"]["value"], answers["wait"]["how"]) == (3.5, {"timer": True})


def test_a_time_is_kept_while_it_is_being_written_and_what_was_measured_can_be_had_back(anna: Handset):
    part(anna, "fields")
    wait = anna.question("wait")
    field = wait.locator("[data-by-hand]")
    tap(anna, "wait", "start")
    tap(anna, "wait", "stop")
    measured = wait.locator("[data-elapsed]").inner_text()
    tap(anna, "wait", "mend")
    field.press_sequentially("4:1", delay=20)
    expect(anna.page.locator("body")).to_have_attribute("data-saved", "saving")
    anna.saved()
    field.press_sequentially("2", delay=20)
    expect(field).to_have_value("4:12")
    expect(field).to_be_focused()
    anna.saved()
    anna.page.reload()
    anna.on("visit")
    settled(anna)
    expect(wait.locator("[data-elapsed]")).to_have_text("4:12")
    expect(wait.locator("[data-back]")).to_have_text(f"Back to {measured}")

    # What was written once more stands for what was measured, too.
    tap(anna, "wait", "mend")
    field.fill("5:00")
    field.press("Enter")
    expect(wait.locator("[data-elapsed]")).to_have_text("5:00")
    expect(wait.locator("[data-back]")).to_have_text(f"Back to {measured}")


def test_what_is_no_time_can_be_emptied_or_replaced_by_what_stood_there_before(anna: Handset):
    part(anna, "fields")
    wait = anna.question("wait")
    field = wait.locator("[data-by-hand]")
    for written, shown in (("", "0:00"), ("4:12", "4:12")):
        if written:
            tap(anna, "wait", "mend")
            field.fill(written)
            field.press("Enter")
            expect(field).to_be_hidden()
        tap(anna, "wait", "mend")
        field.fill("abc")
        field.blur()
        expect(wait.locator("[data-message]")).to_contain_text("such as 4:12")
        field.fill(written)
        field.blur()
        expect(field).to_be_hidden()
        expect(wait.locator("[data-message]")).to_be_hidden()
        expect(wait.locator("[data-elapsed]")).to_have_text(shown)
    reload(anna)
    expect(field).to_be_hidden()
    assert missing(anna) == ["photo"]


def test_the_list_clears_an_answer_and_not_its_comment_and_opens_what_is_no_time(anna: Handset):
    anna.not_applicable("greeted")
    anna.comment("greeted", "They looked away")
    part(anna, "fields")
    tap(anna, "wait", "mend")
    anna.question("wait").locator("[data-by-hand]").fill("ten")
    anna.show(f"#/list/{anna.visit}")
    anna.on("list")
    anna.page.click("#edit")
    anna.question("greeted").locator("[data-clear]").click()
    anna.page.click("#edit")
    row = anna.question("wait").locator("[data-row]")
    expect(row).to_have_attribute("data-state", "odd")
    row.click()
    expect(anna.question("wait").locator("[data-by-hand]")).to_have_value("ten")
    expect(row).to_have_attribute("aria-expanded", "true")

    # What is written next is no tap that could be undone.
    anna.question("greeted").locator("[data-row]").click()
    expect(anna.page.locator("#undo")).to_be_visible()
    anna.question("wait").locator("[data-by-hand]").fill("10:00")
    expect(anna.page.locator("#undo")).to_be_hidden()
    anna.question("greeted").locator("[data-row]").click()
    anna.show(f"#/visit/{anna.visit}/taps")
    anna.on("visit")
    expect(anna.question("greeted").locator("[data-comment-text]")).to_have_value("They looked away")
    expect(anna.question("greeted").locator("[data-comment-text]")).to_be_visible()


def test_a_place_that_is_found_when_the_checklist_was_left_comes_into_the_draft(anna: Handset):
    visit = anna.visit
    anna.choose("greeted", "yes")
    anna.page.evaluate("""() => {
      navigator.geolocation.getCurrentPosition = (found) => { globalThis.find = () => found({
        coords: { latitude: 59.4, longitude: 24.7, accuracy: 20 }, timestamp: Date.now() }); };
    }""")
    anna.page.click("#i-am-there")
    expect(anna.page.locator("#place")).to_have_attribute("data-place", "asking")
    anna.show("#/visits")
    anna.on("visits")
    expect(anna.page.locator("a[data-state=draft]")).to_have_count(1)
    anna.page.evaluate("find()")
    anna.page.wait_for_function(FOUND, arg=ROWS)
    anna.show(f"#/visit/{visit}")
    anna.on("visit")
    expect(anna.page.locator("#place")).not_to_have_attribute("data-place", "not-asked")

    # A later search that finds nothing takes nothing away.
    anna.page.evaluate("() => { navigator.geolocation.getCurrentPosition = (_, failed) => failed({ code: 2 }) }")
    anna.page.click("#i-am-there")
    expect(anna.page.locator("#i-am-there")).to_be_enabled()
    anna.saved()
    assert frozen(anna)["arrived"]["lat"] == 59.4


def test_a_clock_that_is_moved_over_a_timing_is_said_to_the_shopper_and_sent(anna: Handset):
    part(anna, "fields")
    note = anna.question("wait").locator("[data-moved]")
    tap(anna, "wait", "start")
    expect(note).to_be_hidden()
    anna.page.evaluate(CLOCK_MOVES, 24 * 60)
    tap(anna, "wait", "stop")
    expect(note).to_contain_text("clock was moved")
    extra = frozen(anna)["extra"]
    assert extra["clock_moved"] == ["wait"]
    assert extra["clock_gap_ms"]["wait"] == pytest.approx(86_400_000, abs=60_000)


def test_a_phone_that_was_locked_meanwhile_is_not_accused_of_a_moved_clock(anna: Handset):
    part(anna, "fields")
    tap(anna, "wait", "start")
    anna.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    anna.page.evaluate(CLOCK_MOVES, 10)
    tap(anna, "wait", "stop")
    expect(anna.question("wait").locator("[data-elapsed]")).to_contain_text("10:0")
    expect(anna.question("wait").locator("[data-moved]")).to_be_hidden()


def test_photos_picked_in_quick_succession_are_all_kept_in_their_order(anna: Handset, pictures: list[Path]):
    part(anna, "photos")
    lit = anna.question("lit")
    expect(lit.locator("[data-limits]")).to_contain_text("0 of up to 3, at least 1")
    for picture in pictures[:2]:
        lit.locator("[data-photo-input]").set_input_files(picture)
    expect(lit.locator("[data-photos] img")).to_have_count(2)
    anna.question("slips").locator("[data-gallery]").set_input_files(pictures[2:])
    expect(anna.question("slips").locator("[data-photos] img")).to_have_count(2)
    anna.saved()
    assert [one["question"] for one in frozen(anna)["evidence"]] == ["lit", "lit", "slips", "slips"]


def test_a_photo_is_kept_without_its_place_and_its_camera(anna: Handset, tmp_path: Path):
    shot = tmp_path / "with-place.jpg"
    exif = Image.Exif()
    exif[0x010F] = "Camera of Anna"
    exif.get_ifd(0x8825).update({1: "N", 2: (59.0, 26.0, 13.0), 3: "E", 4: (24.0, 45.0, 14.0)})
    Image.open(io.BytesIO(entrance(Random(1)))).save(shot, "JPEG", exif=exif)
    assert b"Camera of Anna" in shot.read_bytes()
    part(anna, "photos")
    anna.question("lit").locator("[data-photo-input]").set_input_files(shot)
    expect(anna.question("lit").locator("[data-photos] img")).to_have_count(1)
    anna.saved()
    heads = [bytes(head) for head in anna.page.evaluate(ROWS, ["bytes", ""]) if head[:2] == [0xFF, 0xD8]]
    assert len(heads) == 1
    for trace in (b"Exif", b"Camera of Anna", b"GPS"):
        assert trace not in heads[0]


def test_the_limit_of_photos_and_what_is_no_picture_are_said_at_the_question(
    anna: Handset, pictures: list[Path], tmp_path: Path
):
    part(anna, "photos")
    slips = anna.question("slips")
    said = slips.locator("[data-photo-message]")
    (tmp_path / "no-picture.jpg").write_text("no picture")
    slips.locator("[data-gallery]").set_input_files(tmp_path / "no-picture.jpg")
    expect(said).to_contain_text("cannot be read")
    slips.locator("[data-gallery]").set_input_files(pictures)
    expect(slips.locator("[data-photos] img")).to_have_count(3)
    expect(said).to_contain_text("1 photo did not fit")
    expect(slips.locator("[data-limits]")).to_contain_text("3 of up to 3")
    expect(slips.locator("[data-gallery]")).to_be_hidden()


def test_photos_are_asked_for_only_while_the_answers_need_them(kinds: Ward, chromium: Browser, line: Line):
    with kinds.handset(chromium, line) as anna:
        anna.begin("Järve 11")
        settled(anna)
        limits = anna.question("hours_posted").locator("[data-limits]")
        expect(limits).to_contain_text("0 of up to 2")
        expect(limits).not_to_contain_text("at least")
        anna.choose("hours_posted", "no")
        expect(limits).to_contain_text("at least 1")
        anna.choose("hours_posted", "yes")
        expect(limits).not_to_contain_text("at least")


def test_photos_are_put_in_order_by_keyboard_and_sent_in_it(anna: Handset, pictures: list[Path]):
    part(anna, "photos")
    anna.photograph("lit", pictures[:3])
    anna.saved()
    items = anna.question("lit").locator("[data-photos] > li[data-id]")
    first, second, third = [str(one.get_attribute("data-id")) for one in items.all()]
    last = anna.question("lit").locator(f"[data-move='-1 {third}']")
    last.focus()
    anna.page.keyboard.press("Enter")
    expect(items.nth(1)).to_have_attribute("data-id", third)
    expect(last).to_be_focused()
    anna.page.keyboard.press("Enter")
    expect(items.first).to_have_attribute("data-id", third)
    reload(anna)
    expect(items).to_have_count(3)
    assert [one.get_attribute("data-id") for one in items.all()] == [third, first, second]
    by_id = {one["id"]: one["sha256"] for one in anna.page.evaluate(ROWS, ["photos", ""])}
    assert [one["sha256"] for one in frozen(anna)["evidence"]] == [by_id[one] for one in (third, first, second)]


def test_a_deleted_photo_can_be_had_back_after_another_part_and_a_reload(anna: Handset, pictures: list[Path]):
    part(anna, "photos")
    anna.photograph("lit", pictures[:2])
    photos = anna.question("lit").locator("[data-photos] img")
    anna.question("lit").locator("[data-delete]").first.click()
    expect(photos).to_have_count(1)
    expect(anna.question("lit").locator("[data-undo]")).to_be_focused()
    part(anna, "taps")
    missing(anna)
    part(anna, "photos")
    reload(anna)
    expect(photos).to_have_count(1)
    anna.question("lit").locator("[data-undo]").click()
    expect(photos).to_have_count(2)
    anna.saved()
    assert len(frozen(anna)["evidence"]) == 2


def test_after_leaving_answers_are_from_memory_unless_they_were_noted(anna: Handset, kinds: Ward):
    anna.choose("greeted", "yes")
    anna.page.get_by_role("button", name="I have left").click()
    expect(anna.page.locator("[data-leaving] p")).to_contain_text("answers are marked “from memory”")
    anna.page.evaluate(CLOCK_MOVES, 12)
    anna.choose("grade", "fully")
    anna.choose("polite", "5")
    mark = anna.question("grade").locator("[data-memory]")
    expect(mark).to_have_text("From memory, 12 min after")
    anna.question("polite").locator("[data-memory]").click()
    expect(anna.question("polite").locator("[data-memory]")).to_have_attribute("aria-pressed", "false")
    expect(anna.question("greeted").locator("[data-memory]")).to_have_count(0)
    anna.saved()
    visit = anna.visit
    body = frozen(anna)
    how = {name: answer.get("how") for name, answer in body["answers"].items()}
    assert how == {"greeted": None, "grade": {"memory_min": 12}, "polite": None}
    assert body["extra"]["left_at"]

    # The reviewer reads it.
    anna.becomes(visit, "sent")
    cookie = kinds.cookie(anna.origin, "rita@acme.test")
    page = httpx2.get(f"{anna.origin}/visits/{visit}", cookies={"session": cookie["value"]}).text
    assert "from memory after 12 min" in page
    assert "Left the place" in page
    assert "When each answer was given" in page


def test_a_leaving_that_was_none_is_taken_back_with_its_marks(anna: Handset):
    anna.page.get_by_role("button", name="I have left").click()
    undo = anna.page.locator("[data-leaving]").get_by_role("button", name="Undo")
    expect(undo).to_be_visible()
    anna.choose("grade", "fully")
    expect(anna.question("grade").locator("[data-memory]")).to_be_visible()
    anna.page.wait_for_timeout(650)
    undo.click()
    expect(anna.question("grade").locator("[data-memory]")).to_have_count(0)
    anna.saved()
    body = frozen(anna)
    assert "how" not in body["answers"]["grade"]
    assert "left_at" not in (body.get("extra") or {})


def test_text_is_made_for_dictation_and_says_when_it_gets_full(anna: Handset):
    part(anna, "fields")
    story = anna.question("story")
    field = story.locator("[name=story]")
    for name, value in {"autocapitalize": "sentences", "spellcheck": "true", "enterkeyhint": "enter"}.items():
        expect(field).to_have_attribute(name, value)
    field.fill("x" * 79)
    expect(story.locator("[data-count]")).to_have_count(0)
    field.fill("x" * 88)
    expect(story.locator("[data-count]")).to_have_text("Room for 12 more characters")
    field.press_sequentially("y" * 20)
    expect(story.locator("[data-count]")).to_contain_text("full")
    anna.saved()
    assert frozen(anna)["answers"]["story"]["value"] == "x" * 88 + "y" * 12


def test_the_trail_tells_when_each_answer_changed_and_survives_a_reload(anna: Handset):
    anna.choose("greeted", "yes")
    part(anna, "fields")
    anna.question("story").locator("[name=story]").press_sequentially("A bell rang twice.", delay=20)
    reload(anna)
    anna.page.evaluate(CLOCK_MOVES, 1)
    part(anna, "taps")
    anna.choose("greeted", "no")
    anna.saved()
    trail = [one["question"] for one in frozen(anna)["trail"]]
    assert trail == ["greeted", "story", "greeted"]
