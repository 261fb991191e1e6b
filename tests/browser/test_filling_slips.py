"""Filling in as it goes: what no server can take, taps that come too early, and fields that are never left."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.every_kind import CLOCK_MOVES, ROWS, frozen, missing, part, settled, tap
from tests.browser.handsets import Handset, Ward
from tests.browser.phone import DOUBLE_TAP_MS

pytestmark = pytest.mark.browser
WRITE = """([name, value, event]) => {
    const field = document.querySelector(`[name=${name}]`);
    field.value = value;
    field.dispatchEvent(new Event(event, { bubbles: true }));
}"""
FULL = "IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); }"
TAP_NA = "document.querySelector('[data-question=NAME] [data-na]:is(input)').click()"


@pytest.fixture
def bare(kinds: Ward, chromium: Browser) -> Iterator[Handset]:
    """Give a shopper a phone on which what comes after the questions does not come."""
    with kinds.line() as line, kinds.handset(chromium, line, service_workers="block") as handset:
        handset.page.route("**/extras/extras.js", lambda route: route.abort())
        handset.begin("Every kind")
        yield handset


def answer(begun: Handset, question: str) -> dict[str, object]:
    rows = begun.page.evaluate(ROWS, ["answers", ""])
    return next((dict(row["answer"]) for row in rows if row["question"] == question), {})


def said(begun: Handset, question: str) -> str:
    return begun.question(question).locator("[data-message]").inner_text()


def test_what_no_server_takes_stays_as_it_was_written_is_named_and_not_sent(begun: Handset):
    visit = begun.visit
    part(begun, "fields")
    begun.write("price", "99999999999999999999")
    begun.page.evaluate(WRITE, ["day", "12026-01-01", "change"])
    tap(begun, "wait", "mend")
    begun.question("wait").locator("[data-by-hand]").fill("99999999999999:00")
    begun.saved()
    begun.page.reload()
    begun.on("visit")
    settled(begun)
    expect(begun.question("price").locator("[name=price]")).to_have_value("99999999999999999999")
    expect(begun.question("day").locator("[name=day]")).to_have_value("12026-01-01")
    assert {said(begun, one) for one in ("price", "day")} == {"This value is not possible here."}
    assert missing(begun) == ["value", "value", "value", "photo"]
    assert frozen(begun)["answers"] == {}
    begun.becomes(visit, "sent")


def test_taps_on_what_has_not_come_yet_are_kept_until_it_comes(bare: Handset):
    errors: list[str] = []
    bare.page.on("pageerror", lambda error: errors.append(str(error)))
    bare.choose("greeted", "yes")
    bare.saved()
    bare.show(f"#/visit/{bare.visit}/fields")
    bare.question("talk").locator("[data-start]").click()
    bare.not_applicable("wait")
    bare.page.wait_for_timeout(700)
    expect(bare.page.locator("body")).to_have_attribute("data-saved", "saving")
    bare.page.unroute("**/extras/extras.js")
    settled(bare)
    bare.saved()
    assert answer(bare, "wait")["na"] is True
    assert "timer" in answer(bare, "talk")
    assert not errors


def test_na_beside_a_field_that_is_not_left_keeps_what_was_typed_behind_it(begun: Handset):
    part(begun, "fields")
    begun.question("frost").locator("[name=frost]").press_sequentially("-7")
    begun.page.evaluate(TAP_NA.replace("NAME", "frost"))
    begun.saved()
    expect(begun.question("frost").locator("input[data-na]")).to_be_checked()
    assert answer(begun, "frost")["na"] is True
    begun.page.wait_for_timeout(DOUBLE_TAP_MS)
    begun.page.evaluate(TAP_NA.replace("NAME", "frost"))
    begun.saved()
    expect(begun.question("frost").locator("[name=frost]")).to_have_value("-7")
    assert answer(begun, "frost")["value"] == -7


def test_na_beside_a_time_that_is_being_written_keeps_it_behind_it(begun: Handset):
    part(begun, "fields")
    tap(begun, "wait", "mend")
    begun.question("wait").locator("[data-by-hand]").press_sequentially("4:12")
    begun.page.evaluate(TAP_NA.replace("NAME", "wait"))
    begun.page.wait_for_timeout(700)
    begun.saved()
    expect(begun.question("wait").locator("input[data-na]")).to_be_checked()
    assert answer(begun, "wait")["na"] is True
    tap(begun, "wait", "back")
    expect(begun.question("wait").locator("[data-elapsed]")).to_have_text("4:12")


def test_a_field_that_is_left_as_it_was_is_no_change(begun: Handset):
    begun.not_applicable("greeted")
    reason = begun.question("greeted").locator("[data-comment-text]")
    reason.press_sequentially("Nobody was there.")
    begun.saved()
    before = answer(begun, "greeted")
    begun.page.evaluate(CLOCK_MOVES, 20)
    reason.blur()
    part(begun, "fields")
    for question, text in (("story", "A bell rang."), ("price", "3.5"), ("frost", "cold")):
        field = begun.question(question).locator(f"[name={question}]")
        field.press_sequentially(text)
        begun.saved()
        written = answer(begun, question)
        begun.page.evaluate(CLOCK_MOVES, 20)
        field.blur()
        begun.page.wait_for_timeout(500)
        assert answer(begun, question) == written
    assert answer(begun, "greeted") == before


def test_na_taken_back_gives_back_what_was_chosen(begun: Handset):
    for question, value, kept in (("greeted", "no", "no"), ("grade", "partly", "partly"), ("polite", "4", 4)):
        begun.choose(question, value)
        begun.not_applicable(question)
        begun.page.wait_for_timeout(DOUBLE_TAP_MS)
        begun.not_applicable(question)
        expect(begun.question(question).locator("input[data-na]")).not_to_be_checked()
        expect(begun.question(question).locator(f"input[value='{value}']")).to_be_checked()
        begun.saved()
        assert answer(begun, question)["value"] == kept


def test_a_comment_is_no_reason_for_na_and_each_comes_back_with_its_side(handset: Handset):
    visit = handset.begin()
    handset.show(f"{visit[visit.index('#') :]}/room")
    tags = handset.question("price_tags")
    text = tags.locator("[data-comment-text]")
    handset.choose("price_tags", "no")
    handset.comment("price_tags", "The cheapest had none.")
    handset.not_applicable("price_tags")
    expect(tags).to_contain_text("Why does it not apply?")
    expect(text).to_have_value("")
    assert "na_reason" in missing(handset)
    handset.show(f"#/visit/{handset.visit}/room")
    handset.on("visit")
    text.press_sequentially("Nothing was on display.")
    # A tap that takes no focus away, as on a phone, comes before that is written down.
    tags.locator("input[value=yes]").evaluate("yes => yes.click()")
    expect(text).to_have_value("The cheapest had none.")
    expect(tags).to_contain_text("How was it?")
    handset.not_applicable("price_tags")
    expect(text).to_have_value("Nothing was on display.")
    handset.saved()
    handset.page.reload()
    handset.on("visit")
    expect(text).to_have_value("Nothing was on display.")
    # A second tap takes N/A back.
    tags.locator("input[data-na]").evaluate("na => na.click()")
    expect(text).to_have_value("The cheapest had none.")


def test_why_something_is_not_saved_is_said_in_the_spoken_language_from_the_first_moment(begun: Handset):
    begun.show("#/me")
    begun.on("me")
    begun.page.click("#speak-et")
    expect(begun.page.locator("html")).to_have_attribute("lang", "et")
    begun.page.go_back()
    begun.on("visit")
    begun.context.add_init_script(FULL)
    begun.page.reload()
    begun.on("visit")
    begun.choose("greeted", "yes")
    expect(begun.page.locator("#saved button")).to_be_visible()
    expect(begun.page.locator("#saved")).to_contain_text("Telefon on täis")


def test_room_for_more_is_not_counted_of_a_text_that_has_gone(begun: Handset):
    part(begun, "fields")
    begun.write("story", "x" * 95)
    count = begun.question("story").locator("[data-count]").first
    expect(count).to_have_text("Room for 5 more characters")
    begun.not_applicable("story")
    expect(begun.question("story").locator("[name=story]")).to_have_value("")
    expect(count).to_have_count(0)
    begun.page.wait_for_timeout(DOUBLE_TAP_MS)
    begun.not_applicable("story")
    expect(count).to_have_text("Room for 5 more characters")
