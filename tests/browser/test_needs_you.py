"""Visits that the server does not take: each says why, what can be done about it, and holds up no other."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.faults import ANSWER_LOST, CUT, Line, problem
from tests.browser.handsets import Handset

pytestmark = [pytest.mark.browser, pytest.mark.worker(False)]
WORDS = {
    "en": ("Needs you: this visit is already here, with other content", "What to do:", "Tell your coordinator"),
    "ru": ("Нужна помощь: этот визит уже принят с другим содержанием", "Что делать:", "Скажите координатору"),
    "et": ("Vajab abi:", "Mida teha:", "Öelge koordinaatorile"),
}


def test_a_refused_visit_explains_itself_in_three_languages_and_goes_when_it_is_mended(handset: Handset, line: Line):
    line.fail("PUT /api/v1/visits/", problem(409, "visit_conflict"))
    visit = handset.finished()
    handset.becomes(visit, "parked")
    for language, words in WORDS.items():
        handset.show("#/me")
        handset.page.click(f"#speak-{language}")
        expect(handset.page.locator("html")).to_have_attribute("lang", language)
        handset.show("#/outbox")
        handset.on("outbox")
        for part in words:
            expect(handset.card(visit)).to_contain_text(part)
        expect(handset.card(visit).locator(".read-out")).to_contain_text("visit_conflict")
        expect(handset.card(visit).locator(".read-out")).to_contain_text(f"{visit[:4]}-{visit[4:8]}".upper())
    expect(handset.card(visit).locator("[data-act=rescue]")).to_have_attribute("href", "#/rescue")
    line.mend()
    handset.card(visit).locator("[data-act=retry]").click()
    handset.becomes(visit, "sent")


def test_a_visit_that_the_server_holds_otherwise_is_put_aside_in_two_steps_and_can_be_had_back(
    handset: Handset, line: Line
):
    line.fail("PUT /api/v1/visits/", problem(409, "visit_conflict"))
    visit = handset.finished()
    handset.becomes(visit, "parked")
    handset.card(visit).locator("[data-act=aside]").click()
    expect(handset.card(visit).locator("[data-act=aside]")).to_have_text("Really put it aside?")
    handset.becomes(visit, "parked")
    handset.card(visit).locator("[data-act=aside][data-armed]").click()
    handset.becomes(visit, "aside")
    expect(handset.page.locator("#nothing")).to_contain_text("Nothing waits here.")
    expect(handset.page.locator("footer .count, #send")).to_have_count(0)
    handset.show("#/visits")
    handset.on("visits")
    expect(handset.page.locator("#unsent")).to_have_count(0)
    expect(handset.page.locator("a[data-assignment], a[data-visit]").filter(has_text="Pärna 4")).to_have_count(0)
    handset.show("#/outbox")
    handset.card(visit).locator("[data-act=back]").click()
    handset.becomes(visit, "parked")


def test_where_all_that_waits_needs_somebody_nobody_is_told_to_send(handset: Handset, line: Line):
    line.fail("PUT /api/v1/visits/", problem(422, "visit_invalid"))
    visit = handset.finished()
    handset.becomes(visit, "parked")
    handset.page.clock.set_system_time(datetime.now(UTC) + timedelta(hours=25))
    handset.show("#/visits")
    handset.on("visits")
    unsent = handset.page.locator("#unsent[data-late]")
    expect(unsent).not_to_contain_text("tap Send")
    expect(unsent.locator("#send")).to_have_count(0)
    unsent.get_by_role("link").click()
    handset.on("outbox")


def test_a_refused_visit_holds_up_no_other(handset: Handset, line: Line):
    line.fail("PUT /api/v1/visits/", problem(422, "visit_invalid"), 1)
    first = handset.finished()
    handset.becomes(first, "parked")
    second = handset.finished("Järve 11")
    handset.becomes(second, "sent")
    handset.becomes(first, "parked")


def test_an_unknown_refusal_is_told_in_the_servers_words_with_its_code(handset: Handset, line: Line):
    line.fail("PUT /api/v1/visits/", problem(418, "teapot", "The server is a teapot."))
    visit = handset.finished()
    handset.becomes(visit, "parked")
    expect(handset.card(visit)).to_contain_text("The server is a teapot.")
    expect(handset.card(visit).locator(".read-out")).to_contain_text("teapot")
    expect(handset.card(visit)).to_contain_text("Tell your coordinator")


@pytest.mark.parametrize(
    ("fault", "words", "becomes"),
    [
        (ANSWER_LOST, "the visit arrived", "sent"),
        (CUT, "the server has nothing of this visit yet", "sending"),
    ],
)
def test_the_server_can_be_asked_whether_a_visit_arrived(
    handset: Handset, line: Line, fault: object, words: str, becomes: str
):
    line.fail("PUT /api/v1/visits/", fault)  # type: ignore[arg-type]
    visit = handset.finished()
    handset.becomes(visit, "sending")
    expect(handset.card(visit).locator("[data-wait]")).to_be_visible()
    handset.card(visit).locator("[data-act=trace]").click()
    expect(handset.card(visit).locator("[data-traced]")).to_contain_text(words)
    line.mend()
    handset.becomes(visit, becomes)


def test_asking_without_a_connection_says_so(handset: Handset, line: Line):
    line.fail("PUT /api/v1/visits/", problem(422, "visit_invalid"))
    visit = handset.finished()
    handset.becomes(visit, "parked")
    line.fail("GET /api/v1/", CUT)
    handset.card(visit).locator("[data-act=trace]").click()
    expect(handset.card(visit).locator("[role=alert]")).to_contain_text("There is no connection.")
