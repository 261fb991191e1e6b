"""The phone with one promise taken away: each of these has to be caught, or the torture proves nothing."""

from dataclasses import dataclass, replace
from pathlib import Path

from tests.torture.plan import Fate

SCRIPTS = Path(__file__).resolve().parents[2] / "static" / "js"
CHANNEL, DELIVERY = "sync/channel.js", "sync/delivery.js"
DATABASE, FINISH, PHOTOS, PHOTO = "device/database.js", "device/finish.js", "device/photos.js", "visit/photo.js"
QUIET = Fate(
    browser_kills=(0,), server_kills=(0,), offline=(0,), second_tabs=(0,), looks_away=(0,), taken_back=(0,), dropped=0
)
SENDS = "  async #put({ visit, body, sha256 }) {\n"
BUILT_ANEW = """\
  async #put({ visit, body: frozen }) {
    const now = { ...JSON.parse(new TextDecoder().decode(frozen)), CHANGED };
    const body = new TextEncoder().encode(JSON.stringify(now)).buffer;
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
    const sha256 = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
"""
# The power goes off only after the screen has said "saved", however slow the machine is: the disk takes a moment, and
# once it is said that it has finished, as long as it takes until the power is off.
BUSY = """\
const busy = (tx, began) => {
  const [name] = tx.mode === "readonly" ? [] : tx.objectStoreNames;
  const took = Date.now() - began;
  if (name && globalThis.doomed && (took < 1000 || (took < 10000 && document.body.dataset.saved === "saved")))
    tx.objectStore(name).count().onsuccess = () => busy(tx, began);
};
"""
# The camera is ready a moment after the tap on "Finish", however late that is.
SLEEPY = """\
let finished = 0;
addEventListener("click", ({ target }) => target.id === "finish" && (finished ||= Date.now()), { capture: true });
const awake = async () => {
  const over = () => document.body.dataset.screen === "outbox" || (finished && Date.now() - finished > 4000);
  while (!over()) await new Promise((end) => setTimeout(end, 50));
};
"""
SLOW_DISK = (
    (
        DATABASE,
        "    if (await done) throw await done;\n",
        "    busy(tx, Date.now());\n    if (await done) throw await done;\n",
    ),
    (DATABASE, "async function carryOut", BUSY + "async function carryOut"),
)
SLOW_CAMERA = (
    (PHOTO, "await shrunk(file)", "await awake().then(() => shrunk(file))"),
    (PHOTO, "async function shrunk", SLEEPY + "async function shrunk"),
)


@dataclass(frozen=True)
class Mutation:
    """Changes of the phone's scripts (file, old, new), and the fate and the hardship that bring them to light."""

    name: str
    changes: tuple[tuple[str, str, str], ...]
    fate: Fate = QUIET
    hardship: tuple[tuple[str, str, str], ...] = ()

    def __str__(self) -> str:
        """Return what it takes away."""
        return self.name

    @property
    def undone(self) -> "Mutation":
        """The phone itself, in the same hardship."""
        return replace(self, changes=())

    @property
    def scripts(self) -> dict[str, str]:
        """The changed files."""
        changes = (*self.hardship, *self.changes)
        texts = {file: (SCRIPTS / file).read_text("utf-8") for file, *_ in changes}
        for file, old, new in changes:
            assert texts[file].count(old) == 1, f"{file} has changed: {old!r} is there {texts[file].count(old)} times"
            texts[file] = texts[file].replace(old, new)
        return texts


MUTATIONS = (
    Mutation(
        "no web lock",
        (
            (
                CHANNEL,
                "navigator.locks.request(name, options, use).catch(() => (had ? lost() : resolve(null)));",
                "use({});",
            ),
        ),
        replace(QUIET, second_tabs=(1,)),
    ),
    Mutation(
        "no freeze: the body is built anew each time it is sent",
        ((DELIVERY, SENDS, BUILT_ANEW.replace("CHANGED", "finished_at: new Date().toISOString()")),),
        replace(QUIET, photos=(2,)),
    ),
    Mutation(
        "no idempotency: each time it is sent a visit has another id",
        (
            (DELIVERY, SENDS, BUILT_ANEW.replace("CHANGED", "id: crypto.randomUUID()")),
            (DELIVERY, "this.#transport.put(`visits/${visit}`", "this.#transport.put(`visits/${now.id}`"),
        ),
        replace(QUIET, photos=(2,)),
    ),
    Mutation(
        "saved is said when the requests have succeeded, not the transaction; the disk takes a moment",
        ((DATABASE, "    if (await done) throw await done;\n", ""),),
        replace(QUIET, browser_kills=(3,), kill_when_saved=1),
        SLOW_DISK,
    ),
    Mutation(
        "finishing waits for no photo; the camera takes a moment",
        ((FINISH, "await Promise.all(photos);", ""),),
        replace(QUIET, photos=(2,), hurry=1),
        SLOW_CAMERA,
    ),
)
# Chromium does not mind; WebKit does, see tests/engines.
BLOBS = Mutation(
    "photos are kept as Blobs", ((PHOTOS, "bytes.put(image, photo.id)", "bytes.put(new Blob([image]), photo.id)"),)
)
