"""Walks through every screen of the phone, with something on it, and lets somebody look at each."""

import re
from collections.abc import Iterator
from pathlib import Path
from random import Random

from playwright.sync_api import Locator, Page, expect

from shopper.demo.pictures import entrance
from tests.browser import phone_scenes
from tests.browser.phone_scenes import Look
from tests.browser.stage import Stage

MANY_SECTIONS = 20
IPHONE = """Object.defineProperty(navigator, "userAgent", {
    value: "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) Version/18.5 Mobile Safari/604.1",
})"""
# Rows beside the finished visit's own: refused, asked for at the server, a day late, a draft out of its time.
STUCK = """async () => {
    const open = indexedDB.open("shopper");
    const db = await new Promise((done) => { open.onsuccess = () => done(open.result); });
    const work = db.transaction("visits", "readwrite");
    const visits = work.objectStore("visits");
    const read = visits.getAll();
    const all = await new Promise((done) => { read.onsuccess = () => done(read.result); });
    const like = all.find(({ state }) => state === "ready");
    const ago = (hours) => new Date(Date.now() - hours * 3600000).toISOString();
    const id = (n) => `${n}c1f2b1e-6f0b-4b7e-9d53-0a4c4f1d2e3f`;
    const put = (n, more) => visits.put({ ...like, id: id(n), assignment: -n, ...more });
    const refused = (code) => ({ state: "parked", problem: { status: 422, code, title: "" } });
    put(1, { ...refused("visit_conflict"), finished_at: ago(30) });
    const traced = { at: Date.now(), found: "photos", receipt: "K7-42Q", received_at: ago(1), missing: 2 };
    put(2, { ...refused("evidence_hash_differs"), traced });
    const delivery = { tries: 2, next_at: Date.now() + 200000, status: 503 };
    put(3, { state: "sending", photos: { total: 3, sent: 2, kept: true }, delivery });
    const over = { from: ago(99), to: ago(5) };
    put(4, { state: "draft", finished_at: undefined, progress: { answered: 20, total: 41 }, window: over });
    put(5, { state: "discarded" });
    await new Promise((done) => { work.oncomplete = done; });
    db.close();
}"""
MENDED = """async () => {
    const open = indexedDB.open("shopper");
    const db = await new Promise((done) => { open.onsuccess = () => done(open.result); });
    const work = db.transaction("visits", "readwrite");
    for (const n of [1, 2, 3, 4, 5]) work.objectStore("visits").delete(`${n}c1f2b1e-6f0b-4b7e-9d53-0a4c4f1d2e3f`);
    await new Promise((done) => { work.oncomplete = done; });
    db.close();
}"""
OTHER_PHONE = """async () => {
  const phone = "6c1f2b1e-6f0b-4b7e-9d53-0a4c4f1d2e40";
  const headers = { "Content-Type": "application/json" };
  const send = (method, path, body) =>
    fetch(`/api/v1/${path}`, { method, body: JSON.stringify(body), headers }).then((reply) => reply.json());
  const [{ person }, { backups: [copy] }] = [await send("GET", "session"), await send("GET", "backups")];
  await send("POST", `backups/${copy.visit}/takeover`, { phone });
  const { draft } = await send("GET", `backups/${copy.visit}`);
  const { assignment, head } = copy;
  const other = { schema: 1, person: person.id, phone, revision: 1, assignment, photos: [], head, draft };
  await send("PUT", `backups/${crypto.randomUUID()}`, other);
}"""


def photos(folder: Path) -> Iterator[Path]:
    """Take photos, each another one."""
    for number in range(MANY_SECTIONS):
        path = folder / f"photo-{number}.jpg"
        path.write_bytes(entrance(Random(number)))
        yield path


def walk(page: Page, stage: Stage, photos: Iterator[Path], look: Look) -> None:
    """Go the whole way of a shopper who has signed in: offers, a visit, what is missing, delivery, what came back."""
    origin = stage.origin
    page.goto(f"{origin}/app")
    _on(page, "visits")
    expect(page.locator("article[data-assignment]")).not_to_have_count(0)
    look("offers")
    page.locator("article[data-assignment] a").first.click()
    _on(page, "briefing")
    look("briefing-offered")
    page.locator("footer .primary").click()
    expect(page.locator("#start")).to_be_enabled()
    page.locator("#persona summary").click()
    page.locator("[data-steps=mood] label").last.click()
    page.locator("#i-am-there").click()
    expect(page.locator("#place[data-place=unknown]")).to_be_visible()
    look("briefing")
    page.click("#start")
    _on(page, "visit")
    _fill(page, photos, look)
    look("finish")
    page.locator("#summary summary").click()
    look("finish-open")
    _undone(page, photos, look)
    page.locator("#missing a").first.click()
    _on(page, "visit")
    look("missing")
    phone_scenes.watching(page, look)
    page.goto(f"{origin}/app#/visits")
    _on(page, "visits")
    look("drafts")
    phone_scenes.signed_out(page, stage, look)
    _elsewhere(page, look)
    _finish(page, look)
    phone_scenes.returned(page, stage, look)
    _settle(page, look)
    page.goto(f"{origin}/app#/visit/6c1f2b1e-6f0b-4b7e-9d53-0a4c4f1d2e3f")
    expect(page.locator("[data-code]")).to_be_visible()
    look("not-there")


def _elsewhere(page: Page, look: Look) -> None:
    """Let another phone take a draft over and have one of its own; then take the first one back."""
    expect(page.locator("a[data-state=draft] [data-copy]")).to_have_attribute("data-copy", "whole")
    page.evaluate(OTHER_PHONE)
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator("[data-copy-of]")).to_be_visible()
    expect(page.locator("a[data-state=elsewhere]")).to_be_visible()
    look("drafts-elsewhere")
    page.locator("a[data-state=elsewhere]").click()
    expect(page.locator("[data-elsewhere]")).to_be_visible()
    look("elsewhere")
    page.click("#take-back")
    expect(page.locator("#next")).to_be_visible()
    page.goto(page.url.split("#")[0] + "#/visits")
    _on(page, "visits")


def idle(page: Page, origin: str, look: Look) -> None:
    """Look at the screens of a shopper who has nothing to do."""
    for screen in ("visits", "outbox", "me", "prepare", "honest"):
        page.goto(f"{origin}/app#/{screen}")
        _on(page, screen)
        look(f"empty-{screen}")


def sign_in(page: Page, origin: str, look: Look) -> None:
    """Look at the sign-in screen, and at what it says to a wrong code."""
    page.goto(f"{origin}/app")
    _on(page, "signin")
    look("signin")
    page.fill("#code", "7777")
    page.click("form button")
    expect(page.locator("#code-left")).not_to_be_empty()
    look("signin-short")
    page.fill("#code", "7777-7777")
    page.click("form button")
    expect(page.locator("[role=alert]")).not_to_be_empty()
    look("signin-refused")


def _fill(page: Page, photos: Iterator[Path], look: Look) -> None:
    """Answer badly, so that comments are asked for; look at each part before and after."""
    page.locator("header h1 a").click()
    _on(page, "list")
    look("list")
    page.locator("[data-row]").filter(visible=True).last.click()
    page.click("#edit")
    look("list-open")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.locator("#away li")).not_to_have_count(0)
    look("away")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.locator("header a").click()
    _on(page, "visit")
    phone_scenes.camera(page, look)
    phone_scenes.not_saved(page, look)
    page.locator("[data-leaving] button").click()
    expect(page.locator("[data-leaving] p")).to_be_visible()
    for number in range(1, MANY_SECTIONS):
        _answer_badly(page, photos)
        look(f"part-{number}")
        _think_again(page, look)
        if re.match(r"#/finish/", page.locator("#next").get_attribute("href") or ""):
            break
        before = page.locator("body").get_attribute("data-section") or ""
        page.locator("#next").click()
        expect(page.locator("body")).not_to_have_attribute("data-section", before)
    page.locator("#next").click()
    _on(page, "finish")


def _undone(page: Page, photos: Iterator[Path], look: Look) -> None:
    """Look at the visit that could not be done, and go back to its end."""
    end = page.url
    page.locator("#could-not").click()
    _on(page, "undone")
    page.locator("label:has(#obstacle-closed)").click()
    page.locator("[data-photo-input]").set_input_files(next(photos))
    expect(page.locator("[data-photos] img")).to_be_visible()
    look("undone")
    page.goto(end)
    _on(page, "finish")


def _think_again(page: Page, look: Look) -> None:
    """Delete a photo, where there is one, and have it back."""
    part = page.locator("section[data-section]:not([hidden])")
    if not part.locator("[data-delete]").count():
        return
    part.locator("[data-delete]").first.click()
    expect(part.locator("[data-undo]")).to_be_focused()
    look("photo-deleted")
    part.locator("[data-undo]").click()
    expect(part.locator("[data-undo]")).to_have_count(0)


def _answer_badly(page: Page, photos: Iterator[Path]) -> None:
    part = page.locator("section[data-section]:not([hidden])")
    _tap(part.locator("fieldset:not([data-question=served]) label:has(input[value=no])"), 4)
    _tap(part.locator("fieldset[data-question=served] label:has(input[value=yes])"))
    _tap(part.locator("[data-start]"))
    _tap(part.locator("[data-mend]"))
    _tap(part.locator("[data-choices] label[data-na]"))
    cameras = part.locator("[data-photo] label").filter(visible=True)
    if cameras.count():
        cameras.first.locator("input").set_input_files(next(photos))
        expect(part.locator("[data-photos] img").first).to_be_visible()
    expect(page.locator("body")).to_have_attribute("data-saved", "saved")


def _tap(found: Locator, most: int = 1) -> None:
    """Tap the last of what is found; an answer may hide what follows it."""
    shown = found.filter(visible=True)
    for number in range(min(most, shown.count())):
        if number < shown.count():
            shown.nth(-1 - number).click()


def _finish(page: Page, look: Look) -> None:
    page.locator("a[data-state=draft]").click()
    _on(page, "visit")
    page.goto(page.url.replace("/visit/", "/finish/"))
    _on(page, "finish")
    page.context.set_offline(True)
    page.locator("label.tick").click()
    page.click("#finish")
    _on(page, "outbox")
    look("outbox-waiting")
    _rescue(page, look)
    page.locator("footer a").first.click()
    _on(page, "visits")
    look("visits-waiting")
    page.locator("footer a").nth(2).click()
    page.locator("#leaving summary").click()
    look("me-leaving")
    _stuck(page, look)
    page.locator("footer a").first.click()
    page.context.set_offline(False)
    page.evaluate("dispatchEvent(new Event('online'))")
    page.locator("footer a").nth(1).click()
    expect(page.locator("[data-visit][data-state=sent]")).not_to_have_count(0)
    look("outbox")


def _settle(page: Page, look: Look) -> None:
    """Look at what there is about oneself and one's phone."""
    page.goto(page.url.split("#")[0] + "#/me")
    _on(page, "me")
    look("me")
    page.locator("#seen summary").click()
    look("me-seen")
    _pin(page, look)
    page.goto(page.url.split("#")[0] + "#/install")
    _on(page, "install")
    look("install")
    page.add_init_script(IPHONE)
    page.reload()
    expect(page.locator("#steps li")).to_have_count(3)
    page.click("#make-code")
    expect(page.locator("#new-code")).to_be_visible()
    look("install-iphone")


def _pin(page: Page, look: Look) -> None:
    page.locator("a[href='#/pin']").click()
    _on(page, "pin")
    look("pin-new")
    page.fill("#pin", "2580")
    page.fill("#again", "2580")
    page.click("#enter")
    expect(page.locator("#again")).to_have_count(0)
    look("pin-set")
    page.reload()
    _on(page, "pin")
    page.locator("#forgotten summary").click()
    look("pin-asked")
    page.fill("#pin", "2580")
    page.click("#enter")
    expect(page.locator("#honest")).to_be_visible()
    page.fill("#pin", "2580")
    page.click("#enter")
    expect(page.locator("#again")).to_be_visible()


def _stuck(page: Page, look: Look) -> None:
    """Look at visits that need somebody, that are too old, and whose time is over."""
    page.evaluate(STUCK)
    for screen in ("outbox", "visits"):
        page.goto(re.sub("#.*", f"#/{screen}", page.url))
        page.reload()
        _on(page, screen)
        look(f"{screen}-stuck")
    page.evaluate(MENDED)


def _rescue(page: Page, look: Look) -> None:
    page.locator("a[href='#/rescue']").first.click()
    _on(page, "rescue")
    look("rescue")
    page.click("#rescue")
    expect(page.locator("[data-rescued]")).to_be_visible()
    look("rescue-saved")
    page.locator("header a").click()
    _on(page, "outbox")


def _on(page: Page, screen: str) -> None:
    expect(page.locator("body")).to_have_attribute("data-screen", screen)
