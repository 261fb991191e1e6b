"""What only Firefox shows: rows that outlive the browser, and a question about storage that is never answered."""

from pathlib import Path

import pytest

from tests.browser.installation import Installation
from tests.browser.network import Network
from tests.engines.firefox import Firefox
from tests.engines.handset import Handset

pytestmark = pytest.mark.browser
ASKS = """
const silent = new Promise((resolve) => setTimeout(resolve, 1500, "silent"));
return Promise.race([navigator.storage.persist().then(() => "answered"), silent]);
"""
CHECKED = "return document.querySelector(arguments[0]).checked"
DRAFT = "a[data-assignment][data-state=draft]"


def test_what_was_called_saved_outlives_the_browser(
    firefox: Firefox, installation: Installation, network: Network, photos: list[Path]
):
    handset = Handset(firefox)
    firefox.start(f"{network.origin}/app")
    handset.sign_in(installation.code("anna@acme.test"))
    handset.take()
    handset.begin()
    handset.fill_part({"sign_visible": {"value": "yes"}, "step_free": {"value": "no"}})
    handset.photograph("hours_posted", photos[:1])
    kept = handset.kept_photos()

    installation.stop()
    firefox.quit()
    firefox.start(f"{network.origin}/app")
    handset.tap(DRAFT)
    handset.on("visit")
    assert firefox.run(CHECKED, "#q-sign_visible input[value=yes]")
    assert handset.kept_photos() == kept
    handset.photograph("hours_posted", photos[1:])
    handset.fill_part({"obstacle": {"value": "yes"}})
    kept = handset.kept_photos()
    assert len(kept) == 2
    firefox.kill()

    firefox.start(f"{network.origin}/app")
    handset.tap(DRAFT)
    handset.on("visit")
    assert firefox.run(CHECKED, "#q-obstacle input[value=yes]")
    assert firefox.run(CHECKED, "#q-step_free input[value=no]")
    assert handset.kept_photos() == kept
    network.target = installation.serve()
    while handset.next_part():
        pass
    handset.finish()
    handset.wait("[data-visit][data-state=sent] [data-receipt]")


def test_storage_that_is_asked_for_and_never_granted_keeps_nobody_waiting(
    firefox: Firefox, installation: Installation, network: Network
):
    handset = Handset(firefox)
    firefox.start(f"{network.origin}/app")
    assert firefox.run(ASKS) == "silent"
    handset.sign_in(installation.code("anna@acme.test"))
    handset.take()
    handset.begin()
