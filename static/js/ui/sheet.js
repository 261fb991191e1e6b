import { all, find, markup } from "./dom.js";
import { Photos } from "./photos.js";
import { Question } from "./question.js";
import { Saved } from "./saved.js";
import { Stopwatch } from "./stopwatch.js";
import { Typing } from "./typing.js";
import { t } from "./words.js";

const DOUBLE_TAP_MS = 600;
const SECOND = 1000;

/** The open checklist: the fragment's form, tied to its draft. Every change is saved at once. */
export class Sheet {
  #changed = 0;
  insist = false;
  /** @type {(state: import("../types.js").ChecklistState) => void} */
  onchange = () => {};

  /** @param {import("../device/draft.js").Draft} draft @param {string} language */
  constructor(draft, language) {
    this.draft = draft;
    this.saved = new Saved(() => draft.flush());
    this.typing = new Typing(this.saved);
    this.form = markup("div", draft.pack.fragments[language]).firstElementChild;
    const { questions: rules } = draft.pack.rules;
    const boxes = all("[data-question]", this.form);
    this.questions = new Map(boxes.map((box) => [box.dataset.question, new Question(box, rules[box.dataset.question])]));
    const asked = [...this.questions.values()];
    for (const question of asked) question.show(draft.answers.get(question.id));
    this.photos = asked.filter(({ box }) => find("[data-photos]", box)).map((question) => new Photos(question, this));
    const timed = asked.filter(({ box }) => find("[data-timer]", box));
    this.watches = timed.map(
      (question) => new Stopwatch(question, () => draft.answers.get(question.id), (patch) => this.save(question, patch)),
    );
    this.ticking = setInterval(() => this.watches.forEach((watch) => watch.show()), SECOND);
    for (const event of ["change", "input", "click", "submit"]) this.form.addEventListener(event, (/** @type {any} */ one) => this.#on(one));
  }

  update() {
    const state = this.draft.state();
    for (const [id, question] of this.questions) question.mark(/** @type {any} */ (state.questions.get(id)), this.insist);
    for (const watch of this.watches) watch.show();
    this.onchange(state);
    return state;
  }

  /** @param {Question} question @param {any} patch */
  save(question, patch) {
    this.saved.typed(question.id, Number.isNaN(patch.value) ? "failed" : "");
    if (Number.isNaN(patch.value)) return question.complain(t("A number such as 12.50."));
    delete question.box.dataset.saved;
    this.saved.follow(this.draft.save(question.id, patch)).then((kept) => kept && (question.box.dataset.saved = ""));
    this.update();
  }

  /** Writes what is still being typed and settles what could still be undone. */
  async settle() {
    this.typing.writeAll();
    await Promise.all(this.photos.map((photos) => photos.settle()));
  }

  async close() {
    clearInterval(this.ticking);
    await this.settle();
    this.draft.close();
  }

  /** @param {any} event */
  #on(event) {
    const { type, target } = event;
    const question = this.questions.get(target.closest("[data-question]")?.dataset.question);
    if (type === "submit") event.preventDefault();
    if (!question || target.matches("[data-photo-input], [data-by-hand]")) return;
    if (type === "click") this.#tap(question, target);
    else if (type === "input" && target.matches("textarea, [inputmode]")) this.typing.wait(field(target), () => this.#write(question, target));
    else if (type === "change" && !this.typing.write(field(target))) this.#write(question, target);
  }

  /** @param {Question} question @param {any} target */
  #write(question, target) {
    if (target === question.comment) return this.save(question, { comment: target.value });
    this.#changed = Date.now();
    question.settle(target);
    this.save(question, question.read());
  }

  /** A second tap on the chosen answer takes it back; a trembling double tap does not. @param {Question} question @param {any} target */
  #tap(question, target) {
    if (target.matches("[data-say]")) {
      find("[data-comment]", question.box).dataset.open = "";
      this.update();
      return question.comment.focus();
    }
    const answer = this.draft.answers.get(question.id);
    const kept = answer?.na ? "" : String(answer?.value);
    if (target.type !== "radio" || target.value !== kept || Date.now() - this.#changed < DOUBLE_TAP_MS) return;
    target.checked = false;
    this.save(question, question.read());
  }
}

/** @param {HTMLInputElement} target */
const field = (target) => `${target.closest("fieldset")?.id} ${target.matches("[data-comment-text]")}`;
