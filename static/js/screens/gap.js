import { t } from "../ui/words.js";

/** Where a question is answered, first of all; what stands in the plain list for it is not shown here. */
export const FIRST = "input:not([hidden]), textarea, button:not([hidden], [data-row])";

/**
 * Where a question's first gap is mended: a selector within its box.
 * @param {import("../types.js").ChecklistState} state @param {string} question
 */
export function gapOf({ questions }, question) {
  const [code] = questions.get(question)?.problems ?? [];
  const places = { photo: "[data-photo-input]", comment: "textarea[data-comment-text]", na_reason: "textarea[data-comment-text]" };
  return places[/** @type {"photo"} */ (code)] ?? FIRST;
}

/** What is lacking beside an answer, in a word; nothing where the answer itself is. @param {string} code @returns {string | undefined} */
export const gapWords = (code) =>
  ({ na_reason: t("reason"), running: t("still running"), comment: t("comment"), photo: t("photo"), check: t("look again"), value: t("look again") })[code];
