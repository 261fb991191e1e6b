"""A visit with every kind of question on a phone, and the taps that its tests have in common."""

from typing import Any

from playwright.sync_api import expect

from tests.browser.handsets import Handset
from tests.browser.phone import DOUBLE_TAP_MS

ROWS = """async ([store, name]) => {
    const answered = (asked) => new Promise((done) => (asked.onsuccess = () => done(asked.result)));
    const db = await answered(indexedDB.open("shopper"));
    const rows = await answered(db.transaction(store).objectStore(store).getAll());
    db.close();
    return store === "outbox" ? JSON.parse(new TextDecoder().decode(rows.find((row) => row.visit === name).body))
      : store === "bytes" ? rows.map((bytes) => [...new Uint8Array(bytes).slice(0, 4096)]) : rows;
}"""
CLOCK_MOVES = """(minutes) => {
    const { now } = Date;
    Date.now = () => now() + minutes * 60_000;
}"""


def settled(begun: Handset) -> None:
    """Wait until the extras of the questions are there."""
    expect(begun.page.locator("[data-leaving]")).to_be_attached()


def part(begun: Handset, name: str, question: str = "") -> None:
    """Turn to a part of the checklist."""
    begun.show(f"#/visit/{begun.visit}/{name}" + (f"/{question}" if question else ""))
    expect(begun.page.locator("body")).to_have_attribute("data-section", name)


def reload(begun: Handset) -> None:
    begun.saved()
    begun.page.reload()
    begun.on("visit")
    settled(begun)


def tap(begun: Handset, question: str, control: str) -> None:
    """Tap a control of a timer, later than a trembling finger would."""
    begun.page.wait_for_timeout(DOUBLE_TAP_MS)
    begun.question(question).locator(f"[data-{control}]").click()


def missing(begun: Handset) -> list[str]:
    """Go to the end; return what is said to be missing there."""
    begun.show(f"#/finish/{begun.visit}")
    begun.on("finish")
    return [str(one.get_attribute("data-code")) for one in begun.page.locator("#missing a").all()]


def frozen(begun: Handset) -> dict[str, Any]:
    """Finish, and return the body as it will be sent."""
    return dict(begun.page.evaluate(ROWS, ["outbox", begun.finish()]))
