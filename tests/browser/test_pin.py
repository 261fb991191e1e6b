"""The PIN of the app: asked at its start and after a while out of sight; forgotten, a code opens."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser import checklist
from tests.browser.installation import Installation
from tests.browser.network import Network
from tests.browser.phone import Phone

pytestmark = pytest.mark.browser
MakePhone = Callable[[str], Phone]
SECRET = "Behind a tree."
# Out of sight, and back after so many minutes.
AWAY = """async (minutes) => {
  const turn = (hidden) => {
    Object.defineProperty(document, "hidden", { configurable: true, value: hidden });
    document.dispatchEvent(new Event("visibilitychange"));
  };
  turn(true);
  await new Promise((done) => setTimeout(done, 300));
  const now = Date.now;
  Date.now = () => now() + minutes * 60_000;
  turn(false);
}"""

# The same, of a page that the browser froze the moment it was hidden: nothing ran there until it was back.
FROZEN = """() => {
  const turn = (hidden) => {
    Object.defineProperty(document, "hidden", { configurable: true, value: hidden });
    document.dispatchEvent(new Event("visibilitychange"));
  };
  turn(true);
  const now = Date.now;
  Date.now = () => now() + 6 * 60_000;
  turn(false);
  return [...document.querySelectorAll("header, main, footer")].every((part) => part.hidden);
}"""


def at(anna: Phone, screen: str) -> None:
    anna.page.goto(anna.page.url.split("#")[0] + f"#/{screen}")


def type_pin(anna: Phone, pin: str, again: str | None = None) -> None:
    anna.page.fill("#pin", pin)
    if again is not None:
        anna.page.fill("#again", again)
    anna.page.click("#enter")


@pytest.fixture
def anna(installation: Installation, network: Network, phone: MakePhone) -> Phone:
    """Give Anna a draft with something in it, and the PIN 2580."""
    made = phone("anna")
    made.start(f"{network.origin}/app")
    made.sign_in(installation.code("anna@acme.test"))
    made.page.locator("[data-assignment]").filter(has_text="Pärna 4").get_by_role("button", name="Take it").click()
    made.page.locator("a[data-assignment][data-state=ready]").filter(has_text="Pärna 4").click()
    made.page.click("#start")
    made.on("visit")
    checklist.fill_part(made, {"sign_visible": {"value": "no", "comment": SECRET}})
    at(made, "pin")
    made.on("pin")
    expect(made.page.locator("#honest")).to_contain_text("does not encrypt")
    type_pin(made, "2580", "2581")
    expect(made.page.locator("[role=alert]")).to_contain_text("not the same")
    type_pin(made, "25", "25")
    expect(made.page.locator("[role=alert]")).to_contain_text("at least four digits")
    type_pin(made, "2580", "2580")
    expect(made.page.locator("#again")).to_have_count(0)
    made.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    return made


def test_it_is_asked_at_the_start_also_without_network_and_leads_to_where_one_wanted(
    network: Network, anna: Phone
) -> None:
    at(anna, "visits")
    anna.on("visits")
    anna.page.locator("a[data-assignment][data-state=draft]").click()
    anna.on("visit")
    address = anna.page.url
    network.cut()
    anna.quit()
    anna.start(address)
    anna.on("pin")
    expect(anna.page.locator("body")).not_to_contain_text("Pärna")
    at(anna, "visits")
    anna.on("pin")
    anna.page.goto(address)
    type_pin(anna, "1111")
    expect(anna.page.locator("[role=alert]")).to_contain_text("This is not the PIN.")
    type_pin(anna, "2580")
    anna.on("visit")
    expect(anna.question("sign_visible").locator("[data-comment-text]")).to_have_value(SECRET)


def test_wrong_tries_are_slowed_down_and_a_reload_does_not_help(anna: Phone) -> None:
    anna.page.reload()
    anna.on("pin")
    for _ in range(3):
        type_pin(anna, "1111")
        expect(anna.page.locator("[role=alert]")).to_contain_text("This is not the PIN.")
    anna.page.reload()
    anna.on("pin")
    type_pin(anna, "2580")
    expect(anna.page.locator("[role=alert]")).to_contain_text("Too many attempts")


def test_out_of_sight_for_a_while_it_locks_what_is_open_and_loses_nothing(anna: Phone) -> None:
    at(anna, "visits")
    anna.page.locator("a[data-assignment][data-state=draft]").click()
    anna.on("visit")
    anna.page.evaluate(AWAY, 4)
    anna.on("visit")
    anna.question("sign_visible").locator("[data-comment-text]").fill("Behind two trees.")
    anna.page.evaluate(AWAY, 6)
    anna.on("pin")
    expect(anna.page.locator("body")).not_to_contain_text("trees")
    type_pin(anna, "2580")
    anna.on("visit")
    expect(anna.question("sign_visible").locator("[data-comment-text]")).to_have_value("Behind two trees.")


def test_a_photo_that_is_picked_while_it_locks_is_kept_and_nothing_is_said_before_the_pin(
    anna: Phone, photos: list[Path]
):
    at(anna, "visits")
    anna.page.locator("a[data-assignment][data-state=draft]").click()
    anna.on("visit")
    anna.choose("hours_posted", "no")
    control = anna.question("hours_posted").locator("[data-photo-input]")
    with anna.page.expect_file_chooser() as picked:
        control.evaluate("input => input.click()")
    anna.page.evaluate(AWAY, 6)
    anna.on("pin")
    said = anna.page.locator("main").inner_text()
    picked.value.set_files(photos[0])
    anna.page.wait_for_timeout(1500)
    assert anna.page.locator("main").inner_text() == said
    type_pin(anna, "2580")
    anna.on("visit")
    expect(anna.question("hours_posted").locator("[data-photos] > li")).to_have_count(1)
    anna.saved()


def test_a_page_that_was_frozen_the_moment_it_was_left_shows_nothing_and_locks_when_it_is_back(anna: Phone) -> None:
    at(anna, "visits")
    anna.page.locator("a[data-assignment][data-state=draft]").click()
    anna.on("visit")
    assert anna.page.evaluate(FROZEN), "it shows something before it locks"
    anna.on("pin")
    expect(anna.page.locator("body")).not_to_contain_text(SECRET)
    type_pin(anna, "2580")
    anna.on("visit")
    expect(anna.question("sign_visible").locator("[data-comment-text]")).to_have_value(SECRET)


def test_without_a_pin_nothing_locks_and_nothing_goes(anna: Phone) -> None:
    type_pin(anna, "2580")
    expect(anna.page.locator("#again")).to_be_visible()
    at(anna, "visits")
    anna.on("visits")
    assert not anna.page.evaluate(FROZEN)
    anna.page.locator("a[data-assignment][data-state=draft]").click()
    anna.on("visit")


def test_a_forgotten_pin_is_gone_after_signing_in_by_code(installation: Installation, anna: Phone) -> None:
    anna.page.reload()
    anna.on("pin")
    anna.page.locator("#forgotten summary").click()
    anna.page.fill("#code", "7777-7777")
    anna.page.click("#sign-in")
    expect(anna.page.locator("#forgotten [role=alert]")).not_to_be_empty()
    anna.page.fill("#code", installation.code("anna@acme.test"))
    anna.page.click("#sign-in")
    anna.on("pin")
    expect(anna.page.locator("#again")).to_be_visible()
    anna.page.reload()
    at(anna, "visits")
    anna.on("visits")
    expect(anna.page.locator("a[data-assignment][data-state=draft]")).to_be_visible()


def test_whoever_removes_it_types_it_once_more(anna: Phone) -> None:
    type_pin(anna, "1111")
    expect(anna.page.locator("[role=alert]")).to_contain_text("This is not the PIN.")
    type_pin(anna, "2580")
    expect(anna.page.locator("#again")).to_be_visible()
    at(anna, "visits")
    anna.page.reload()
    anna.on("visits")
