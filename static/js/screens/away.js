import { listen } from "../sync/channel.js";
import { all, h } from "../ui/dom.js";
import { learn, name, spoken, t } from "../ui/words.js";
import { LongPress } from "./gestures.js";
import { lay } from "./overlay.js";

const MOST = 50;

/** The page of harmless notes that a gesture puts before everything: a real list, the shopper's own. It stays over a reload, wherever that happens. */
export class Away {
  /** @type {(() => void) | null} */
  #back = null;
  #list = h("ul");

  /** @param {import("../ui/types.js").App} app */
  constructor(app) {
    this.app = app;
    listen(({ type }) => type === "session" && this.here && app.engine.look().then(() => this.#fill()));
    // Another tab may have written them on.
    document.addEventListener("visibilitychange", () => this.here && !document.hidden && this.#fill());
  }

  get here() {
    return this.#back !== null;
  }

  async hide() {
    if (this.here) return;
    const title = h("h1", name());
    new LongPress(title, () => this.back());
    this.#back = lay("away", { "aria-label": name() }, [title, this.#list]);
    sessionStorage.away = "true";
    learn(await this.app.engine.texts(spoken(), "screens"));
    await this.#fill();
  }

  /** With the notes of whoever is here: nobody reads another's. */
  async #fill() {
    const notes = (await this.app.engine.setting(this.#key)) ?? [t("milk"), t("bread"), t("batteries"), t("call home")];
    if (this.#list.firstChild && JSON.stringify(this.#notes) === JSON.stringify(notes)) return;
    this.#list.replaceChildren(...[...notes, ""].map((note) => this.#line(note)));
  }

  back() {
    this.#back?.();
    this.#back = null;
    delete sessionStorage.away;
  }

  get #key() {
    return `notes ${this.app.engine.person?.id}`;
  }

  /** @param {string} note */
  #line(note) {
    const field = h("input", { type: "text", value: note, maxlength: 200, "aria-label": t("Note"), enterkeyhint: "next", autocomplete: "off" });
    for (const event of ["input", "change"]) field.addEventListener(event, () => this.#keep());
    field.addEventListener("keydown", async (/** @type {KeyboardEvent} */ { key }) => {
      if (key !== "Enter") return;
      await this.#keep();
      this.#list.lastElementChild?.querySelector("input")?.focus();
    });
    return h("li", field);
  }

  get #notes() {
    return all("input", this.#list).map(({ value }) => value.trim()).filter(Boolean).slice(0, MOST);
  }

  async #keep() {
    const notes = this.#notes;
    await this.app.engine.setSetting(this.#key, notes);
    // A line more says that the one above it is kept.
    if (all("input", this.#list).at(-1)?.value.trim() && notes.length < MOST) this.#list.append(this.#line(""));
  }
}
