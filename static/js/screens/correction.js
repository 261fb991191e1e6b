import { h, pill } from "../ui/dom.js";
import { FIRST } from "./gap.js";
import { bring } from "./others.js";
import { careful } from "./parts.js";
import { deadline } from "./local.js";
import { t, tn } from "../ui/words.js";

/** @typedef {import("../ui/sheet.js").Sheet} Sheet @typedef {import("../types.js").Returned} Returned */

/**
 * A visit that came back: why, the questions to look at again, and a lock on the answers that nobody asked about.
 * @param {import("../ui/types.js").App} app @param {Sheet} sheet @param {boolean} first whether the checklist begins here
 */
export async function returned(app, sheet, first) {
  await bring(app);
  const { draft } = sheet;
  const asked = /** @type {Returned} */ (draft.visit.returned);
  for (const [id, question] of sheet.questions) {
    if (question.box.dataset.seen) continue;
    question.box.dataset.seen = "true";
    const legend = /** @type {Element} */ (question.box.querySelector("legend"));
    if (asked.questions.includes(id)) legend.prepend(pill(t("Look at this again"), "fair"), " ");
    else if (asked.locked.includes(id)) lock(sheet, id, question.box, legend);
  }
  const open = draft.state().questions;
  const marked = draft.pack.rules.sections.flatMap((section) =>
    section.questions
      .filter((id) => asked.questions.includes(id))
      // What other answers hide for now cannot be gone to, but is asked for all the same.
      .map((id) => [open.get(id)?.visible && `#/visit/${draft.visit.id}/${section.id}/${id}`, sheet.questions.get(id)?.legend])
      .map(([href, legend]) => h("li", href ? h("a.link", { href }, legend) : legend)),
  );
  return h(
    "details.notice", { id: "returned", "data-tone": "poor", open: first },
    h("summary", t("Returned with a note")),
    asked.note && h("p", asked.note),
    asked.bare && h("p", { id: "nothing-left" }, t("This phone does not hold the answers any more. Please give them again.")),
    Number(asked.lost) > 0 && h("p", { id: "photos-lost" }, tn("{n} photo of this visit is not on this phone any more. If you can, take it again.", "{n} photos of this visit are not on this phone any more. If you can, take them again.", Number(asked.lost))),
    Date.parse(draft.visit.window.to) > Date.now() && h("p", deadline(draft.visit)),
    marked.length > 0 && [h("b", t("To look at again:")), h("ul", marked)],
  );
}

/** The answer stays as it was sent, until somebody says twice that it has to change. @param {Sheet} sheet @param {string} id @param {HTMLFieldSetElement} box @param {Element} legend */
function lock({ draft, saved }, id, box, legend) {
  const open = async () => {
    const { locked, opened, ...asked } = /** @type {Returned} */ (draft.visit.returned);
    await saved.follow(draft.note({ returned: { ...asked, locked: locked.filter((one) => one !== id), opened: [...opened, id] } }));
    box.disabled = false;
    button.remove();
    /** @type {HTMLElement | null} */ (box.querySelector(FIRST))?.focus();
  };
  const button = careful(t("Change this, too"), t("Nobody asked about it. Change it?"), open);
  button.type = "button";
  button.className = "quiet";
  button.dataset.unlock = id;
  legend.append(button);
  box.disabled = true;
}
