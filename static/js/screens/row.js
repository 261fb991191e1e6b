import { figure, markOf, next, SIGNS } from "../visit/marks.js";
import { kept } from "../visit/timer.js";
import { find, h } from "../ui/dom.js";
import { complain } from "../ui/extras/why.js";
import { spoken, t } from "../ui/words.js";
import { snap } from "./snap.js";

// A trembling double tap does not stop what it has just started.
const TREMBLE_MS = 800;

/** @typedef {import("../ui/question.js").Question} Question @typedef {import("../ui/sheet.js").Sheet} Sheet */

/** One line of the plain list: a question under its harmless word. What it changes, it changes by the question's own controls. */
export class Row {
  #tapped = -Infinity;
  #box = h("span", { "data-mark": true, "aria-hidden": "true" });
  #photos = 0;
  #end = h("span.tabular", { "data-figure": true, "aria-hidden": "true" });

  /** @param {Question} question @param {Sheet} sheet @param {number} place from 1: its name where the author gave none @param {any[]} more */
  constructor(question, sheet, place, more) {
    this.question = question;
    this.sheet = sheet;
    this.word = question.box.dataset.short ?? String(place);
    this.answer = this.now;
    const told = question.box.dataset.short ? false : `l-${question.id}`;
    this.button = h("button", { type: "button", "data-row": true, "aria-describedby": told, onclick: () => this.#tap() }, this.#box, h("span", this.word), this.#end);
    this.menu = h("p", { "data-menu": true }, question.rules.kind !== "photo" && h("button.quiet", { type: "button", "data-clear": true, onclick: () => this.clear() }, t("Clear")), more);
    for (const old of question.box.querySelectorAll("[data-row], [data-menu]")) old.remove();
    question.box.prepend(this.button);
    question.box.append(this.menu);
  }

  /** The answer as it is now. */
  get now() {
    return this.sheet.draft.answers.get(this.question.id);
  }

  /** Whether its controls lie open under it. */
  get open() {
    return "open" in this.question.box.dataset;
  }

  set open(open) {
    this.question.box.toggleAttribute("data-open", open);
    if (this.question.rules.kind !== "yes_no") this.button.setAttribute("aria-expanded", String(open));
  }

  /** Shows the answer as it is now; tells whether it, or its photos, changed since it was shown last. @param {boolean} wrong whether it has to be looked at again */
  show(wrong) {
    const { rules } = this.question;
    const photos = (rules.kind === "photo" && this.sheet.draft.photos.get(this.question.id)?.length) || 0;
    const changed = this.answer !== this.now || this.#photos !== photos;
    const mark = photos ? "yes" : markOf(rules, this.now);
    const odd = wrong || Boolean(this.now?.moved);
    const unit = find("[data-field] span", this.question.box)?.textContent ?? "";
    [this.answer, this.#photos] = [this.now, photos];
    this.button.dataset.state = odd ? "odd" : mark;
    this.#box.textContent = odd ? "!" : SIGNS[mark];
    const shown = photos ? String(photos) : figure(rules, this.answer, spoken() === "en" ? "." : ",");
    this.#end.textContent = `${shown} ${shown && unit}`.trim();
    const state = { "": t("blank"), yes: t("yes"), no: t("no"), na: t("does not apply"), running: t("running") }[mark];
    const said = rules.kind !== "yes_no" && mark === "yes" ? this.#end.textContent : state;
    this.button.setAttribute("aria-label", `${this.word}: ${odd ? `${said}, ${t("look again")}` : said}`);
    return changed;
  }

  /** Takes the answer away, or brings an earlier one back. @param {import("../types.js").Answer} [answer] */
  clear(answer) {
    const { at: _, trail: __, ...former } = answer ?? {}; // it is given anew
    this.question.show({ comment: this.now?.comment, ...answer });
    this.sheet.save(this.question, { value: null, how: undefined, before: this.question.rules.kind === "duration" ? kept(this.now) : undefined, ...former });
  }

  async #tap() {
    const { kind } = this.question.rules;
    const { value, typed, timer, na } = this.now ?? {};
    if (kind === "photo") return this.#snap();
    if (kind === "yes_no") return this.#choose(next(markOf(this.question.rules, this.now), this.question.rules));
    if (kind === "duration" && (timer || (value === undefined && !typed && !na))) return this.#time(timer ? "stop" : "start");
    if ((kind === "time" || kind === "date") && value === undefined && !typed && !na) return this.#moment(kind);
    this.open = !this.open;
    if (this.open) find("[data-choices] input, [data-field] input, fieldset > textarea", this.question.box)?.focus();
    if (this.open && kind === "duration") find("[data-mend]", this.question.box).click();
  }

  async #snap() {
    const why = await snap(this.sheet, this.question);
    this.open = Boolean(why);
    complain(this.question, why);
  }

  /** @param {string} mark */
  #choose(mark) {
    const { inputs, na } = this.question;
    for (const input of [...inputs, na]) if (input) input.checked = input === na ? mark === "na" : input.value === mark && input !== na;
    tell([...inputs, na].find((input) => input?.checked) ?? inputs[0]);
  }

  /** @param {"start" | "stop"} what */
  async #time(what) {
    const { timeStamp } = new Event("tap");
    if (timeStamp - this.#tapped < TREMBLE_MS) return;
    this.#tapped = timeStamp;
    await this.sheet.extras();
    find(`[data-${what}]`, this.question.box).click();
  }

  /** @param {"time" | "date"} kind */
  #moment(kind) {
    const [input] = this.question.inputs;
    const now = new Date();
    const local = new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString();
    input.value = kind === "time" ? local.slice(11, 16) : local.slice(0, 10);
    tell(input);
  }
}

/** @param {Element} control */
const tell = (control) => control.dispatchEvent(new Event("change", { bubbles: true }));
