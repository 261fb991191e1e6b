// The form as a phone has it, all parts on one scroll. It is drawn anew when the script changes, and everything stays in its place.

import { all, find } from "../../ui/dom.js";
import { Sheet } from "../../ui/sheet.js";
import { speak, spoken } from "../../ui/words.js";

const MARKED_MS = 1500;
const EDGE_PX = 24;
const CONTROLS = "label, button, input, textarea, output";

export class Form {
  /** @type {Sheet<import("./draft.js").TriedDraft> | null} */
  #sheet = null;
  #drawn = "";
  #holder;
  #draft;
  #onchange;
  #insist = false;

  /** @param {HTMLElement} holder @param {import("./draft.js").TriedDraft} draft @param {() => void} onchange */
  constructor(holder, draft, onchange) {
    this.#holder = holder;
    this.#draft = draft;
    this.#onchange = onchange;
  }

  /** Writes down what is still being typed. Call it before the draft takes another script. */
  settle() {
    return this.#sheet?.settle();
  }

  /** @param {boolean} insist on everything that is missing */
  insist(insist) {
    this.#insist = insist;
    if (this.#sheet) this.#sheet.insist = insist;
    this.#sheet?.update();
  }

  /** Shows the draft's script. A form that would be the same stays. @param {string} language @param {boolean} [anew] */
  async show(language, anew = false) {
    if (language !== spoken() || !this.#sheet) speak(language, await texts(language));
    const { fragments, rules } = this.#draft.pack;
    const drawn = language + fragments[language] + JSON.stringify(rules);
    if (anew || drawn !== this.#drawn) this.#draw(language);
    this.#drawn = drawn;
    this.#sheet?.update();
  }

  /** Brings a question into view. @param {string} question */
  point(question) {
    const box = find(`[id="q-${question}"]`, this.#holder);
    if (!box || box.hidden) return;
    box.scrollIntoView({ block: "center" });
    box.dataset.shown = "";
    setTimeout(() => delete box.dataset.shown, MARKED_MS);
  }

  /** The question of a click that was meant for no control. @param {any} target */
  pointed(target) {
    return target.closest(CONTROLS) ? "" : (target.closest("[data-question]")?.dataset.question ?? "");
  }

  /** @param {string} language */
  #draw(language) {
    const back = keepPlace();
    clearInterval(this.#sheet?.ticking);
    this.#sheet = new Sheet(this.#draft, language);
    this.#sheet.insist = this.#insist;
    this.#sheet.onchange = this.#onchange;
    this.#holder.replaceChildren(this.#sheet.form);
    for (const section of all("[data-section]", this.#sheet.form)) section.hidden = false;
    back();
  }
}

/** The phone's own words of a language. @param {string} language @returns {Promise<Record<string, any>>} */
const texts = async (language) => (await import(`../../../languages/${language}-checklist.js`)).default;

/** Remembers the question at the top of the view; the result puts it back there. */
function keepPlace() {
  const scroller = find("#tried");
  const { left, top, width } = scroller.getBoundingClientRect();
  const below = Math.max(top, find("header").getBoundingClientRect().bottom);
  const seen = document.elementFromPoint(left + width / 2, below + EDGE_PX)?.closest("[data-question]");
  const before = seen?.getBoundingClientRect().top ?? 0;
  return () => {
    const after = seen && document.getElementById(seen.id)?.getBoundingClientRect().top;
    if (typeof after === "number") scroller.scrollBy(0, after - before);
  };
}
