"""News that arrive while a screen is shown change what they are about, and nothing else."""

import pytest
from playwright.sync_api import Browser, ElementHandle, Route, expect

from tests.browser.faults import CUT, Fault, Line
from tests.browser.handsets import Handset, Ward

pytestmark = [pytest.mark.browser, pytest.mark.worker(False)]
OLD = "document.querySelector('main').append(Object.assign(document.createElement('i'), { id: 'old' }))"
PLACES = "main h2.group, main [data-assignment]"
WHAT_STANDS = "all => all.map((one) => one.dataset.assignment ?? one.textContent)"
# A tap, and one more at the same place as soon as one offer less is there.
TWO_TAPS = """([x, y]) => new Promise((done) => {
  const tap = () => document.elementFromPoint(x, y).click();
  const offers = () => document.querySelectorAll("article[data-assignment]").length;
  const before = offers();
  const laid = new MutationObserver(() => {
    if (offers() === before) return;
    laid.disconnect();
    requestAnimationFrame(() => done(tap()));
  });
  laid.observe(document.querySelector("main"), { childList: true, subtree: true });
  tap();
})"""
HAS_COME = "file => performance.getEntriesByType('resource').some(({ name }) => name.endsWith(file))"
NEWS = "() => new BroadcastChannel('shopper').postMessage({ type: 'changed' })"


def drawn_anew(handset: Handset) -> None:
    """Let news arrive, and wait until the screen has been drawn with them."""
    handset.page.evaluate(OLD)
    handset.page.evaluate(NEWS)
    expect(handset.page.locator("#old")).to_have_count(0)


def is_there(element: ElementHandle) -> bool:
    return bool(element.evaluate("element => element.isConnected"))


def test_the_second_of_two_taps_counts_when_news_come_between_them(handset: Handset):
    handset.begin()
    handset.choose("sign_visible", "yes")
    handset.saved()
    handset.show("#/me")
    handset.on("me")
    handset.page.click("#leaving summary")
    handset.page.click("#sign-out")
    drawn_anew(handset)
    expect(handset.page.locator("#sign-out")).to_have_text("Really sign out?")
    handset.page.click("#sign-out[data-armed]")
    handset.on("signin")


def test_the_buttons_of_a_visit_stay_where_they_are_while_it_is_tried_again(handset: Handset, line: Line):
    line.fail("PUT /api/v1/visits/", CUT)
    handset.begin()
    visit = handset.finish()
    handset.becomes(visit, "sending")
    button = handset.card(visit).locator("[data-act=trace]").element_handle()
    card = handset.card(visit).element_handle()
    button.click()
    expect(handset.card(visit).locator("[data-traced]")).to_be_visible()
    assert is_there(card)
    assert is_there(button)


def test_a_list_shows_what_is_new_in_it_in_its_place(handset: Handset):
    handset.on("visits")
    offers = handset.page.locator("article[data-assignment]")
    expect(offers.first).to_be_visible()
    stays = offers.last.element_handle()
    taken = offers.first.get_attribute("data-assignment")
    offers.first.locator(".primary").click()
    expect(handset.page.locator(f"a[data-assignment='{taken}'][data-state=ready]")).to_be_visible()
    assert is_there(stays)
    after = handset.page.locator(PLACES).evaluate_all(WHAT_STANDS)
    handset.page.reload()
    handset.on("visits")
    expect(handset.page.locator(f"a[data-assignment='{taken}'][data-state=ready]")).to_be_visible()
    assert handset.page.locator(PLACES).evaluate_all(WHAT_STANDS) == after


def test_a_double_tap_takes_one_visit_though_the_next_one_moves_up_under_the_finger(handset: Handset, line: Line):
    handset.on("visits")
    offers = handset.page.locator("article[data-assignment]")
    expect(offers).to_have_count(3)
    box = offers.first.locator(".primary").bounding_box()
    assert box
    handset.page.evaluate(TWO_TAPS, [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2])
    expect(handset.page.locator("main[data-resting]")).to_have_count(0)
    expect(offers).to_have_count(2)
    taken = [request for request in line.answered if request[1].endswith("/accept")]
    assert len(taken) == 1

    # A tap that is meant counts again.
    offers.first.locator(".primary").click()
    expect(offers).to_have_count(1)


def test_a_double_tap_does_not_say_yes_to_what_cannot_be_taken_back(handset: Handset, line: Line):
    handset.on("visits")
    decline = handset.page.locator("article[data-assignment]").first.get_by_role("button", name="ecline")
    decline.dblclick()
    expect(decline).to_have_attribute("data-armed", "true")
    expect(decline).to_have_text("Really decline?")
    assert not [request for request in line.answered if request[1].endswith("/decline")]
    decline.click()
    expect(handset.page.locator("article[data-assignment]")).to_have_count(2)


@pytest.mark.parametrize(
    ("there", "file"), [("/js/app.js", "/js/screens/list.js"), ("/js/screens/list.js", "/css/discreet.css")]
)
def test_a_checklist_keeps_its_questions_though_a_list_that_was_left_comes_late(
    ward: Ward, chromium: Browser, line: Line, there: str, file: str
):
    with ward.handset(chromium, line, service_workers="block") as handset:
        handset.begin()
        handset.choose("sign_visible", "yes")
        handset.saved()
        visit, address = handset.visit, handset.page.url
        build = handset.page.evaluate("document.documentElement.dataset.build")
        line.fail(f"GET /static/{build}{file}", Fault(forward=True, seconds=3))
        handset.context.new_cdp_session(handset.page).send("Network.clearBrowserCache")
        handset.page.reload()
        handset.on("visit")
        expect(handset.page.locator("#could-not")).to_be_attached()
        handset.show(f"#/list/{visit}")
        handset.page.evaluate("url => import(url).then(() => true)", f"/static/{build}{there}")
        handset.page.go_back()
        handset.page.wait_for_function(HAS_COME, arg=file)
        handset.page.wait_for_timeout(300)
        assert handset.page.url == address
        handset.on("visit")
        expect(handset.question("sign_visible").locator("input[value=yes]")).to_be_visible()
        expect(handset.page.locator("main [data-section]:not([hidden])")).to_have_count(1)
        handset.page.click("#next")
        expect(handset.page.locator("main [data-section]:not([hidden])")).to_have_count(1)


def test_what_stands_below_the_questions_speaks_the_language_that_was_chosen_a_moment_before(handset: Handset):
    handset.begin()
    visit = handset.visit
    handset.show("#/me")
    handset.on("me")
    asked: list[Route] = []
    handset.page.route("**/et-screens.js", lambda route: asked.append(route))  # noqa: PLW0108 - Playwright looks into it
    handset.page.click("#speak-et")
    expect(handset.page.locator("html")).to_have_attribute("lang", "et")
    handset.show(f"#/visit/{visit}")
    handset.on("visit")
    handset.page.wait_for_timeout(1500)  # what the checklist does without at first has been asked for
    asked[0].continue_()
    expect(handset.page.locator("#could-not")).to_have_text(["Külastus jäi ära"])
