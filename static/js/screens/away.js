import { all, h } from "../ui/dom.js";
import { learn, name, spoken, t } from "../ui/words.js";
import { LongPress } from "./gestures.js";
import { lay } from "./overlay.js";

const MOST = 50;

/** The page of harmless notes that a gesture puts before everything: a real list, the shopper's own. It stays over a reload. */
export class Away {
  /** @type {(() => void) | null} */
  #back = null;

  /** @param {import("../ui/types.js").App} app */
  constructor(app) {
    this.app = app;
  }

  get here() {
    return this.#back !== null;
  }

  async hide() {
    if (this.here) return;
    const list = h("ul");
    const title = h("h1", name());
    new LongPress(title, () => this.back());
    this.#back = lay("away", { "aria-label": name() }, [title, list]);
    history.replaceState({ ...history.state, away: true }, "");
    learn(await this.app.engine.texts(spoken(), "screens"));
    const notes = (await this.app.engine.setting(this.#key)) ?? [t("milk"), t("bread"), t("batteries"), t("call home")];
    list.replaceChildren(...[...notes, ""].map((note) => this.#line(list, note)));
  }

  back() {
    this.#back?.();
    this.#back = null;
    history.replaceState({ ...history.state, away: undefined }, "");
  }

  get #key() {
    return `notes ${this.app.engine.person?.id}`;
  }

  /** @param {HTMLElement} list @param {string} note */
  #line(list, note) {
    const field = h("input", { type: "text", value: note, maxlength: 200, "aria-label": t("Note"), enterkeyhint: "next", autocomplete: "off" });
    field.addEventListener("change", () => this.#keep(list));
    field.addEventListener("keydown", async (/** @type {KeyboardEvent} */ { key }) => {
      if (key !== "Enter") return;
      await this.#keep(list);
      list.lastElementChild?.querySelector("input")?.focus();
    });
    return h("li", field);
  }

  /** @param {HTMLElement} list */
  async #keep(list) {
    const fields = all("input", list);
    const notes = fields.map(({ value }) => value.trim()).filter(Boolean).slice(0, MOST);
    await this.app.engine.setSetting(this.#key, notes);
    // A line more says that the one above it is kept.
    if (all("input", list).at(-1)?.value.trim() && notes.length < MOST) list.append(this.#line(list, ""));
  }
}
