import { announce, h } from "../ui/dom.js";
import { t } from "../ui/words.js";

const STAYS_MS = 6000;
const WRITTEN = "[inputmode], textarea, [type=time], [type=date]";

/** @typedef {import("./row.js").Row} Row */

/** Offers to take back the last tap, for some seconds. What was written can be mended where it was. */
export class Undo {
  #timer = 0;
  #back = () => {};
  /** @type {HTMLElement | undefined} */
  #home;
  /** The row that was tapped last, and what it said before. @type {Row | undefined} */
  #row;
  /** @type {Row["answer"]} */
  #before;
  button = h("button.quiet", { type: "button", id: "undo", hidden: true, onclick: () => this.#take() }, t("Undo"));

  /** @param {HTMLElement} list @param {Row[]} rows of it */
  constructor(list, rows) {
    const tapped = (/** @type {any} */ { target }) => {
      this.#row = rows.find(({ question }) => question.box.contains(target));
      this.#before = this.#row?.now;
    };
    list.addEventListener("click", tapped, { capture: true });
    list.addEventListener("input", (/** @type {any} */ { target }) => target.matches(WRITTEN) && (this.#row = undefined));
  }

  /** Offers to take back what a tap has changed; after any other change there is nothing to be taken back. @param {Row[]} changed */
  follow(changed) {
    const [row, before] = [this.#row, this.#before];
    if (!changed.length) return;
    if (!row || !changed.includes(row) || row.question.rules.kind === "photo") return this.end();
    [this.#back, this.#home] = [() => row.clear(before), row.button];
    if (this.button.hidden) announce(t("This can be undone: the button is at the bottom."));
    this.button.hidden = false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.end(), STAYS_MS);
  }

  end() {
    const held = document.activeElement === this.button;
    clearTimeout(this.#timer);
    this.button.hidden = true;
    if (held) this.#home?.focus();
  }

  #take() {
    this.#back();
    this.end();
  }
}
