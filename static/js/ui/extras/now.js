import { find, h } from "../dom.js";
import { t } from "../words.js";

const two = (/** @type {number} */ n) => String(n).padStart(2, "0");

/** One tap writes down what time it is; a time that stands there is not written over. */
export class Now {
  #question;
  #sheet;

  /** @param {import("../question.js").Question} question @param {import("./extras.js").Sheet} sheet */
  constructor(question, sheet) {
    this.#question = question;
    this.#sheet = sheet;
    this.button = h("button", { type: "button", "data-now": true, onclick: () => this.#write() }, t("Now"));
    find("[data-field]", question.box).append(this.button);
    this.tick();
  }

  tick() {
    this.button.hidden = this.#sheet.draft.answers.get(this.#question.id)?.value !== undefined;
  }

  #write() {
    const [input] = this.#question.inputs;
    const now = new Date();
    input.value = `${two(now.getHours())}:${two(now.getMinutes())}`;
    this.#question.settle(input);
    this.#sheet.save(this.#question, this.#question.read());
    input.focus();
  }
}
