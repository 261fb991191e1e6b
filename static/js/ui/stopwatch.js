import { elapsed, seconds, started, stopped } from "../visit/timer.js";
import { clockface } from "../visit/values.js";
import { find } from "./dom.js";
import { t } from "./words.js";

/** Start, stop, and mending by hand what was started or stopped too late. */
export class Stopwatch {
  #question;
  #sheet;

  /** @param {import("./question.js").Question} question @param {import("./sheet.js").Sheet<import("./types.js").Filled>} sheet */
  constructor(question, sheet) {
    this.#question = question;
    this.#sheet = sheet;
    const part = (/** @type {string} */ name) => find(`[data-${name}]`, question.box);
    this.parts = { start: part("start"), stop: part("stop"), mend: part("mend"), byHand: part("by-hand"), output: part("elapsed") };
    this.tick();
  }

  /** Redraws; called after every change, and each second. */
  tick() {
    const { start, stop, mend, byHand, output } = this.parts;
    const { timer, value } = this.#answer ?? {};
    start.hidden = Boolean(timer) || value !== undefined;
    stop.hidden = !timer;
    mend.hidden = Boolean(timer) || !byHand.hidden;
    output.textContent = clockface(timer ? elapsed(timer) : Number(value ?? 0));
  }

  /** @param {any} event @param {import("./question.js").Question} question */
  on({ type, target }, question) {
    if (question !== this.#question) return;
    const { start, stop, mend, byHand } = this.parts;
    const timer = this.#answer?.timer;
    if (type === "click" && target === start) this.#save({ timer: started() }, stop);
    else if (type === "click" && target === stop && timer) this.#save(stopped(timer), mend);
    else if (type === "click" && target === mend) this.#mend();
    else if (type === "change" && target === byHand) this.#typed();
  }

  async settle() {}

  get #answer() {
    return this.#sheet.draft.answers.get(this.#question.id);
  }

  /** @param {any} patch @param {HTMLElement} next what the hand will want after it */
  #save(patch, next) {
    this.#sheet.save(this.#question, patch);
    this.tick();
    next.focus();
  }

  #mend() {
    const { mend, byHand, output } = this.parts;
    byHand.hidden = false;
    mend.hidden = true;
    byHand.value = output.textContent === "0:00" ? "" : output.textContent;
    byHand.focus();
    byHand.select();
  }

  #typed() {
    const { mend, byHand } = this.parts;
    const value = seconds(byHand.value);
    if (Number.isNaN(value)) return this.#question.complain(t("Write minutes and seconds, such as 4:12."));
    const held = document.activeElement === byHand;
    byHand.hidden = true;
    this.#sheet.save(this.#question, { value, how: { by_hand: true } });
    this.tick();
    if (held) mend.focus();
  }
}
