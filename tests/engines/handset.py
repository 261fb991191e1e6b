"""What a shopper does on a phone, in whichever engine it runs."""

import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.browser.phone import DOUBLE_TAP_MS
from tests.engines.engine import Engine

PATIENCE = 30
SHOWN = "section[data-section]:not([hidden]) fieldset[data-question]:not([hidden])"
THERE = "return document.querySelector(arguments[0]) !== null"
WORKER = "return (await navigator.serviceWorker.ready).active?.state === 'activated'"
QUESTIONS = "return [...document.querySelectorAll(arguments[0])].map((box) => [box.dataset.question, box.dataset.kind])"
SAYS = "return document.body.dataset.screen + ': ' + document.body.innerText"
VISIBLE = "const one = document.querySelector(arguments[0]); return one !== null && !one.closest('[hidden]')"
# Every photo as it lies on the phone: its question, its hash, what sort of object holds its bytes, and their own hash.
KEPT_PHOTOS = """
const asked = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});
const db = await asked(indexedDB.open("shopper"));
const tx = db.transaction(["photos", "bytes"]);
const photos = await asked(tx.objectStore("photos").getAll());
const bytes = await Promise.all(photos.map(({ id }) => asked(tx.objectStore("bytes").get(id))));
db.close();
return Promise.all(photos.map(async ({ question, sha256 }, i) => {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes[i]));
  const counted = [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [question, sha256, bytes[i].constructor.name, counted];
}));
"""


class Handset:
    """The phone's screens as a shopper finds them."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def wait(self, css: str) -> None:
        """Wait until there is such an element."""
        self.until(THERE, css)

    def until(self, script: str, *args: str) -> None:
        """Wait until a script in the page returns something true."""
        deadline = time.monotonic() + PATIENCE
        while not self.engine.run(script, *args):
            assert time.monotonic() < deadline, f"never: {script} {args} in {self.engine.run(SAYS)}"
            time.sleep(0.05)

    def tap(self, css: str) -> None:
        """Tap what is there, or will be."""
        self.wait(css)
        self.engine.tap(css)

    def on(self, screen: str) -> None:
        """Wait until a screen is shown."""
        self.wait(f"body[data-screen={screen}]")

    def saved(self) -> None:
        """Wait until the phone says that everything is on disk."""
        self.wait("body[data-saved=saved]")

    def sign_in(self, code: str) -> None:
        """Type the code of an invitation."""
        self.on("signin")
        self.engine.write("#code", code)
        self.tap("form button")
        self.on("visits")

    def take(self) -> None:
        """Accept the first assignment; return when everything is there that offline work needs."""
        self.tap("[data-assignment] button.primary")
        self.wait("a[data-assignment][data-state=ready]")
        self.until(WORKER)

    def begin(self) -> None:
        """Begin the visit that was taken."""
        self.tap("a[data-assignment][data-state=ready]")
        self.on("briefing")
        self.tap("#start")
        self.on("visit")

    def fill_part(self, answers: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
        """Answer what is visible in the part that is shown, also what answers bring up; return what could be put in."""
        done: dict[str, dict[str, Any]] = {}
        while box := next((one for one in self.engine.run(QUESTIONS, SHOWN) if one[0] not in done), None):
            name, kind = box
            done[name] = self._answer(name, kind, answers[name]) if name in answers else {}
        self.saved()
        return {name: answer for name, answer in done.items() if answer}

    def next_part(self) -> bool:
        """Go on to the next part; False when that was the check at the end."""
        target = self.engine.run("return document.querySelector('#next').hash").removeprefix("#/").split("/")
        time.sleep(DOUBLE_TAP_MS / 1000)
        self.tap("#next")
        if target[0] == "finish":
            self.on("finish")
            return False
        self.wait(f"body[data-section='{target[-1]}']")
        return True

    def photograph(self, question: str, photos: Sequence[Path]) -> None:
        """Pick photos for a question, one after the other."""
        list_ = f"#q-{question} [data-photos] > li"
        for photo in photos:
            shown = self.engine.run("return document.querySelectorAll(arguments[0]).length", list_)
            self.attach(question, photo)
            self.wait(f"{list_}:nth-child({shown + 1}) img")
        self.saved()

    def attach(self, question: str, photo: Path) -> None:
        """Pick a photo for a question."""
        self.wait(f"#q-{question} [data-photo-input]")
        self.engine.attach(f"#q-{question} [data-photo-input]", photo)

    def kept_photos(self) -> list[list[str]]:
        """Return of each photo on the phone: question, hash, sort of object, hash of its bytes."""
        return sorted(self.engine.run(KEPT_PHOTOS))

    def finish(self) -> None:
        """Declare and finish."""
        self.on("finish")
        self.tap("#declared")
        self.tap("#finish")
        self.on("outbox")

    def _answer(self, name: str, kind: str, answer: Mapping[str, Any]) -> dict[str, Any]:
        box = f"#q-{name}"
        value = answer.get("value")
        if answer.get("na"):
            self._choose(f"{box} input[data-na]")
        elif kind == "duration":
            self.engine.tap(f"{box} [data-mend]")
            self.wait(f"{box} [data-by-hand]:not([hidden])")
            self.engine.write(f"{box} [data-by-hand]", f"{value // 60}:{value % 60:02d}")
            self.engine.run("document.activeElement.blur()")
        elif kind in {"number", "text", "time", "date"}:
            self.engine.write(f"{box} [name='{name}']", str(value))
        else:
            for one in value if isinstance(value, list) else [value]:
                self._choose(f"{box} input[value='{one}']")
        if not self.engine.run(VISIBLE, f"{box} [data-comment-text]"):
            return {key: answer[key] for key in answer if key != "comment"}
        if answer.get("comment"):
            self.engine.write(f"{box} [data-comment-text]", answer["comment"])
        return dict(answer)

    def _choose(self, css: str) -> None:
        """Tap a choice; again where what stood above it moved away under the finger, as a person would."""
        for _ in range(3):
            self.engine.tap(css)
            if self.engine.run(THERE, f"{css}:checked"):
                return
        raise AssertionError(f"{css} cannot be chosen")
