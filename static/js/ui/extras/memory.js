import { h } from "../dom.js";
import { t } from "../words.js";

/** @typedef {import("../question.js").Question} Question */

/** Says of each answer that was given after leaving that it is from memory; one tap says that it was noted on the spot. */
export class Memory {
  #sheet;
  /** @type {Map<string, any>} */
  #marks = new Map();

  /** @param {import("./extras.js").Sheet} sheet */
  constructor(sheet) {
    this.#sheet = sheet;
    this.tick();
  }

  tick() {
    const { questions, draft } = this.#sheet;
    const left = draft.visit?.left_at;
    if (!left && !this.#marks.size) return;
    for (const question of questions.values()) {
      const { how, noted, at } = draft.answers.get(question.id) ?? {};
      const minutes = how?.memory_min;
      if (minutes !== undefined || (left && noted && Date.parse(at ?? "") >= Date.parse(left))) this.#mark(question, minutes);
      else this.#marks.get(question.id)?.remove(), this.#marks.delete(question.id);
    }
  }

  /** @param {Question} question @param {number} [minutes] */
  #mark(question, minutes) {
    const mark = this.#marks.get(question.id) ?? h("button.quiet", { type: "button", "data-memory": true, onclick: () => this.#turn(question) });
    const words = !minutes ? t("From memory") : t("From memory, {n} min after", { n: minutes });
    if (mark.textContent !== words) mark.textContent = words;
    mark.setAttribute("aria-pressed", String(minutes !== undefined));
    if (!mark.isConnected) question.box.append(mark);
    this.#marks.set(question.id, mark);
  }

  /** @param {Question} question */
  async #turn({ id }) {
    const { saved, draft } = this.#sheet;
    const noted = draft.answers.get(id)?.how?.memory_min !== undefined;
    const saving = draft.save(id, { noted });
    this.tick();
    await saved.follow(saving);
  }
}
