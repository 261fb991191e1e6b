"""A phone whose clock is moved by a day, or whose country moves its clocks, while a visit is under way."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.every_kind import tap
from tests.browser.faults import Line, problem
from tests.browser.handsets import Handset, Ward
from tests.browser.phone import DOUBLE_TAP_MS

pytestmark = pytest.mark.browser
DAY = dt.timedelta(days=1)
SET_BACK = "() => { const { now } = Date; Date.now = () => now() - 3_600_000 }"
BODY = """(id) => new Promise((resolve) => {
  indexedDB.open("shopper").onsuccess = ({ target: { result } }) => {
    result.transaction("outbox").objectStore("outbox").get(id).onsuccess = (event) => {
      result.close();
      resolve(JSON.parse(new TextDecoder().decode(event.target.result.body)));
    };
  };
})"""


@pytest.fixture
def tallinn(ward: Ward, chromium: Browser, line: Line) -> Iterator[Handset]:
    """Give a shopper in Tallinn a phone."""
    with ward.handset(chromium, line, timezone_id="Europe/Tallinn") as handset:
        yield handset


def finished(handset: Handset, line: Line) -> dict[str, Any]:
    """End the visit where the server takes nothing, and return what is frozen."""
    line.fail("PUT /api/v1/visits/", problem(503, "failed"))
    visit = handset.finish()
    return dict(handset.page.evaluate(BODY, visit))


@pytest.mark.parametrize(
    ("before", "after", "offsets"),
    [
        ("2026-10-25T00:50:00+00:00", "2026-10-25T01:10:00+00:00", ("+03:00", "+02:00")),
        ("2027-03-28T00:50:00+00:00", "2027-03-28T01:10:00+00:00", ("+02:00", "+03:00")),
    ],
    ids=["autumn", "spring"],
)
def test_a_visit_over_the_change_of_summer_time_has_both_offsets_and_its_true_length(
    tallinn: Handset, line: Line, before: str, after: str, offsets: tuple[str, str]
):
    tallinn.page.clock.install(time=before)
    tallinn.begin()
    tallinn.choose("sign_visible", "yes")
    tallinn.saved()
    tallinn.page.clock.set_system_time(after)
    body = finished(tallinn, line)
    started, ended = (dt.datetime.fromisoformat(body[name]) for name in ("started_at", "finished_at"))
    assert (body["started_at"][-6:], body["finished_at"][-6:]) == offsets
    assert dt.timedelta(minutes=19) < ended - started < dt.timedelta(minutes=22)
    assert body["clock"]["zone"] == "Europe/Tallinn"
    assert body["clock"]["device"] == body["finished_at"]


@pytest.mark.parametrize("moved", [DAY, -DAY], ids=["ahead", "back"])
def test_a_clock_that_is_moved_by_a_day_costs_nothing_and_holds_nothing_up(
    tallinn: Handset, line: Line, moved: dt.timedelta
):
    now = dt.datetime.now(dt.UTC)
    tallinn.page.clock.install(time=now)
    tallinn.begin()
    tallinn.choose("sign_visible", "yes")
    tallinn.show(f"#/visit/{tallinn.visit}/welcome")
    timer = tallinn.page.locator("[data-start]:visible").first
    expect(timer).to_be_visible()
    timer.click()
    tallinn.saved()
    tallinn.page.clock.set_system_time(now + moved)
    elapsed = tallinn.page.locator("[data-elapsed]:visible").first
    expect(elapsed).not_to_contain_text("-")
    body = finished(tallinn, line)
    assert "sign_visible" in body["answers"]
    expect(tallinn.card(body["id"])).to_contain_text("server cannot take it now", timeout=20_000)

    # The clock is put right; a next try that was meant for another day is not waited for.
    tallinn.page.clock.set_system_time(now + dt.timedelta(hours=2))
    line.mend()
    tallinn.looks_again()
    tallinn.becomes(body["id"], "sent")


def test_a_clock_that_is_a_day_ahead_is_told_to_the_server(tallinn: Handset, line: Line):
    tallinn.page.clock.install(time=dt.datetime.now(dt.UTC) + DAY)
    tallinn.page.reload()
    tallinn.begin()
    tallinn.choose("sign_visible", "yes")
    tallinn.saved()
    body = finished(tallinn, line)
    assert abs(body["clock"]["offset_ms"] + DAY.total_seconds() * 1000) < 300_000


def test_a_timer_is_stopped_and_a_leaving_taken_back_though_the_clock_was_set_back(tallinn: Handset):
    tallinn.begin()
    tallinn.show(f"#/visit/{tallinn.visit}/welcome")
    timer = tallinn.question("wait")
    tap(tallinn, "wait", "start")
    leaving = tallinn.page.locator("[data-leaving]")
    leaving.locator("button").click()
    expect(leaving.get_by_role("button", name="Undo")).to_be_visible()
    expect(timer.locator("[data-elapsed]")).not_to_have_text("0:00")
    tallinn.page.evaluate(SET_BACK)
    tap(tallinn, "wait", "stop")
    expect(timer.locator("[data-mend]")).to_be_visible()
    tallinn.page.wait_for_timeout(DOUBLE_TAP_MS)
    leaving.get_by_role("button", name="Undo").click()
    expect(leaving.locator("p")).to_have_count(0)
    tallinn.saved()
