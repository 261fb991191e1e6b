import { h } from "../ui/dom.js";
import { ending } from "./ending.js";
import { gapWords } from "./gap.js";
import { declaration } from "./lacking.js";
import { mood } from "./mood.js";
import { attempt, back, heading } from "./parts.js";
import { summary } from "./summary.js";
import { t, tn } from "../ui/words.js";
import { told } from "../visit/notes.js";

/** What is missing, what was answered, and the end of the visit. @type {import("../ui/types.js").Screen} */
export async function show(app, id) {
  const sheet = await app.sheet(id);
  await sheet.settle();
  sheet.insist = true;
  const { draft } = sheet;
  const found = h("div", { "data-found": true });
  const warning = h("p.muted", t("What is missing can be added only until the visit is delivered; after that it may come back to you."));
  const button = h("button.primary.wide", { id: "finish" });
  let drawn = "";
  // A photo that was still being prepared may come while this is read.
  const tell = (/** @type {import("../types.js").ChecklistState} */ { missing, answered }) => {
    const now = JSON.stringify([missing, answered]);
    if (now === drawn) return;
    drawn = now;
    const answers = summary(sheet, id);
    answers.open = Boolean(found.querySelector("#summary[open]"));
    found.replaceChildren(missing.length ? gaps(sheet, id, missing) : h("p.notice", { "data-tone": "good", id: "whole" }, t("Everything is answered.")), answers);
    warning.hidden = !missing.length;
    button.textContent = missing.length ? tn("Finish with {n} gap", "Finish with {n} gaps", missing.length) : t("Finish");
  };
  sheet.onchange = tell;
  sheet.update();
  const discard = async () => {
    // The page may begin afresh when nothing is open any more: not before the draft is gone.
    await draft.busy;
    if (!(await sheet.close())) draft.close();
    app.holding.forget();
    await app.work.visits.discard(id);
    app.go("#/visits");
  };
  return {
    head: [h("div.row", back(t("Checklist"), `#/visit/${id}`), sheet.saved.line)],
    main: [
      heading(t("Check and finish")),
      found,
      mood("mood_after", draft.visit.mood_after, (mood_after) => sheet.saved.follow(draft.note(told(draft.visit, { mood_after })))),
      h(
        "form.card", { novalidate: true, onsubmit: ending(app, sheet, () => ({ outcome: "done" })) },
        declaration(), warning, button,
      ),
      h("a.button", { id: "could-not", href: `#/undone/${id}` }, t("The visit could not be done")),
      h(
        "details.card", { id: "discard" },
        h("summary", t("Begin again from nothing")),
        h("p", t("Everything answered here is thrown away. For seven days you can bring it back under “To send”.")),
        h("button.danger.wide", { onclick: (/** @type {any} */ { target }) => attempt(target, discard) }, t("Throw this draft away")),
      ),
    ],
  };
}

/** @param {import("../ui/sheet.js").Sheet} sheet @param {string} id @param {import("../types.js").ChecklistState["missing"]} missing */
const gaps = (sheet, id, missing) =>
  h(
    "section.notice", { "data-tone": "fair", id: "missing", "data-count": missing.length },
    h("b", tn("{n} thing is missing", "{n} things are missing", missing.length)),
    missing.map(({ section, question, code }) =>
      h("a.link.wide", { href: `#/visit/${id}/${section}/${question}`, "data-code": code }, h("span", words(sheet, question, code))),
    ),
  );

/** @param {import("../ui/sheet.js").Sheet} sheet @param {string} question @param {string} code */
function words(sheet, question, code) {
  const what = gapWords(code);
  const text = sheet.questions.get(question)?.legend;
  return what ? [text, " · ", h("b", what)] : text;
}
