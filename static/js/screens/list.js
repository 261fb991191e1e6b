import { all, find, h } from "../ui/dom.js";
import { name, t } from "../ui/words.js";
import { returned } from "./correction.js";
import { day } from "./local.js";
import { dress } from "./looks.js";
import { heading } from "./parts.js";
import { LongPress } from "./gestures.js";
import { Row } from "./row.js";
import { Undo } from "./undo.js";

const SECOND = 1000;

/** What is noted on the spot, as a list that anybody may see: the same questions under the author's harmless words. @type {import("../ui/types.js").Screen} */
export async function show(app, id) {
  const { hash } = location;
  const [sheet] = await Promise.all([app.sheet(id), dress("discreet")]);
  const from = partOf(sheet.form);
  if (sheet.draft.visit.returned) await returned(app, sheet, false);
  const legend = `legend ${app.engine.person?.id}`;
  const known = await app.engine.setting(legend);
  if (!known) await app.engine.setSetting(legend, true);
  // Whoever has gone on meanwhile has the questions on another screen.
  if (location.hash !== hash) return { main: [] };
  const rows = rowsOf(sheet, id);
  const spot = h("div", { "data-spot": true });
  const undo = new Undo(spot, rows);
  const edit = h("button.quiet", { id: "edit", "aria-pressed": "false", onclick: () => open(!rows.every((row) => row.open)) }, t("Edit"));
  const open = (/** @type {boolean} */ all) => {
    for (const row of rows) row.open = all;
    edit.setAttribute("aria-pressed", String(all));
  };
  for (const row of rows) new LongPress(row.button, () => (row.open = true));
  const ticking = setInterval(() => {
    if (sheet.form.parentElement !== spot) clearInterval(ticking);
    else for (const row of rows) if (row.answer?.timer) row.show(false);
  }, SECOND);
  sheet.onchange = (state) => {
    for (const part of sheet.draft.pack.rules.sections) find(`[data-section=${part.id}]`, sheet.form).hidden = !state.sections.get(part.id)?.visible;
    const odd = (/** @type {Row} */ { question: { id } }) => (state.questions.get(id)?.problems ?? []).some((code) => code === "check" || code === "value");
    undo.follow(rows.filter((row) => row.show(odd(row))));
  };
  spot.append(sheet.form);
  open(false);
  sheet.update();
  return {
    head: [h("div.row", h("a.link", { href: `#/visit/${id}${from}`, "aria-label": `${name()}: ${t("All questions")}` }, `‹ ${name()}`), edit)],
    main: [
      heading(t("List")),
      h("div", { "data-plain": true }, h("p.muted", day(Date.now())), sheet.saved.line),
      !known && h("p.muted", { id: "legend" }, t("✓ yes, – no, ○ does not apply, where that is offered: each tap goes one further.")),
      rows.length ? spot : h("p.muted", t("Nothing here.")),
    ],
    foot: [h("div.thumb", undo.button)],
  };
}

/** Where the checklist was left for the list, as its address ends; nothing where it was not shown. @param {Element} form */
function partOf(form) {
  const [part, another] = all("[data-section]:not([hidden])", form);
  return another ? "" : `/${part.dataset.section}`;
}

/** @param {import("../ui/sheet.js").Sheet} sheet @param {string} visit */
function rowsOf(sheet, visit) {
  const { sections, questions } = sheet.draft.pack.rules;
  const spot = sections.flatMap(({ id, questions: ids }) => ids.filter((one) => questions[one].on_site && questions[one].kind !== "note").map((one) => [id, one]));
  return spot.flatMap(([section, one], place) => {
    const question = sheet.questions.get(one);
    return question ? [new Row(question, sheet, place + 1, [h("a.link", { href: `#/visit/${visit}/${section}/${one}` }, t("More"))])] : [];
  });
}
