import { find, h } from "../ui/dom.js";
import { name, t, tn } from "../ui/words.js";

/** The checklist, one section at a time. @type {import("../ui/types.js").Screen} */
export async function show(app, id, wanted, question) {
  const sheet = await app.sheet(id);
  const { form, draft } = sheet;
  const { sections, questions } = draft.pack.rules;
  const state = sheet.update();
  const shown = sections.filter((section) => state.sections.get(section.id)?.visible);
  const current = shown.find((section) => section.id === wanted) ?? shown[0];
  for (const section of sections) part(form, section).hidden = section !== current;
  document.body.dataset.section = current.id;

  const spot = Object.values(questions).some((one) => one.on_site);
  const list = { href: `#/list/${id}`, "aria-label": `${name()}: ${t("Noted on the spot")}` };
  const progress = h("ol", { id: "parts", "aria-hidden": "true" });
  const left = h("a.small", { href: `#/finish/${id}`, id: "left" });
  const [place, previous] = [h("small"), h("a.button", { id: "back" })];
  // What the tap took out of a field may show a part that was not there before.
  const next = h("a.button.primary", { id: "next", onclick: () => sheet.update() });

  sheet.onchange = (state) => {
    const visible = sections.filter((section) => state.sections.get(section.id)?.visible);
    const at = visible.indexOf(current);
    const missing = state.sections.get(current.id)?.missing;
    progress.replaceChildren(...visible.map((section) => bar(state.sections.get(section.id))));
    const here = t("Part {n} of {total}", { n: at + 1, total: visible.length });
    if (place.textContent !== here) place.textContent = here;
    left.replaceChildren(
      h("b", t("{answered} of {total}", { ...state })),
      h("span", missing ? tn("{n} to do here", "{n} to do here", missing) : t("This part is done")),
    );
    turn(previous, visible[at - 1], id, t("Back"), ["#/visits", t("Visits")]);
    turn(next, visible[at + 1], id, t("Next"), [`#/finish/${id}`, t("Check")]);
  };
  sheet.onchange(state);
  return {
    head: [h("div.row", h("div", h("h1", spot ? h("a.link", list, "☰ ", name()) : name()), place), sheet.saved.line), progress],
    main: [
      draft.visit.returned && (await (await import("./correction.js")).returned(app, sheet, current === shown[0])),
      form,
      app.beside?.(sheet),
    ],
    foot: [h("div.thumb", previous, left, next)],
    focus: () => {
      const box = question && find(`#q-${question}`, form);
      box?.scrollIntoView({ block: "center" });
      return find(box ? wanting(sheet.draft.state(), question) : "h2", box || part(form, current));
    },
  };
}

/** Where a question's first gap is mended. @param {import("../types.js").ChecklistState} state @param {string} question */
function wanting({ questions }, question) {
  const [code] = questions.get(question)?.problems ?? [];
  const places = { photo: "[data-photo-input]", comment: "textarea[data-comment-text]", na_reason: "textarea[data-comment-text]" };
  return places[/** @type {"photo"} */ (code)] ?? "input:not([hidden]), textarea, button:not([hidden])";
}

/** @param {Element} form @param {{id: string}} section */
const part = (form, { id }) => find(`[data-section=${id}]`, form);

/** @param {{answered: number, total: number} | undefined} part */
function bar(part) {
  const one = h("li");
  one.style.setProperty("--done", `${part?.total ? (100 * part.answered) / part.total : 100}%`);
  return one;
}

/** @param {any} link @param {{id: string} | false | undefined} section @param {string} visit @param {string} words @param {string[]} instead */
function turn(link, section, visit, words, instead) {
  const [href, says] = section ? [`#/visit/${visit}/${section.id}`, words] : instead;
  if (link.hash !== href) [link.href, link.textContent] = [href, says];
}
