"""What happens behind the screens: a new build, a delivery with no page open."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx2
import pytest
from playwright.sync_api import expect

from tests.browser.installation import Installation
from tests.browser.network import Network
from tests.browser.phone import Phone

pytestmark = pytest.mark.browser
MakePhone = Callable[..., Phone]
TOP = Path(__file__).resolve().parents[2]
BUILD = "() => document.documentElement.dataset.build"
UPDATE = "async () => { await (await navigator.serviceWorker.getRegistration()).update() }"
WAITING = "async () => Boolean((await navigator.serviceWorker.getRegistration()).waiting)"


@pytest.fixture
def newer_build(tmp_path: Path, installation: Installation) -> Iterator[Callable[[], int]]:
    """Serve the same folder by a program whose static files differ; returns its port."""
    servers: list[subprocess.Popen[str]] = []

    def serve() -> int:
        for name in ("shopper", "static", "templates", "scenarios"):
            shutil.copytree(TOP / name, tmp_path / "newer" / name)
        with (tmp_path / "newer" / "static" / "css" / "phone.css").open("a") as sheet:
            sheet.write("\n.newer { color: inherit }\n")
        installation.stop()
        command = [sys.executable, "-c", "from shopper.cli import app; app()", "serve", "--port", "0"]
        servers.append(
            subprocess.Popen(
                [*command, "--data", str(installation.data)], stdout=subprocess.PIPE, text=True,
                cwd=tmp_path / "newer", env={**os.environ, "PYTHONPATH": str(tmp_path / "newer")},
            )
        )  # fmt: skip
        output = servers[0].stdout
        assert output is not None
        said = next(line for line in output if line.startswith("Serving "))
        return int(said.split("http://", 1)[1].split()[0].rsplit(":", 1)[1])

    yield serve
    for server in servers:
        server.terminate()
        server.wait(15)
        if server.stdout:
            server.stdout.close()


def test_a_new_build_waits_until_no_visit_is_open(
    installation: Installation, network: Network, phone: MakePhone, newer_build: Callable[[], int]
):
    anna = begun(phone("anna"), installation, network)
    anna.choose("sign_visible", "no")
    anna.saved()
    old = anna.page.evaluate(BUILD)

    network.target = newer_build()
    network.cut()
    network.restore()
    anna.page.evaluate(UPDATE)
    anna.page.wait_for_function(WAITING)
    anna.choose("step_free", "yes")
    anna.saved()
    assert anna.page.evaluate(BUILD) == old

    anna.page.goto(f"{network.origin}/app#/visits")
    anna.page.wait_for_function(f"(old) => ({BUILD})() !== old", arg=old)
    assert len(anna.page.evaluate("() => caches.keys()")) == 1
    anna.page.locator("a[data-assignment][data-state=draft]").click()
    anna.on("visit")
    for name, value in (("sign_visible", "no"), ("step_free", "yes")):
        expect(anna.question(name).locator(f"input[value={value}]")).to_be_checked()


def test_a_finished_visit_is_sent_with_no_page_open(
    installation: Installation, network: Network, phone: MakePhone, reader: Callable[[str], httpx2.Client]
):
    anna = begun(phone("anna", whole=True), installation, network)
    anna.choose("sign_visible", "no")
    anna.saved()
    anna.context.set_offline(True)
    anna.page.evaluate("() => (location.hash = location.hash.replace('#/visit', '#/finish'))")
    anna.on("finish")
    anna.page.locator("label.tick").click()
    anna.page.click("#finish")
    anna.on("outbox")
    visit = anna.page.locator("[data-visit][data-state=ready]")
    expect(visit).to_be_visible()
    address = f"/api/v1/visits/{visit.get_attribute('data-visit')}"
    anna.context.new_page().goto("about:blank")
    anna.page.close()

    anna.context.set_offline(False)
    tiina = reader("tiina@acme.test")
    deadline = time.monotonic() + 60
    while (answer := tiina.get(address)).status_code != 200:
        assert time.monotonic() < deadline, answer.text
        time.sleep(0.3)
    assert answer.json()["receipt"]


def begun(anna: Phone, installation: Installation, network: Network) -> Phone:
    """Sign Anna in and open a visit's checklist."""
    anna.start(f"{network.origin}/app")
    anna.sign_in(installation.code("anna@acme.test"))
    anna.page.get_by_role("button", name="Take it").first.click()
    anna.page.locator("a[data-assignment][data-state=ready]").first.click()
    anna.installed()
    anna.on("briefing")
    anna.page.click("#start")
    anna.on("visit")
    return anna
