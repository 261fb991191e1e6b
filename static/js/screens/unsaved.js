import { h } from "../ui/dom.js";
import { t } from "../ui/words.js";

/** @typedef {import("../ui/question.js").Question} Question */

/** What the sheet that was taken still says of a visit, and no disk has. @param {import("../ui/types.js").App} app @param {string} visit */
export function unsaved({ holding: { taken } }, visit) {
  if (taken?.draft.visit.id !== visit) return [];
  const { questions, draft } = taken;
  return [...questions.values()]
    .filter(({ id }) => draft.unsaved.includes(id))
    .map((question) => ({ question, said: said(question), answer: draft.answers.get(question.id) }));
}

/** @param {ReturnType<typeof unsaved>} lost @param {string} [words] */
export const unsavedNotice = (lost, words) =>
  lost.length > 0 &&
  h(
    "section.notice", { id: "unsaved", "data-tone": "poor" },
    h("b", t("Not saved")),
    words && h("p", words),
    h("dl", lost.map(({ question, said }) => [h("dt", question.legend), h("dd", said)])),
  );

/** @param {Question} question */
function said({ inputs, na, comment }) {
  const chosen = [...inputs, na].filter((input) => input?.checked).map((input) => input.nextElementSibling?.textContent);
  const typed = [...inputs, comment].filter((input) => input && input.type !== "radio" && input.type !== "checkbox").map(({ value }) => value);
  return [...chosen, ...typed].filter(Boolean).join(" · ") || "–";
}
