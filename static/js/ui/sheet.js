import { all, DOUBLE_TAP_MS, markup } from "./dom.js";
import { Question } from "./question.js";
import { Saved, Typing } from "./saved.js";

// A tap that leaves a text field has to meet what it was aimed at: nothing moves before it is over.
const TAP_MS = 250;
const SECOND = 1000;

/**
 * The open checklist: the fragment's form, tied to its draft. Every change is saved at once.
 * @template {import("./types.js").Filled} [D=import("../device/draft.js").Draft]
 */
export class Sheet {
  #trembles = 0;
  /** @type {Promise<import("./types.js").Extra[]> | undefined} */
  #extras;
  #here = /** @type {import("./types.js").Extra[]} */ ([]);
  insist = false;
  /** @type {(state: import("../types.js").ChecklistState) => void} */
  onchange = () => {};

  /** @param {D} draft @param {string} language */
  constructor(draft, language) {
    this.draft = draft;
    this.saved = new Saved(draft);
    this.typing = new Typing(this.saved);
    this.form = markup("div", draft.pack.fragments[language]).firstElementChild;
    const { questions: rules } = draft.pack.rules;
    this.questions = new Map(all("[data-question]", this.form).map((box) => [box.dataset.question, new Question(box, rules[box.dataset.question])]));
    for (const question of this.questions.values()) question.show(draft.answers.get(question.id));
    setTimeout(() => this.extras(), draft.answers.size || draft.photos.size ? 0 : SECOND);
    this.ticking = setInterval(() => this.#tick(), SECOND);
    for (const event of ["change", "input", "click", "submit"]) this.form.addEventListener(event, (/** @type {any} */ one) => this.#on(one));
  }

  update() {
    const state = this.draft.state();
    for (const [id, question] of this.questions) question.mark(/** @type {any} */ (state.questions.get(id)), this.insist);
    this.#tick();
    this.onchange(state);
    return state;
  }

  /** @param {Question} question @param {any} patch @param {number} [still] for how many ms nothing may move on the screen */
  save(question, patch, still = 0) {
    this.typing.flush();
    delete question.box.dataset.saved;
    const was = this.draft.answers.get(question.id)?.na;
    this.saved.follow(this.draft.save(question.id, patch)).then((kept) => kept && (question.box.dataset.saved = ""));
    const now = this.draft.answers.get(question.id);
    if (now?.na !== was) question.comment.value = now?.comment ?? "";
    if (still) setTimeout(() => this.update(), still);
    else this.update();
  }

  /** Writes what is still being typed. */
  async settle() {
    this.typing.flush();
    await this.#extras?.catch(() => {});
    for (const extra of this.#here) extra.settle?.();
  }

  /** Gives the visit back once all of it is on the disk; false: not all of it can be, and it stays open. */
  async close() {
    await this.settle();
    await this.saved.follow(this.draft.flush());
    if (this.draft.unsaved?.length || this.saved.waits) return false;
    clearInterval(this.ticking);
    this.draft.close();
    return true;
  }

  /** Timers and photos come when they are wanted, else a moment after the questions; taps on them wait. */
  extras() {
    this.#extras ??= import("./extras/extras.js").then(async ({ extras }) => (this.#here = await extras(this)));
    this.#extras.catch(() => ((this.#extras = undefined), setTimeout(() => this.extras(), 5 * SECOND)));
    return this.#extras;
  }

  #tick = () => this.#here.forEach((extra) => extra.tick());

  /** @param {any} event */
  #on(event) {
    const { type, target } = event;
    if (type === "submit") event.preventDefault();
    // Controls hide what is the form's own: where a question is called "closest", form.closest is an input.
    if (target === this.form) return;
    const question = this.questions.get(target.closest("[data-question]")?.dataset.question);
    if (!question) return;
    if (target.closest("[data-timer], [data-photo], [data-kind=duration] [data-na]"))
      this.saved.until(() => this.extras(), (extras) => extras.forEach((/** @type {any} */ extra) => extra.on?.(event, question)));
    else if (type === "click") this.#tap(question, target);
    else if (type === "input" && target.matches("textarea, [inputmode]")) this.typing.wait(target, () => this.#write(question, target, TAP_MS));
    else if (type === "change" && !this.typing.flush(target)) this.#write(question, target);
  }

  /** @param {Question} question @param {any} target @param {number} [still] */
  #write(question, target, still) {
    const { value, typed, na, before, comment = "" } = this.draft.answers.get(question.id) ?? {};
    if (target === question.comment) return target.value === comment || this.save(question, { comment: target.value }, still);
    this.#trembles = performance.now() + DOUBLE_TAP_MS;
    question.settle(target, before);
    const said = question.read({ value, typed });
    if (na || said.na || said.typed !== typed || String(said.value ?? "") !== String(value ?? "")) this.save(question, said, still);
  }

  /** A second tap on the chosen answer takes it back; a trembling double tap does not. @param {Question} question @param {any} target */
  #tap(question, target) {
    if (target.matches("[data-say]")) {
      question.commented.dataset.open = "";
      this.update();
      return question.comment.focus();
    }
    const { na, value, before } = this.draft.answers.get(question.id) ?? {};
    if (target.type !== "radio" || target.value !== (na ? "" : String(value)) || performance.now() < this.#trembles) return;
    target.checked = false;
    question.settle(target, before);
    this.save(question, question.read());
  }
}
