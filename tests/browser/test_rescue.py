"""A phone that cannot send: its work goes out as a sealed file, and comes in at the desk."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import checklist
from tests.browser.installation import Installation
from tests.browser.network import Network
from tests.browser.phone import Phone

pytestmark = pytest.mark.browser
MakePhone = Callable[[str], Phone]
OFFICES = ("Pärna 4", "Järve 11")
# As where the disk is full: rows can be read, and every write fails.
NO_ROOM = """() => {
  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function (names, mode, options) {
    if (mode === "readwrite") throw new DOMException("no room", "QuotaExceededError");
    return transaction.call(this, names, mode, options);
  };
}"""


def take_both(anna: Phone) -> None:
    for office in OFFICES:
        anna.page.locator("[data-assignment]").filter(has_text=office).get_by_role("button", name="Take it").click()
        card = anna.page.locator("a[data-assignment]").filter(has_text=office)
        expect(card).to_have_attribute("data-state", "ready")
    anna.installed()


def without_network(anna: Phone, installation: Installation, network: Network) -> Phone:
    """Give Anna her work, and take her network away."""
    anna.start(f"{network.origin}/app")
    anna.sign_in(installation.code("anna@acme.test"))
    take_both(anna)
    network.cut()
    return anna


def begin(anna: Phone, office: str) -> None:
    anna.page.goto(anna.page.url.split("#")[0] + "#/visits")
    anna.on("visits")
    anna.page.locator("a[data-assignment]").filter(has_text=office).click()
    anna.page.click("#start")
    anna.on("visit")


def finish(anna: Phone) -> None:
    visit = anna.page.url.split("#/visit/")[1].split("/")[0]
    anna.page.goto(anna.page.url.split("#")[0] + f"#/finish/{visit}")
    anna.on("finish")
    anna.page.locator("label.tick").click()
    anna.page.click("#finish")
    anna.on("outbox")


def save_file(anna: Phone, folder: Path) -> Path:
    anna.page.goto(anna.page.url.split("#")[0] + "#/outbox")
    anna.on("outbox")
    anna.page.locator("a[href='#/rescue']").first.click()
    anna.on("rescue")
    with anna.page.expect_download() as downloading:
        anna.page.click("#rescue")
    file = folder / downloading.value.suggested_filename
    downloading.value.save_as(file)
    expect(anna.page.locator("[data-rescued]")).to_have_attribute("data-rescued", file.name)
    expect(anna.page.locator("[data-rescued] a")).to_have_text("Save the file again")
    return file


def states(anna: Phone) -> list[str]:
    anna.page.goto(anna.page.url.split("#")[0] + "#/outbox")
    anna.on("outbox")
    return anna.page.locator("[data-visit]").evaluate_all("cards => cards.map((card) => card.dataset.state)")


def flags(installation: Installation) -> list[tuple[str, str]]:
    with sqlite3.connect(f"file:{installation.data / 'shopper.sqlite3'}?mode=ro", uri=True) as con:
        return con.execute("SELECT state, flags FROM visit ORDER BY id").fetchall()


def bring_in(
    desk: Page, network: Network, installation: Installation, file: Path, row: str = "tr[data-outcome]"
) -> None:
    desk.goto(f"http://127.0.0.1:{network.target}/quarantine/rescue")
    if desk.url.endswith("/sign-in"):
        desk.fill("[name=code]", installation.code("tiina@acme.test"))
        desk.locator("main form").filter(has=desk.locator("[name=code]")).get_by_role("button").click()
        desk.goto(f"http://127.0.0.1:{network.target}/quarantine/rescue")
    desk.locator("input[type=file]").set_input_files(file)
    desk.locator("form[data-upload] button").click()
    desk.wait_for_selector(row)


def test_what_a_phone_cannot_send_arrives_by_a_file_and_the_phone_gets_the_receipts_later(
    installation: Installation, network: Network, phone: MakePhone, at_desk: Page, photos: list[Path], tmp_path: Path
) -> None:
    answers = checklist.sample("skips-and-not-applicable")["answers"]
    anna = without_network(phone("anna"), installation, network)
    for office, photo in zip(OFFICES, photos, strict=True):
        begin(anna, office)
        checklist.fill_part(anna, answers, {"hours_posted": [photo]})
        finish(anna)
    before = states(anna)
    assert len(before) == 2

    # Without network, from a cold start, on a phone that takes no more: the file is saved, and all stays as it was.
    anna.quit()
    anna.start(f"{network.origin}/app")
    anna.on("visits")
    anna.page.evaluate(NO_ROOM)
    file = save_file(anna, tmp_path)
    assert file.name.startswith("notes-")
    assert b"anna" not in file.read_bytes()
    anna.page.reload()
    assert states(anna) == before

    # At the desk both arrive with their photos, marked, and wait for a reviewer; doing it again changes nothing.
    bring_in(at_desk, network, installation, file)
    assert at_desk.locator("tr[data-outcome=arrived]").count() == 2
    assert [state for state, marks in flags(installation) if "from_file" in marks] == ["received", "received"]
    receipts = at_desk.locator("tr[data-outcome] td:nth-of-type(2)").all_inner_texts()
    bring_in(at_desk, network, installation, file)
    assert at_desk.locator("tr[data-outcome=known]").count() == 2

    # Back in coverage the phone sends, and is told that all of it is there.
    network.restore()
    anna.page.click("#send")
    expect(anna.page.locator("[data-visit][data-state=sent]")).to_have_count(2)
    shown = anna.page.locator("[data-receipt]").evaluate_all("all => all.map((one) => one.dataset.receipt)")
    assert sorted(shown) == sorted(text.strip() for text in receipts)
    assert len(flags(installation)) == 2


def test_a_draft_that_only_a_file_could_save_goes_on_at_another_phone(
    installation: Installation, network: Network, phone: MakePhone, at_desk: Page, photos: list[Path], tmp_path: Path
) -> None:
    answers = checklist.sample("skips-and-not-applicable")["answers"]
    anna = without_network(phone("anna"), installation, network)
    begin(anna, OFFICES[0])
    checklist.fill_part(anna, answers, {"hours_posted": photos[:1]})
    file = save_file(anna, tmp_path)
    expect(anna.page.locator("[data-rescued]")).to_contain_text("1 draft")
    anna.quit()

    # The admin is told of it by size and age; what is in it comes up on her new phone alone.
    bring_in(at_desk, network, installation, file, "li[data-outcome=kept]")
    assert OFFICES[0] not in at_desk.locator("main").inner_text()
    network.restore()
    other = phone("anna-new")
    other.start(f"{network.origin}/app")
    other.sign_in(installation.code("anna@acme.test"))
    offer = other.page.locator("[data-copy-of]")
    expect(offer).to_contain_text(OFFICES[0])
    offer.get_by_role("button").click()
    other.on("visit")
    expect(other.page.locator("[data-photos] img").first).to_be_attached()


def test_a_phone_without_the_servers_key_says_so(
    installation: Installation, network: Network, phone: MakePhone, photos: list[Path]
) -> None:
    anna = without_network(phone("anna"), installation, network)
    begin(anna, OFFICES[0])
    checklist.fill_part(anna, {})
    finish(anna)
    anna.page.evaluate(
        """() => new Promise((done) => {
          indexedDB.open("shopper").onsuccess = ({ target: { result } }) => {
            const tx = result.transaction("settings", "readwrite");
            tx.objectStore("settings").delete("rescue_key");
            tx.oncomplete = () => (result.close(), done());
          };
        })"""
    )
    anna.page.goto(anna.page.url.split("#")[0] + "#/rescue")
    anna.on("rescue")
    anna.page.click("#rescue")
    expect(anna.page.locator("[role=alert]")).to_contain_text("Connect once")


def test_the_share_sheet_gets_the_file_where_there_is_one(
    installation: Installation, network: Network, phone: MakePhone
) -> None:
    anna = without_network(phone("anna"), installation, network)
    begin(anna, OFFICES[0])
    checklist.fill_part(anna, {})
    finish(anna)
    anna.page.evaluate(
        """() => Object.assign(Navigator.prototype, {
          canShare: ({ files }) => files.length === 1,
          async share({ files: [file] }) { document.body.dataset.shared = `${file.name} ${file.size > 500}`; },
        })"""
    )
    anna.page.goto(anna.page.url.split("#")[0] + "#/rescue")
    anna.on("rescue")
    anna.page.click("#rescue")
    name = anna.page.locator("[data-rescued]").get_attribute("data-rescued")
    expect(anna.page.locator("body")).to_have_attribute("data-shared", f"{name} true")
    expect(anna.page.locator("[data-rescued] a")).to_have_text("Save it on this phone")
