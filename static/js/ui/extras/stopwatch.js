import { clockface, clocks, elapsed, kept, started } from "../../visit/timer.js";
import { DOUBLE_TAP_MS, find, h } from "../dom.js";
import { t } from "../words.js";
import { Awake } from "./awake.js";
import { ByHand } from "./byhand.js";

const TAP_MS = 250;

/** Start, stop, and mending by hand. Whatever takes the place of a measured time leaves a way back to it. */
export class Stopwatch {
  #question;
  #sheet;
  #trembles = 0;
  #awake = new Awake();
  /** The answer that N/A shows; a tap on it that is not followed yet stands. @type {import("../../types.js").Answer | undefined} */
  #shown;
  /** What was written by hand and is no time. @type {string | undefined} */
  #typed;
  /** What stood there before something was written by hand. @type {import("../../types.js").Answer} */
  #measured = { at: "" };

  /** @param {import("../question.js").Question} question @param {import("./extras.js").Sheet} sheet */
  constructor(question, sheet) {
    this.#question = question;
    this.#sheet = sheet;
    const part = (/** @type {string} */ name) => find(`[data-${name}]`, question.box);
    this.parts = { start: part("start"), stop: part("stop"), mend: part("mend"), output: part("elapsed") };
    this.byHand = new ByHand(part("by-hand"), (value, typed) => this.#write(value, typed), (held) => {
      this.tick();
      if (held) this.parts.mend.focus();
    });
    this.mark = h("small", { "data-hand": true, hidden: true }, t("by hand"));
    this.back = h("button.quiet", { type: "button", "data-back": true, hidden: true });
    this.note = h("p", { "data-moved": true, role: "status", hidden: true }, t("The phone's clock was moved meanwhile. If this time cannot be right, correct it."));
    this.parts.output.after(this.mark);
    find("[data-timer]", question.box).append(this.back, this.note);
    this.#shown = this.#answer;
    if (this.#answer?.timer) this.#awake.watch();
    this.tick();
  }

  tick() {
    const { start, stop, mend, output } = this.parts;
    const { timer, value, typed, how, before, moved, na } = this.#answer ?? {};
    if (typed && !this.byHand.open) this.#mend();
    else if (this.#typed && !typed) this.byHand.close();
    this.#typed = typed;
    start.hidden = Boolean(timer) || value !== undefined;
    stop.hidden = !timer;
    mend.hidden = Boolean(timer) || this.byHand.open;
    this.mark.hidden = !how?.by_hand;
    this.back.hidden = !before || (this.byHand.open && !typed);
    this.back.textContent = before?.timer ? t("Go on timing") : t("Back to {time}", { time: before?.typed ?? clockface(Number(before?.value ?? 0)) });
    this.note.hidden = !(timer ? this.#awake.stopped(timer).moved : moved);
    output.textContent = clockface(timer ? elapsed(timer) : Number(value ?? 0));
    if (this.#question.na && this.#shown !== this.#answer) this.#question.na.checked = na === true;
    this.#shown = this.#answer;
  }

  /** @param {any} event @param {import("../question.js").Question} question */
  on({ type, target, timeStamp }, question) {
    if (question !== this.#question) return;
    const { start, stop, mend } = this.parts;
    if (type === "change") {
      this.settle(target);
      if (target === question.na) this.#skip();
    }
    if (type === "input" && target !== question.na) return this.#sheet.typing.wait(target, () => this.byHand.take());
    if (type !== "click" || ![start, stop, mend, this.back].includes(target) || performance.now() < this.#trembles) return;
    if (target !== mend) this.#trembles = performance.now() + DOUBLE_TAP_MS; // that alone changes nothing
    const { timer, before } = this.#answer ?? {};
    if (target === start) this.#save({ timer: started(clocks(performance.now() - timeStamp)), before: kept(this.#answer) }, stop);
    else if (target === stop && timer) this.#save({ ...this.#awake.stopped(timer), before: kept(this.#answer) }, mend);
    else if (target === mend) {
      this.#mend();
      this.byHand.select();
      this.tick();
    } else if (target === this.back && before) this.#save({ ...before, before: before.before ?? kept(this.#answer) }, before.timer ? stop : mend);
  }

  /** @param {any} [field] that is left */
  settle(field) {
    this.#sheet.typing.flush(field);
    this.byHand.end();
  }

  get #answer() {
    return this.#sheet.draft.answers.get(this.#question.id);
  }

  /** @param {any} patch @param {HTMLElement} [next] what the hand will want after it */
  #save(patch, next) {
    if (patch.timer) this.#awake.watch();
    this.#sheet.save(this.#question, patch);
    this.tick();
    next?.focus();
  }

  /** N/A, or N/A taken back: then what it stood in for returns. */
  #skip() {
    const { before } = this.#answer ?? {};
    this.#save(this.#question.na.checked ? { na: true, before: kept(this.#answer) } : (before ?? { na: false }));
  }

  #mend() {
    const { value, typed } = this.#answer ?? {};
    this.#measured = { at: "", ...this.#answer, typed: undefined };
    this.byHand.show(typed ?? (value === undefined ? "" : clockface(Number(value))));
  }

  /** What is written by hand, letter by letter, takes the place of what stood there when the field was opened. @param {number | null} value null takes the answer back @param {string} typed */
  #write(value, typed) {
    const { at: _, bare: __, trail: ___, comment: ____, ...stood } = this.#measured;
    const before = stood.how?.by_hand ? stood.before : kept(this.#measured);
    const by_hand = { value, how: value === null ? undefined : { by_hand: true }, before };
    const patch = Number.isNaN(value) ? { typed, before } : value === (stood.value ?? null) ? stood : by_hand;
    this.#sheet.save(this.#question, patch, TAP_MS);
    this.#typed = this.#answer?.typed;
  }
}
