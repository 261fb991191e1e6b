"""What only WebKit shows: no storage to ask for, transactions that Blobs abort; and what its older versions lack."""

from pathlib import Path

import pytest

from tests.browser.installation import Installation
from tests.browser.network import Network
from tests.engines.handset import Handset
from tests.engines.webkit import WebKit
from tests.torture.line import Line
from tests.torture.mutations import BLOBS

pytestmark = pytest.mark.browser
KEEPS = """
const opened = indexedDB.open("another", 1);
opened.onupgradeneeded = () => opened.result.createObjectStore("bytes");
return new Promise((resolve, reject) => {
  opened.onerror = reject;
  opened.onsuccess = () => {
    const tx = opened.result.transaction("bytes", "readwrite");
    const bytes = new Uint8Array(1000).buffer;
    tx.objectStore("bytes").put(arguments[0] === "Blob" ? new Blob([bytes]) : bytes, 1);
    tx.oncomplete = () => resolve(true);
    tx.onabort = () => resolve(false);
  };
});
"""


def test_a_visit_is_photographed_where_no_storage_can_be_asked_for_and_canvases_are_on_screen_only(
    webkit: WebKit, installation: Installation, network: Network, photos: list[Path]
):
    handset = Handset(webkit)
    webkit.start(f"{network.origin}/app")
    assert webkit.run("return typeof navigator.storage") == "undefined"
    handset.sign_in(installation.code("anna@acme.test"))
    handset.take()
    handset.begin()
    webkit.run("delete globalThis.OffscreenCanvas")
    handset.photograph("hours_posted", photos)
    assert len(handset.kept_photos()) == 2


def test_this_engine_is_one_that_keeps_bytes_but_no_blobs(webkit: WebKit, network: Network):
    webkit.start(f"{network.origin}/app")
    assert webkit.run(KEEPS, "ArrayBuffer") is True
    assert webkit.run(KEEPS, "Blob") is False


def test_a_phone_that_kept_photos_as_blobs_is_caught_here(
    webkit: WebKit, installation: Installation, photos: list[Path]
):
    line = Line(seed=0, dropped=0, scripts=BLOBS.scripts)
    line.target = installation.serve()
    handset = Handset(webkit)
    webkit.start(f"{line.origin}/app")
    handset.sign_in(installation.code("anna@acme.test"))
    handset.take()
    handset.begin()
    handset.attach("hours_posted", photos[0])
    handset.wait("[data-question=hours_posted] [data-photo-message]:not([hidden])")
    assert handset.kept_photos() == []
    line.close()
