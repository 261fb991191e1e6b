"""Times and numbers: timers that no accident takes away, and what is written by hand, kept as it was."""

import pytest
from playwright.sync_api import expect

from tests.browser.every_kind import CLOCK_MOVES, frozen, missing, part, reload, settled, tap
from tests.browser.handsets import Handset

pytestmark = pytest.mark.browser


def test_two_timers_run_at_once_and_over_a_reload(begun: Handset):
    part(begun, "fields")
    tap(begun, "wait", "start")
    tap(begun, "talk", "start")
    begun.page.wait_for_timeout(1100)
    reload(begun)
    for question in ("wait", "talk"):
        expect(begun.question(question).locator("[data-elapsed]")).not_to_have_text("0:00")
        tap(begun, question, "stop")
    begun.saved()
    answers = frozen(begun)["answers"]
    assert answers["wait"]["value"] >= answers["talk"]["value"] >= 1
    assert answers["wait"]["how"] == {"timer": True}


def test_a_trembling_finger_stops_no_timer(begun: Handset):
    part(begun, "fields")
    begun.question("wait").locator("[data-start]").dblclick()
    begun.page.wait_for_timeout(1100)
    expect(begun.question("wait").locator("[data-stop]")).to_be_visible()
    expect(begun.question("wait").locator("[data-elapsed]")).not_to_have_text("0:00")


def test_no_single_tap_takes_a_measured_time_away(begun: Handset):
    part(begun, "fields")
    wait = begun.question("wait")
    back, elapsed = wait.locator("[data-back]"), wait.locator("[data-elapsed]")
    tap(begun, "wait", "start")

    # N/A while it runs: it goes on as if nothing had been, also after a reload.
    begun.not_applicable("wait")
    expect(back).to_have_text("Go on timing")
    reload(begun)
    tap(begun, "wait", "back")
    expect(wait.locator("input[data-na]")).not_to_be_checked()
    expect(elapsed).not_to_have_text("0:00")

    # Stopped too early: it goes on.
    tap(begun, "wait", "stop")
    tap(begun, "wait", "back")
    expect(wait.locator("[data-stop]")).to_be_visible()
    tap(begun, "wait", "stop")
    measured = elapsed.inner_text()

    # Written over by hand, and N/A after that: the way back is always there.
    tap(begun, "wait", "mend")
    wait.locator("[data-by-hand]").fill("4:12")
    wait.locator("[data-by-hand]").press("Enter")
    expect(wait.locator("[data-hand]")).to_be_visible()
    edges = "one => one.parentElement.getBoundingClientRect().right - one.getBoundingClientRect().right"
    assert wait.locator("[data-mend]").evaluate(edges) == 0, "it stays at the card's edge"
    expect(elapsed).to_have_text("4:12")
    expect(wait.locator("[data-hand]")).to_have_text("by hand")
    expect(back).to_have_text(f"Back to {measured}")
    begun.not_applicable("wait")
    expect(back).to_have_text("Back to 4:12")
    begun.not_applicable("wait")
    expect(elapsed).to_have_text("4:12")
    begun.saved()
    answer = frozen(begun)["answers"]["wait"]
    assert (answer["value"], answer["how"]) == (252, {"by_hand": True})


def test_a_time_that_was_measured_first_can_be_had_back_after_timing_went_on(begun: Handset):
    part(begun, "fields")
    wait = begun.question("wait")
    back, elapsed = wait.locator("[data-back]"), wait.locator("[data-elapsed]")
    tap(begun, "wait", "start")
    begun.page.wait_for_timeout(1100)
    tap(begun, "wait", "stop")
    measured = elapsed.inner_text()
    tap(begun, "wait", "back")
    begun.page.evaluate(CLOCK_MOVES, 3)
    tap(begun, "wait", "stop")
    expect(elapsed).to_contain_text("3:")
    reload(begun)
    expect(back).to_have_text("Go on timing")
    tap(begun, "wait", "back")
    expect(back).to_have_text(f"Back to {measured}")
    tap(begun, "wait", "back")
    expect(elapsed).to_have_text(measured)
    expect(back).to_have_text("Go on timing")


def test_a_timer_that_is_started_beside_what_was_written_leaves_a_way_back_to_it(begun: Handset):
    part(begun, "fields")
    talk = begun.question("talk")
    tap(begun, "talk", "mend")
    talk.locator("[data-by-hand]").fill("about ten")
    talk.locator("[data-by-hand]").blur()
    tap(begun, "talk", "start")
    expect(talk.locator("[data-by-hand]")).to_be_hidden()
    expect(talk.locator("[data-back]")).to_have_text("Back to about ten")
    reload(begun)
    tap(begun, "talk", "back")
    expect(talk.locator("[data-by-hand]")).to_have_value("about ten")
    expect(talk.locator("[data-message]")).to_contain_text("such as 4:12")
    expect(talk.locator("[data-back]")).to_have_text("Go on timing")


def test_what_is_no_number_and_no_time_stays_where_it_was_written_until_it_is_mended(begun: Handset):
    visit = begun.visit
    part(begun, "fields")
    begun.write("price", "3 or 4")
    tap(begun, "wait", "start")
    tap(begun, "wait", "stop")
    measured = begun.question("wait").locator("[data-elapsed]").inner_text()
    tap(begun, "wait", "mend")
    begun.question("wait").locator("[data-by-hand]").fill("quite long")
    begun.show("#/visits")
    begun.on("visits")
    begun.page.reload()
    begun.on("visits")
    begun.show(f"#/visit/{visit}/fields")
    begun.on("visit")
    settled(begun)
    price, wait = begun.question("price"), begun.question("wait")
    expect(price.locator("[name=price]")).to_have_value("3 or 4")
    expect(price.locator("[data-message]")).to_have_text("Write one number, such as 3.5.")
    expect(wait.locator("[data-by-hand]")).to_have_value("quite long")
    expect(wait.locator("[data-message]")).to_contain_text("such as 4:12")
    expect(wait.locator("[data-elapsed]")).to_have_text("0:00")
    expect(wait.locator("[data-back]")).to_have_text(f"Back to {measured}")
    begun.saved()
    assert missing(begun) == ["value", "value", "photo"]

    # What was written goes with the answer that takes its place.
    part(begun, "fields")
    begun.not_applicable("wait")
    expect(wait.locator("[data-by-hand]")).to_be_hidden()
    begun.not_applicable("wait")
    expect(wait.locator("[data-elapsed]")).to_have_text(measured)
    expect(wait.locator("[data-by-hand]")).to_be_hidden()
    begun.write("price", "3.5")
    assert missing(begun) == ["photo"]
    answers = frozen(begun)["answers"]
    assert (answers["price"]["value"], answers["wait"]["how"]) == (3.5, {"timer": True})


def test_a_time_is_kept_while_it_is_being_written_and_what_was_measured_can_be_had_back(begun: Handset):
    part(begun, "fields")
    wait = begun.question("wait")
    field = wait.locator("[data-by-hand]")
    tap(begun, "wait", "start")
    tap(begun, "wait", "stop")
    measured = wait.locator("[data-elapsed]").inner_text()
    tap(begun, "wait", "mend")
    field.press_sequentially("4:1", delay=20)
    expect(begun.page.locator("body")).to_have_attribute("data-saved", "saving")
    begun.saved()
    field.press_sequentially("2", delay=20)
    expect(field).to_have_value("4:12")
    expect(field).to_be_focused()
    begun.saved()
    begun.page.reload()
    begun.on("visit")
    settled(begun)
    expect(wait.locator("[data-elapsed]")).to_have_text("4:12")
    expect(wait.locator("[data-back]")).to_have_text(f"Back to {measured}")

    # What was written once more stands for what was measured, too.
    tap(begun, "wait", "mend")
    field.fill("5:00")
    field.press("Enter")
    expect(wait.locator("[data-elapsed]")).to_have_text("5:00")
    expect(wait.locator("[data-back]")).to_have_text(f"Back to {measured}")


def test_what_is_no_time_can_be_emptied_or_replaced_by_what_stood_there_before(begun: Handset):
    part(begun, "fields")
    wait = begun.question("wait")
    field = wait.locator("[data-by-hand]")
    for written, shown in (("", "0:00"), ("4:12", "4:12")):
        if written:
            tap(begun, "wait", "mend")
            field.fill(written)
            field.press("Enter")
            expect(field).to_be_hidden()
        tap(begun, "wait", "mend")
        field.fill("abc")
        field.blur()
        expect(wait.locator("[data-message]")).to_contain_text("such as 4:12")
        field.fill(written)
        field.blur()
        expect(field).to_be_hidden()
        expect(wait.locator("[data-message]")).to_be_hidden()
        expect(wait.locator("[data-elapsed]")).to_have_text(shown)
    reload(begun)
    expect(field).to_be_hidden()
    assert missing(begun) == ["photo"]


def test_the_list_clears_an_answer_and_not_its_reason_and_opens_what_is_no_time(begun: Handset):
    begun.not_applicable("greeted")
    begun.comment("greeted", "They looked away")
    part(begun, "fields")
    tap(begun, "wait", "mend")
    begun.question("wait").locator("[data-by-hand]").fill("ten")
    begun.show(f"#/list/{begun.visit}")
    begun.on("list")
    begun.page.click("#edit")
    begun.question("greeted").locator("[data-clear]").click()
    begun.page.click("#edit")
    row = begun.question("wait").locator("[data-row]")
    expect(row).to_have_attribute("data-state", "odd")
    row.click()
    expect(begun.question("wait").locator("[data-by-hand]")).to_have_value("ten")
    expect(row).to_have_attribute("aria-expanded", "true")

    # What is written next is no tap that could be undone.
    begun.question("greeted").locator("[data-row]").click()
    expect(begun.page.locator("#undo")).to_be_visible()
    begun.question("wait").locator("[data-by-hand]").fill("10:00")
    expect(begun.page.locator("#undo")).to_be_hidden()
    for _ in range(2):
        begun.question("greeted").locator("[data-row]").click()
    expect(begun.question("greeted").locator("[data-row]")).to_have_attribute("data-state", "na")
    begun.show(f"#/visit/{begun.visit}/taps")
    begun.on("visit")
    expect(begun.question("greeted").locator("[data-comment-text]")).to_have_value("They looked away")
    expect(begun.question("greeted").locator("[data-comment-text]")).to_be_visible()


def test_a_clock_that_is_moved_over_a_timing_is_said_to_the_shopper_and_sent(begun: Handset):
    part(begun, "fields")
    note = begun.question("wait").locator("[data-moved]")
    tap(begun, "wait", "start")
    expect(note).to_be_hidden()
    begun.page.evaluate(CLOCK_MOVES, 24 * 60)
    tap(begun, "wait", "stop")
    expect(note).to_contain_text("clock was moved")
    extra = frozen(begun)["extra"]
    assert extra["clock_moved"] == ["wait"]
    assert extra["clock_gap_ms"]["wait"] == pytest.approx(86_400_000, abs=60_000)


def test_a_phone_that_was_locked_meanwhile_is_not_accused_of_a_moved_clock(begun: Handset):
    part(begun, "fields")
    tap(begun, "wait", "start")
    begun.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    begun.page.evaluate(CLOCK_MOVES, 10)
    tap(begun, "wait", "stop")
    expect(begun.question("wait").locator("[data-elapsed]")).to_contain_text("10:0")
    expect(begun.question("wait").locator("[data-moved]")).to_be_hidden()
