"""A draft survives its phone: it is kept on the server, goes on at another phone, and is delivered once."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

import httpx2
import pytest
from playwright.sync_api import Locator, expect

from tests.browser import checklist
from tests.browser.installation import Installation
from tests.browser.network import Network
from tests.browser.phone import Phone

pytestmark = pytest.mark.browser
MakePhone = Callable[[str], Phone]
Reader = Callable[[str], httpx2.Client]
WANTED = checklist.sample("skips-and-not-applicable")["answers"]
PLACE = "Pärna 4"
# A route of the context would not see what goes past a service worker.
NO_PHOTOS = """() => {
  const real = fetch;
  const cut = () => Promise.reject(new TypeError("cut"));
  globalThis.fetch = (url, ...given) => (url.includes("/photos/") ? cut() : real(url, ...given));
}"""


def signed_in(make: MakePhone, name: str, installation: Installation, network: Network) -> Phone:
    phone = make(name)
    phone.start(f"{network.origin}/app")
    phone.sign_in(installation.code("anna@acme.test"))
    phone.installed()
    return phone


def begun(phone: Phone, photos: Sequence[Path] = ()) -> str:
    """Take the assignment, answer the first part, and return the visit's id."""
    offer = phone.page.locator("[data-assignment]").filter(has_text=PLACE)
    offer.get_by_role("button", name="Take it").click()
    card = phone.page.locator("a[data-assignment]").filter(has_text=PLACE)
    expect(card).to_have_attribute("data-state", "ready")
    card.click()
    phone.on("briefing")
    phone.page.click("#start")
    phone.on("visit")
    checklist.fill_part(phone, WANTED, {"hours_posted": photos})
    return phone.page.url.split("/visit/")[1].split("/")[0]


def at_home(phone: Phone) -> None:
    phone.page.goto(f"{phone.page.url.split('/app')[0]}/app#/visits")
    phone.on("visits")


def copied(phone: Phone) -> None:
    """Leave the draft and wait until the phone says that the server has all of it."""
    at_home(phone)
    line = phone.page.locator("a[data-state=draft] [data-copy]")
    expect(line).to_have_attribute("data-copy", "whole")
    expect(line).to_contain_text("Last copy on the server")


def on_the_server(phone: Phone) -> list[str]:
    """Return the ids of the own drafts that the server keeps."""
    told = phone.page.evaluate("async () => (await (await fetch('/api/v1/backups')).json()).backups")
    return [one["visit"] for one in told]


def of_copy(phone: Phone, visit: str) -> Locator:
    return phone.page.locator(f"[data-copy-of='{visit}']")


def goes_on(phone: Phone, visit: str) -> None:
    at_home(phone)
    phone.looks_again()
    of_copy(phone, visit).get_by_role("button", name="Go on here").click()
    phone.on("visit")


def go_past(phone: Phone, parts: int) -> None:
    """Leave the first parts as they are: a second tap on an answer takes it back."""
    for _ in range(parts):
        phone.next_part()


def finish(phone: Phone) -> None:
    phone.page.locator("label.tick").click()
    phone.page.click("#finish")
    phone.on("outbox")


def test_a_draft_goes_on_at_another_phone_offline_and_is_delivered_once(
    installation: Installation, network: Network, phone: MakePhone, reader: Reader, photos: list[Path]
):
    first = signed_in(phone, "first", installation, network)
    visit = begun(first, photos[:1])
    first.next_part()
    checklist.fill_part(first, WANTED)
    copied(first)

    second = signed_in(phone, "second", installation, network)
    goes_on(second, visit)
    expect(second.question("sign_visible").locator("input[value=no]")).to_be_checked()
    expect(second.question("sign_visible").locator("[data-comment-text]")).to_have_value(
        WANTED["sign_visible"]["comment"]
    )
    expect(second.page.locator("[data-question=hours_posted] [data-photos] img")).to_have_count(1)

    # The first phone is closed as soon as it hears of it; what it has can be read.
    first.looks_again()
    first.page.locator(f"a[data-visit='{visit}'][data-state=elsewhere]").click()
    expect(first.page.locator("[data-elsewhere=open]")).to_contain_text("Continues on another phone")
    readable = first.question("sign_visible").locator("[data-comment-text]")
    expect(readable).to_have_value(WANTED["sign_visible"]["comment"])
    expect(readable).to_be_disabled()
    expect(first.page.locator("[data-question=hours_posted] [data-photos] img")).to_have_count(1)

    # The second one goes on without network, also after a cold start.
    network.cut()
    second.quit()
    second.start(f"{network.origin}/app")
    second.on("visits")
    second.page.locator("a[data-state=draft]").click()
    second.on("visit")
    go_past(second, 2)
    checklist.fill_rest(second, WANTED, {"take_away": photos[1:]})
    finish(second)
    network.restore()
    second.looks_again()
    expect(second.page.locator("[data-visit]")).to_have_attribute("data-state", "sent", timeout=30_000)

    assert on_the_server(second) == []
    told = reader("tiina@acme.test").get(f"/api/v1/visits/{visit}").json()
    assert len(told["evidence"]) == 2
    assert told["answers"]["sign_visible"]["comment"] == WANTED["sign_visible"]["comment"]
    first.looks_again()
    expect(first.page.locator("[data-elsewhere=delivered]")).to_contain_text(told["receipt"])


def test_photos_that_never_reached_the_server_are_named_where_the_draft_goes_on(
    installation: Installation, network: Network, phone: MakePhone, photos: list[Path]
):
    first = signed_in(phone, "first", installation, network)
    first.page.evaluate(NO_PHOTOS)
    visit = begun(first, photos[:1])
    at_home(first)
    expect(first.page.locator("a[data-state=draft] [data-copy]")).to_contain_text("without 1 photo")
    second = signed_in(phone, "second", installation, network)
    at_home(second)
    second.looks_again()
    of_copy(second, visit).get_by_role("button", name="Go on here").click()
    missing = second.page.locator("a[data-state=draft] [data-without]")
    expect(missing).to_have_text("Without 1 photo that had not reached the server")
    second.on("visits")
    expect(of_copy(second, visit)).to_have_count(0)


def test_both_phones_finish_and_exactly_one_visit_counts_while_the_other_is_kept(
    installation: Installation, network: Network, phone: MakePhone, reader: Reader
):
    first = signed_in(phone, "first", installation, network)
    visit = begun(first)
    copied(first)
    second = signed_in(phone, "second", installation, network)
    first.page.locator("a[data-state=draft]").click()
    first.on("visit")
    goes_on(second, visit)

    # Neither hears of the other any more: both finish in a basement.
    network.cut()
    for one in (first, second):
        go_past(one, 1)
        checklist.fill_rest(one, WANTED)
        finish(one)
    network.restore()
    states = []
    for one in (second, first):
        one.looks_again()
        card = one.page.locator(f"[data-visit='{visit}']")
        expect(card).to_have_attribute("data-state", re.compile("sent|parked"), timeout=30_000)
        states.append(card.get_attribute("data-state"))
    assert sorted(map(str, states)) == ["parked", "sent"]
    tiina = reader("tiina@acme.test")
    assert tiina.get(f"/api/v1/visits/{visit}").status_code == 200
    assert "already here, with other content" in tiina.get("/quarantine").text


def test_what_the_first_phone_noted_later_stays_there_and_comes_along_when_it_takes_the_draft_back(
    installation: Installation, network: Network, phone: MakePhone
):
    first = signed_in(phone, "first", installation, network)
    visit = begun(first)
    copied(first)
    second = signed_in(phone, "second", installation, network)
    first.page.locator("a[data-state=draft]").click()
    first.on("visit")
    goes_on(second, visit)
    first.choose("sign_visible", "yes")
    first.saved()
    first.looks_again()
    expect(first.page.locator("[data-elsewhere]")).to_contain_text("the other phone does not have")
    first.page.click("#take-back")
    expect(first.page.locator("#take-back")).to_have_count(0)
    expect(first.question("sign_visible").locator("input[value=yes]")).to_be_checked()
    second.looks_again()
    expect(second.page.locator("[data-elsewhere=open]")).to_be_visible()


def test_a_draft_that_the_phone_has_lost_is_missed_and_brought_back(
    installation: Installation, network: Network, phone: MakePhone
):
    first = signed_in(phone, "first", installation, network)
    visit = begun(first)
    copied(first)
    first.page.evaluate(
        """visit => new Promise((done) => {
             indexedDB.open("shopper").onsuccess = ({ target }) => {
               const tx = target.result.transaction(["visits", "answers"], "readwrite");
               tx.objectStore("visits").delete(visit);
               tx.objectStore("answers").clear();
               tx.oncomplete = done;
             };
           })""",
        visit,
    )
    first.page.reload()
    first.on("visits")
    lost = of_copy(first, visit)
    expect(lost).to_contain_text("This draft was on this phone and is not here any more.")
    lost.get_by_role("button", name="Bring it back").click()
    first.on("visit")
    expect(first.question("sign_visible").locator("input[value=no]")).to_be_checked()


def test_somebody_else_on_the_same_phone_sees_nothing_of_it_and_copies_nothing(
    installation: Installation, network: Network, phone: MakePhone
):
    first = signed_in(phone, "first", installation, network)
    visit = begun(first)
    copied(first)
    first.page.goto(f"{network.origin}/app#/me")
    first.page.click("#leaving summary")
    first.page.click("#sign-out")
    first.page.click("#sign-out[data-armed]")
    first.sign_in(installation.code("boris@acme.test"))
    first.looks_again()
    expect(first.page.locator("[data-assignment]")).not_to_have_count(0)
    assert on_the_server(first) == []
    expect(first.page.locator("[data-copy-of], a[data-state=draft]")).to_have_count(0)
    assert visit not in first.page.content()
