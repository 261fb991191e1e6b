import { clockface, elapsed, seconds, started, stopped } from "../visit/values.js";
import { find } from "./dom.js";
import { t } from "./words.js";

/** Start, stop, and mending by hand what was started or stopped too late. */
export class Stopwatch {
  /**
   * @param {import("./question.js").Question} question @param {() => import("../types.js").Answer | undefined} answer
   * @param {(patch: any) => void} save
   */
  constructor(question, answer, save) {
    this.question = question;
    this.answer = answer;
    const { box } = question;
    this.parts = ["start", "stop", "mend", "by-hand", "elapsed"].map((part) => find(`[data-${part}]`, box));
    const [start, stop, mend, byHand] = this.parts;
    start.addEventListener("click", () => (save({ timer: started() }), stop.focus()));
    stop.addEventListener("click", () => (save(stopped(/** @type {any} */ (answer()?.timer))), mend.focus()));
    mend.addEventListener("click", () => this.#mend());
    byHand.addEventListener("change", () => this.#typed(save));
    this.show();
  }

  /** Redraws; called after every change, and each second while the time runs. */
  show() {
    const [start, stop, mend, byHand, output] = this.parts;
    const { timer, value } = this.answer() ?? {};
    start.hidden = Boolean(timer) || value !== undefined;
    stop.hidden = !timer;
    mend.hidden = Boolean(timer) || !byHand.hidden;
    output.textContent = clockface(timer ? elapsed(timer) : Number(value ?? 0));
    return Boolean(timer);
  }

  #mend() {
    const [, , mend, byHand, output] = this.parts;
    byHand.hidden = false;
    mend.hidden = true;
    byHand.value = output.textContent === "0:00" ? "" : output.textContent;
    byHand.focus();
    byHand.select();
  }

  /** @param {(patch: any) => void} save */
  #typed(save) {
    const [, , , byHand] = this.parts;
    const value = seconds(byHand.value);
    if (Number.isNaN(value)) return this.question.complain(t("Write minutes and seconds, such as 4:12."));
    byHand.hidden = true;
    save({ value, how: { by_hand: true } });
  }
}
