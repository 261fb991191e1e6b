import { h } from "../ui/dom.js";
import { t } from "../ui/words.js";

const STAYS_MS = 6000;

/** Offers to take back the last tap, for some seconds. */
export class Undo {
  #timer = 0;
  #back = () => {};
  button = h("button.quiet", { type: "button", id: "undo", hidden: true, onclick: () => this.#take() }, t("Undo"));

  /** @param {() => void} back does the opposite of what was just done */
  offer(back) {
    this.#back = back;
    this.button.hidden = false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.end(), STAYS_MS);
  }

  end() {
    clearTimeout(this.#timer);
    this.button.hidden = true;
  }

  #take() {
    this.#back();
    this.end();
  }
}
