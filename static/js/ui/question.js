import { MOST } from "../visit/checklist.js";
import { number } from "../visit/values.js";
import { all, find, h, say } from "./dom.js";
import { t } from "./words.js";

/** One question of the fragment: what its controls say, and what they are made to show. */
export class Question {
  /** Says what is missing or wrong; words, and how they are shown, come with the extras. @type {(code?: string) => void} */
  miss = () => {};

  /** @param {HTMLFieldSetElement} box @param {import("../types.js").QuestionRules} rules */
  constructor(box, rules) {
    this.box = box;
    this.rules = rules;
    this.id = box.dataset.question ?? "";
    this.inputs = all("[data-choices] input, [data-field] input, fieldset > textarea", box);
    this.na = find("input[data-na]", box);
    this.#complete(find("legend", box));
    this.comment = find("[data-comment-text]", box);
    this.commented = this.comment?.parentElement;
    this.say = find("[data-say]", box);
    this.message = find("[data-message]", box);
    this.legend = find("legend", box).textContent;
  }

  /** Makes the controls show an answer. @param {Partial<import("../types.js").Answer>} [answer] */
  show(answer) {
    const values = [answer?.value ?? []].flat().map(String);
    for (const input of this.inputs) {
      if (input.type === "radio" || input.type === "checkbox") input.checked = input !== this.na && values.includes(input.value);
      else input.value = answer?.typed ?? this.#shown(values[0] ?? "");
    }
    if (this.na) this.na.checked = answer?.na === true;
    if (this.comment) this.comment.value = answer?.comment ?? "";
  }

  /** What the controls say now. @param {any} [before] kept behind N/A @returns {{value?: any, typed?: string, na?: boolean, before?: any}} */
  read(before) {
    if (this.na?.checked) return { na: true, before };
    const chosen = this.inputs.filter((input) => input.checked).map((input) => input.value);
    const [first] = this.inputs;
    if (!first) return { na: false };
    if (first.type === "checkbox") return { value: chosen };
    const text = first.type === "radio" ? (chosen[0] ?? "") : first.value;
    const { kind, decimals } = this.rules;
    const counts = ["number", "scale", "nps"].includes(kind);
    const value = counts ? number(text, decimals) : text;
    const takes = counts ? Math.abs(Number(value)) <= MOST : kind !== "date" || text.length <= "yyyy-mm-dd".length;
    return takes ? { value } : { typed: text };
  }

  /** After a tap on one control: what excludes it gives way, and N/A taken back gives back what it stood for. @param {HTMLInputElement} tapped @param {{value?: any}} [before] */
  settle(tapped, before) {
    if (before && tapped === this.na && !tapped.checked) this.show(before);
    if (this.na && tapped !== this.na && tapped.type !== "checkbox") this.na.checked &&= tapped.type === "radio";
    if (!tapped.checked) return;
    const alone = (/** @type {HTMLInputElement} */ input) => input === this.na || this.rules.exclusive?.includes(input.value);
    for (const input of [...this.inputs, this.na]) {
      if (!input || input === tapped) continue;
      if (input.type === "checkbox" && (alone(input) || alone(tapped))) input.checked = false;
      else if (tapped === this.na && input.type !== "radio") input.value = "";
    }
  }

  /** @param {import("../types.js").QuestionState} state @param {boolean} insist on what is merely not there yet */
  mark(state, insist) {
    hide(this.box, !state.visible);
    const { commented, na } = this;
    if (commented) {
      hide(commented, !(na?.checked || state.wantsComment || this.comment.value || "open" in commented.dataset));
      const words = na?.checked ? t("Why does it not apply?") : t("How was it?");
      if (!commented.hidden) say(commented.firstChild, words);
    }
    if (this.say) hide(this.say, !commented.hidden);
    const code = state.problems.find((problem) => insist || problem === "check" || problem === "value");
    this.miss(state.visible ? code : "");
  }

  /** Builds what all questions have alike. @param {HTMLElement} legend */
  #complete(legend) {
    const { box, id, rules } = this;
    box.id = "q-" + id;
    box.dataset.kind = rules.kind;
    legend.id = "l-" + id;
    for (const input of this.inputs) {
      input.name = id;
      if (!input.matches("[data-choices] *")) input.setAttribute("aria-labelledby", legend.id);
    }
    const parts = [
      box.dataset.where && h("div", { "data-photo": true }),
      h("p", { "data-message": true, id: "m-" + id, role: "alert", hidden: true }),
      rules.comment === "optional" && h("button.quiet", { type: "button", "data-say": true }, t("Add a comment")),
      (rules.comment || rules.na) &&
        h("label", { "data-comment": true, hidden: true }, h("span"), h("textarea", { "data-comment-text": true, maxlength: 2000 })),
    ];
    box.append(...parts.filter((part) => part));
  }

  /** @param {string} value as it is kept, with a point for decimals */
  #shown(value) {
    return this.rules.kind === "number" && document.documentElement.lang !== "en" ? value.replace(".", ",") : value;
  }
}

/** Where nothing changes, nothing is drawn anew. @param {HTMLElement} element @param {boolean} hidden */
function hide(element, hidden) {
  if (element.hidden !== hidden) element.hidden = hidden;
}
