"""Putting the app on the home screen before anything is written, and what the phone promises about what is kept."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.faults import CUT, Line
from tests.browser.handsets import Handset, Ward

pytestmark = pytest.mark.browser
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/18.5 Mobile/15E148 Safari/604.1"
)
STANDALONE = "Object.defineProperty(navigator, 'standalone', { value: true })"
OFFER = """() => {
  const event = new Event("beforeinstallprompt", { cancelable: true });
  event.prompt = () => { document.documentElement.dataset.prompted = event.defaultPrevented };
  event.userChoice = Promise.resolve({ outcome: "%s" });
  dispatchEvent(event);
}"""


@pytest.fixture
def iphone(ward: Ward, chromium: Browser, line: Line) -> Iterator[Handset]:
    """Give a shopper an iPhone, as far as the page can tell."""
    with ward.handset(chromium, line, user_agent=IPHONE) as handset:
        yield handset


def test_an_iphone_shows_once_before_the_first_visit_how_to_install(iphone: Handset):
    iphone.on("visits")
    expect(iphone.page.locator("#install-hint")).to_be_visible()
    iphone.take("Pärna 4")
    iphone.page.click("#start")
    iphone.on("install")
    pictures = iphone.page.locator("#steps img")
    expect(pictures).to_have_count(3)
    assert pictures.evaluate_all("all => all.every((one) => one.complete && one.naturalWidth > 0)")
    expect(iphone.page.locator("main")).to_contain_text(
        "deletes what is not delivered when you have not opened this page"
    )
    iphone.page.click("#go-on")
    iphone.on("visit")
    iphone.show("#/visits")
    iphone.on("visits")
    iphone.begin("Järve 11")


def test_an_iphone_with_the_app_installed_begins_at_once(iphone: Handset):
    iphone.page.add_init_script(STANDALONE)
    iphone.page.reload()
    iphone.on("visits")
    expect(iphone.page.locator("#install-hint")).to_have_count(0)
    iphone.begin()


def test_the_page_makes_the_code_with_which_the_installed_app_is_entered(
    iphone: Handset, ward: Ward, chromium: Browser, line: Line
):
    iphone.on("visits")
    iphone.page.click("#install-hint")
    iphone.page.click("#make-code")
    code = iphone.page.locator("#new-code").inner_text()
    who = iphone.context.request.get(f"{iphone.origin}/api/v1/session").json()["person"]["name"]
    home = chromium.new_context(user_agent=IPHONE, locale="en-GB")
    app = Handset(home, line.origin)
    app.on("signin")
    app.page.fill("#code", code)
    app.page.click("#enter")
    app.on("visits")
    app.show("#/me")
    expect(app.page.locator("main")).to_contain_text(who)
    home.close()


def test_whoever_has_not_signed_in_yet_is_led_to_install_first_and_to_keep_the_code(chromium: Browser, line: Line):
    context = chromium.new_context(user_agent=IPHONE, locale="en-GB")
    guest = Handset(context, line.origin)
    guest.on("signin")
    guest.page.click("#install-hint")
    guest.on("install")
    expect(guest.page.locator("#steps li")).to_have_count(3)
    expect(guest.page.locator("main")).to_contain_text("Do not sign in here")
    expect(guest.page.locator("#make-code, #go-on")).to_have_count(0)
    guest.page.get_by_role("link", name="Sign in").click()
    guest.on("signin")
    context.close()


def test_without_a_connection_no_code_is_made_and_it_is_said(iphone: Handset, line: Line):
    iphone.on("visits")
    iphone.page.click("#install-hint")
    line.fail("POST /api/v1/session/code", CUT)
    iphone.page.click("#make-code")
    expect(iphone.page.locator("[role=alert]")).to_contain_text("There is no connection.")


def test_the_way_there_leads_to_the_iphones_own_map(iphone: Handset):
    iphone.take("Pärna 4")
    expect(iphone.page.locator("#map")).to_have_attribute(
        "href", re.compile(r"^https://maps\.apple\.com/\?q=P%C3%A4rna%204%2C%20Tallinn&ll=59\.437,24\.754$")
    )


@pytest.mark.parametrize(("outcome", "words"), [("accepted", "Installed."), ("dismissed", "Not installed.")])
def test_android_is_asked_by_the_browsers_own_offer(handset: Handset, outcome: str, words: str):
    handset.on("visits")
    handset.page.evaluate(OFFER % outcome)
    handset.show("#/me")
    handset.page.get_by_role("link", name="Install the app").click()
    handset.page.click("#install")
    expect(handset.page.locator("html")).to_have_attribute("data-prompted", "true")
    expect(handset.page.locator("#live")).to_contain_text(words)
    expect(handset.page.locator("#steps li")).to_contain_text("browser's menu")
    number = "one => getComputedStyle(one, '::before').content"
    assert handset.page.locator("#steps p").evaluate(number) == "none", "one step needs no number"


def test_android_begins_a_visit_without_a_detour(handset: Handset):
    handset.on("visits")
    handset.page.evaluate(OFFER % "dismissed")
    handset.begin()


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("async () => true", "This phone has promised to keep what you write"),
        ("async () => false", "This phone may delete what is not delivered"),
        ("undefined", "This browser does not say"),
        ("() => new Promise(() => {})", "This browser does not say"),
    ],
)
def test_what_the_phone_promises_is_said_in_words(handset: Handset, answer: str, words: str):
    handset.page.add_init_script(f"StorageManager.prototype.persisted = {answer}")
    handset.page.reload()
    handset.show("#/me")
    handset.on("me")
    expect(handset.page.locator("#keeping")).to_contain_text(words)
    expect(handset.page.locator("#ask-to-keep")).to_have_count(int("false" in answer))


def test_the_phone_can_be_asked_for_its_promise(handset: Handset):
    handset.page.add_init_script("""
      let kept = false;
      StorageManager.prototype.persisted = async () => kept;
      StorageManager.prototype.persist = async () => (kept = true);
    """)
    handset.page.reload()
    handset.show("#/me")
    handset.page.click("#ask-to-keep")
    expect(handset.page.locator("#keeping")).to_have_attribute("data-keeps", "true")
