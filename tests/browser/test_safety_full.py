"""A phone with 40 MB of disk: photos are refused, in words; answers are still saved and the visit gets finished."""

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import httpx2
import pytest
from PIL import Image
from playwright.sync_api import Playwright, expect

from tests.browser.installation import Installation
from tests.browser.network import Network
from tests.browser.phone import Phone
from tests.builders.thirty_photos import SCRIPT

pytestmark = pytest.mark.browser
ASSIGNMENT = """client,wave,location,shopper,scenario,from,to
acme,2027-02,tln-1,anna@acme.test,thirty-photos,2020-01-01,2099-12-31
"""
SIDE = 1600
# Other things on the phone: written until not a byte more finds room, in parts ever smaller.
CROWD = """async (sizes) => {
  const db = await new Promise((resolve) => {
    const request = indexedDB.open("crowd", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("rows", { autoIncrement: true });
    request.onsuccess = () => resolve(request.result);
  });
  const put = (size) => new Promise((resolve) => {
    const row = new Uint8Array(size);
    for (let at = 0; at < size; at += 65536) crypto.getRandomValues(row.subarray(at, at + 65536));
    const tx = db.transaction("rows", "readwrite", { durability: "strict" });
    tx.objectStore("rows").add(row);
    tx.oncomplete = () => resolve(true);
    tx.onabort = () => resolve(false);
  });
  for (const [size, most] of sizes) for (let n = 0; n < most && (await put(size)); n++);
}"""
RESERVED = """() => new Promise((resolve) => {
  indexedDB.open("shopper").onsuccess = ({ target: { result } }) => {
    result.transaction("bytes").objectStore("bytes").count("reserve").onsuccess = (event) => {
      result.close();
      resolve(event.target.result);
    };
  };
})"""
ONLY_ROOT = """This test needs a disk of 40 MB, which only root may mount. Run the tests as root, or mount it once:
    sudo mkdir -p /mnt/small && sudo mount -t tmpfs -o size=40m,uid={uid} tmpfs /mnt/small
    SHOPPER_SMALL_DISK=/mnt/small make test"""
MOST_OF_IT = [[1_000_000, 15]]
ALL_OF_IT = [[1_000_000, 99], [50_000, 30], [4_000, 30], [1_000, 10]]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Mount 40 MB, or take what root has mounted. Fails without either: nothing else shows what a full disk does."""
    if mounted := os.environ.get("SHOPPER_SMALL_DISK"):
        with TemporaryDirectory(dir=mounted, ignore_cleanup_errors=True) as folder:
            yield Path(folder)
        return
    if os.geteuid() != 0:
        pytest.fail(ONLY_ROOT.format(uid=os.geteuid()))
    disk = tmp_path / "disk"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=40m", "tmpfs", str(disk)], check=True)
    yield disk
    subprocess.run(["umount", "--lazy", str(disk)], check=True)


@pytest.fixture
def anna(
    installation: Installation, network: Network, playwright: Playwright, small_disk: Path, tmp_path: Path
) -> Iterator[Phone]:
    """Give Anna a small phone and a visit with room for thirty photos."""
    (tmp_path / "script.yaml").write_text(SCRIPT)
    (tmp_path / "more.csv").write_text(ASSIGNMENT)
    installation.run("publish", str(tmp_path / "script.yaml"))
    installation.run("import", "assignments", str(tmp_path / "more.csv"))
    phone = Phone(playwright, small_disk / "profile")
    phone.start(f"{network.origin}/app")
    phone.sign_in(installation.code("anna@acme.test"))
    offer = phone.page.locator("article[data-assignment]").filter(has_text="Thirty photos")
    offer.locator(".primary").click()
    phone.page.locator("a[data-assignment][data-state=ready]").filter(has_text="Thirty photos").click()
    phone.on("briefing")
    phone.page.click("#start")
    phone.on("visit")
    yield phone
    phone.kill()


def noise(folder: Path) -> Iterator[Path]:
    """Take photos that no codec makes small."""
    chance = Random(1)
    for number in range(10):
        path = folder / f"noise-{number}.jpg"
        Image.frombytes("RGB", (SIDE, SIDE), chance.randbytes(SIDE * SIDE * 3)).save(path, quality=75)
        yield path


def test_a_full_phone_refuses_photos_and_goes_on_saving_answers_up_to_the_receipt(
    anna: Phone, network: Network, reader: Callable[[str], httpx2.Client], tmp_path: Path
):
    anna.page.evaluate(CROWD, MOST_OF_IT)
    shown = anna.question("first").locator("[data-photos] > li")
    message = anna.question("first").locator("[data-photo-message]")
    kept = 0
    for photo in noise(tmp_path):
        anna.question("first").locator("[data-photo-input]").set_input_files(photo)
        expect(shown.nth(kept).or_(message.filter(visible=True))).to_be_visible()
        if message.is_visible():
            break
        kept += 1
    assert kept, "no photo at all found room"
    expect(message).to_contain_text("Answers are still saved")
    anna.saved()

    anna.page.evaluate(CROWD, ALL_OF_IT)
    anna.choose("tidy", "no")
    anna.saved()
    for number in range(5):
        anna.write("told", f"{number} " + "ж" * 1500)
        anna.question("told").locator("[name=told]").press("Tab")
        anna.saved()
    assert not anna.page.evaluate(RESERVED), "the room kept for answers was not needed: the disk was not full"
    network.cut()
    anna.page.evaluate("() => { location.hash = location.hash.replace('#/visit', '#/finish') }")
    anna.on("finish")
    anna.page.locator("label.tick").click()
    anna.page.click("#finish")
    anna.on("outbox")
    card = anna.page.locator("[data-visit]")
    visit = card.get_attribute("data-visit")

    network.restore()
    anna.looks_again()
    expect(card).to_have_attribute("data-state", "sent", timeout=30_000)
    arrived = reader("tiina@acme.test").get(f"/api/v1/visits/{visit}").json()
    assert arrived["answers"]["tidy"]["value"] == "no"
    assert arrived["answers"]["told"]["value"].startswith("4 ")


def test_a_phone_that_fills_up_after_the_last_answer_still_finishes_the_visit(anna: Phone):
    anna.choose("tidy", "no")
    anna.saved()
    anna.page.evaluate("() => { location.hash = location.hash.replace('#/visit', '#/finish') }")
    anna.on("finish")
    anna.page.evaluate(CROWD, ALL_OF_IT)
    assert anna.page.evaluate(RESERVED)
    anna.page.locator("label.tick").click()
    anna.page.click("#finish")
    anna.on("outbox")
    expect(anna.page.locator("[data-visit]")).to_have_count(1)
