import { DOUBLE_TAP_MS, h } from "../ui/dom.js";
import { sayWhy } from "./refusals.js";
import { t } from "../ui/words.js";

const STEPS = [1, 2, 3, 4, 5];
/** @typedef {(value: number | undefined) => Promise<unknown>} Keep gives false where the screen says elsewhere that it is not kept */

/** How the shopper feels, before or after. @param {"mood" | "mood_after"} name @param {number | undefined} value @param {Keep} keep */
export const mood = (name, value, keep) =>
  steps(name, name === "mood" ? t("How do you feel just now?") : t("And how do you feel now, after it?"), [t("badly"), t("very well")], value, keep);

/** What is expected of the place. @param {number | undefined} value @param {Keep} keep */
export const expectation = (value, keep) =>
  steps("expectation", t("How well do you think you will be served?"), [t("badly"), t("very well")], value, keep);

/**
 * One of five steps, kept at once; a second tap on the chosen one, but no double tap, takes it back, and none is fine, too.
 * @param {string} name @param {string} question @param {[string, string]} ends @param {number | undefined} chosen @param {Keep} keep
 */
function steps(name, question, [low, high], chosen, keep) {
  const alert = h("p", { role: "alert", hidden: true });
  let trembles = 0;
  const save = async (/** @type {number | undefined} */ value) => {
    chosen = value;
    trembles = performance.now() + DOUBLE_TAP_MS;
    box.dataset.kept = "";
    const [kept, why] = await keep(value).then((kept) => [kept !== false, ""], (error) => [false, sayWhy(error)]);
    alert.hidden = !why;
    alert.textContent = why;
    if (kept && value === chosen) box.dataset.kept = String(value ?? "none");
  };
  const again = (/** @type {any} */ { target }) => {
    if (Number(target.value) !== chosen || performance.now() < trembles) return;
    target.checked = false;
    save(undefined);
  };
  const step = (/** @type {number} */ n) => {
    const input = h("input", { type: "radio", name, value: n, id: `${name}-${n}`, "aria-describedby": `${name}-ends`, onclick: again, onchange: () => save(n) });
    input.checked = n === chosen;
    return h("label", input, h("span", n));
  };
  const box = h(
    "fieldset.steps", { "data-kind": "scale", "data-steps": name },
    h("legend", question),
    h("div", { "data-choices": true }, STEPS.map(step)),
    h("div", { "data-ends": true, id: `${name}-ends` }, h("span", `1 – ${low}`), h("span", `5 – ${high}`)),
    alert,
  );
  return box;
}
