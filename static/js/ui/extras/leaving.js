import { told } from "../../visit/notes.js";
import { rfc3339 } from "../../visit/values.js";
import { DOUBLE_TAP_MS, h } from "../dom.js";
import { spoken, t } from "../words.js";

/** The moment of leaving, said by one tap at the end of the questions, and taken back by another. */
export class Leaving {
  #sheet;
  #trembles = 0;
  /** @type {string | undefined | null} */
  #shown = null;
  line = h("div", { "data-leaving": true });

  /** @param {import("./extras.js").Sheet} sheet */
  constructor(sheet) {
    this.#sheet = sheet;
    sheet.form.append(this.line);
    this.tick();
  }

  tick() {
    const { left_at, channel } = this.#sheet.draft.visit ?? {};
    if (this.#shown === left_at) return;
    const held = this.line.contains(document.activeElement);
    const button = (/** @type {string} */ words, /** @type {string | undefined} */ moment) =>
      h("button", { type: "button", onclick: () => this.#note(moment) }, words);
    const leave = channel === "office" ? t("I have left") : t("The conversation is over");
    this.line.dataset.leaving = left_at ?? "";
    if (left_at) this.line.replaceChildren(h("p", t("From {time} on, answers are marked “from memory”.", { time: clock(left_at) })), button(t("Undo"), undefined));
    else this.line.replaceChildren(button(leave, "now"));
    if (held) this.line.querySelector("button").focus();
    this.#shown = left_at;
  }

  /** @param {string} [moment] */
  async #note(moment) {
    if (performance.now() < this.#trembles) return; // a trembling finger must not take back what it has just said
    this.#trembles = performance.now() + DOUBLE_TAP_MS;
    const { saved, draft } = this.#sheet;
    if (!draft.note || !(await saved.follow(draft.note(told(draft.visit, { left_at: moment && rfc3339() }))))) return;
    // Answers given after a leaving that was none were no memories.
    if (!moment)
      for (const [id, { how }] of draft.answers) if (how?.memory_min !== undefined) saved.follow(draft.save(id, {}));
    this.#sheet.update();
  }
}

/** @param {string} moment */
const clock = (moment) => new Intl.DateTimeFormat(spoken(), { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(new Date(moment));
