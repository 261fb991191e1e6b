"""A lost phone, and who still has work on theirs."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser import checklist
from tests.browser.installation import Installation
from tests.browser.network import Network
from tests.browser.phone import Phone

pytestmark = pytest.mark.browser
MakePhone = Callable[[str], Phone]
OFFICES = ("Pärna 4", "Järve 11", "Jõe 2")
THIRD = """client,wave,location,shopper,scenario,persona,service_language,from,to
acme,2026-11,trt-1,anna@acme.test,office-visit,newcomer,et,2020-01-01,2099-12-31
"""
COUNT = """() => new Promise((done) => {
  indexedDB.open("shopper").onsuccess = ({ target: { result: db } }) => {
    const names = ["visits", "answers", "photos", "bytes", "outbox", "assignments", "packs"];
    const tx = db.transaction(names);
    const found = names.map((name) => [name, tx.objectStore(name).count()]);
    tx.oncomplete = () => (db.close(), done(Object.fromEntries(found.map(([name, { result }]) => [name, result]))));
  };
})"""


def at(anna: Phone, screen: str) -> None:
    anna.page.goto(anna.page.url.split("#")[0] + f"#/{screen}")
    anna.on(screen.split("/", maxsplit=1)[0])


def begin(anna: Phone, office: str) -> str:
    at(anna, "visits")
    anna.page.locator("a[data-assignment]").filter(has_text=office).click()
    anna.page.click("#start")
    anna.on("visit")
    return anna.page.url.split("#/visit/")[1].split("/")[0]


def finish(anna: Phone, visit: str) -> None:
    at(anna, f"finish/{visit}")
    anna.page.locator("label.tick").click()
    anna.page.click("#finish")
    anna.on("outbox")


def in_the_office(desk: Page, network: Network, installation: Installation, address: str) -> None:
    origin = f"http://127.0.0.1:{network.target}"
    desk.goto(f"{origin}{address}")
    if desk.url.endswith("/sign-in"):
        desk.fill("[name=code]", installation.code("tiina@acme.test"))
        desk.locator("main form").filter(has=desk.locator("[name=code]")).get_by_role("button").click()
        desk.goto(f"{origin}{address}")


@pytest.fixture
def anna(installation: Installation, network: Network, phone: MakePhone, tmp_path) -> Phone:
    """Give Anna three assignments: one delivered, one a draft; the network is up."""
    (tmp_path / "third.csv").write_text(THIRD)
    installation.run("import", "assignments", str(tmp_path / "third.csv"))
    made = phone("anna")
    made.start(f"{network.origin}/app")
    made.sign_in(installation.code("anna@acme.test"))
    for office in OFFICES:
        made.page.locator("[data-assignment]").filter(has_text=office).get_by_role("button", name="Take it").click()
        card = made.page.locator("a[data-assignment]").filter(has_text=office)
        expect(card).to_have_attribute("data-state", "ready")
    delivered = begin(made, OFFICES[0])
    checklist.fill_part(made, {"sign_visible": {"value": "yes"}})
    finish(made, delivered)
    expect(made.page.locator("[data-visit][data-state=sent]")).to_have_count(1)
    return made


def test_a_lost_phone_keeps_only_what_is_not_delivered_and_shows_it_to_its_person_alone(
    installation: Installation, network: Network, anna: Phone, at_desk: Page
) -> None:
    begin(anna, OFFICES[1])
    checklist.fill_part(anna, {"sign_visible": {"value": "no", "comment": "Behind a tree."}})
    network.cut()
    undelivered = begin(anna, OFFICES[2])
    checklist.fill_part(anna, {"sign_visible": {"value": "yes"}})
    finish(anna, undelivered)
    begin_again = anna.page.url.split("#")[0] + "#/visits"
    before = anna.page.evaluate(COUNT)
    assert (before["visits"], before["outbox"], before["assignments"]) == (3, 2, 3)

    # The desk ends the sessions: the button asks first.
    in_the_office(at_desk, network, installation, "/people")
    at_desk.get_by_role("link", name="Anna").click()
    expect(at_desk.get_by_role("button", name="End them all")).not_to_be_visible()
    at_desk.locator("#end-sessions summary").click()
    at_desk.get_by_role("button", name="End them all").click()
    expect(at_desk.get_by_text("Nobody is signed in.")).to_be_visible()

    # At the next contact, with a draft open on the screen, the phone wipes what was delivered and shows nothing.
    anna.page.goto(begin_again)
    anna.page.locator("a[data-assignment][data-state=draft]").click()
    anna.on("visit")
    network.restore()
    anna.looks_again()
    anna.on("signin")
    expect(anna.page.locator("body")).not_to_contain_text("Behind a tree.")
    after = anna.page.evaluate(COUNT)
    assert (after["visits"], after["outbox"], after["assignments"], after["packs"]) == (2, 1, 2, 1)
    anna.page.goto(begin_again)
    anna.on("signin")
    expect(anna.page.locator("#left-behind")).to_be_visible()

    # The same person signs in again: the draft is whole, and what waited is delivered.
    anna.sign_in(installation.code("anna@acme.test"))
    at(anna, "outbox")
    expect(anna.page.locator(f"[data-visit='{undelivered}'][data-state=sent]")).to_have_count(1)
    at(anna, "visits")
    anna.page.locator("a[data-assignment][data-state=draft]").click()
    anna.on("visit")
    expect(anna.question("sign_visible").locator("input[value=no]")).to_be_checked()
    expect(anna.question("sign_visible").locator("[data-comment-text]")).to_have_value("Behind a tree.")


def test_somebody_else_who_signs_in_on_a_wiped_phone_sees_nothing(
    installation: Installation, network: Network, anna: Phone, at_desk: Page
) -> None:
    begin(anna, OFFICES[1])
    checklist.fill_part(anna, {"sign_visible": {"value": "no", "comment": "Behind a tree."}})
    in_the_office(at_desk, network, installation, "/people")
    at_desk.get_by_role("link", name="Anna").click()
    at_desk.locator("#end-sessions summary").click()
    at_desk.get_by_role("button", name="End them all").click()
    anna.looks_again()
    anna.on("signin")
    anna.sign_in(installation.code("boris@acme.test"))
    expect(anna.page.locator("[data-assignment]")).to_have_count(1)
    expect(anna.page.locator("[data-state=draft]")).to_have_count(0)
    assert anna.page.evaluate(COUNT)["visits"] == 1


def test_a_session_that_merely_expired_wipes_nothing_and_stops_nobody(
    installation: Installation, network: Network, anna: Phone
) -> None:
    begin(anna, OFFICES[1])
    checklist.fill_part(anna, {"sign_visible": {"value": "yes"}})
    before = anna.page.evaluate(COUNT)
    anna.context.clear_cookies()
    anna.looks_again()
    at(anna, "visits")
    expect(anna.page.locator("#sign-in-again")).to_be_visible()
    anna.page.locator("a[data-assignment][data-state=draft]").click()
    anna.on("visit")
    assert anna.page.evaluate(COUNT) == before


def test_the_desk_sees_how_much_is_on_a_phone_and_the_shopper_sees_the_same(
    installation: Installation, network: Network, anna: Phone, at_desk: Page
) -> None:
    begin(anna, OFFICES[1])
    checklist.fill_part(anna, {"sign_visible": {"value": "yes"}})
    at(anna, "me")
    anna.looks_again()
    anna.page.locator("#seen summary").click()
    facts = anna.page.locator("#seen dd").all_inner_texts()
    assert (facts[1], facts[3]) == ("0", "1")

    def told(desk: Page) -> list[str]:
        in_the_office(desk, network, installation, "/phones")
        return desk.locator("tr[data-phone=Anna] td").all_inner_texts()

    expect(at_desk.locator("body")).to_be_attached()
    for _ in range(50):
        row = told(at_desk)
        if row and row[2].strip() == "1":
            break
        at_desk.wait_for_timeout(100)
    assert (row[0].strip(), row[1].strip(), row[2].strip()) == ("0", "–", "1")
    assert row[4].strip() == f"{facts[0]} · Chrome"
    assert "Järve" not in at_desk.locator("main").inner_text()
