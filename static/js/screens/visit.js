import { find, h } from "../ui/dom.js";
import { name, t, tn } from "../ui/words.js";

/** The checklist, one section at a time. @type {import("../ui/types.js").Screen} */
export async function show(app, id, wanted, question) {
  const sheet = await app.sheet(id);
  const { sections } = sheet.draft.pack.rules;
  const progress = h("ol", { id: "parts", "aria-hidden": "true" });
  const left = h("a.small", { href: `#/finish/${id}`, id: "left" });
  const [previous, next] = [h("a.button"), h("a.button.primary")];
  const place = h("small");
  const current = sections.find((section) => section.id === wanted) ?? sections[0];
  for (const section of sections) find(`[data-section=${section.id}]`, sheet.form).hidden = section !== current;

  sheet.onchange = (state) => {
    const visible = sections.filter((section) => state.sections.get(section.id)?.visible);
    const at = visible.indexOf(current);
    const part = state.sections.get(current.id);
    progress.replaceChildren(...visible.map((section) => bar(state.sections.get(section.id))));
    place.textContent = t("Part {n} of {total}", { n: at + 1, total: visible.length });
    left.replaceChildren(
      h("span", t("{answered} of {total} answered", { ...state })),
      h("span", part?.missing ? tn("{n} to do here", "{n} to do here", part.missing) : t("This part is done")),
    );
    turn(previous, visible[at - 1], id, t("Back"), ["#/visits", t("Visits")]);
    turn(next, visible[at + 1], id, t("Next"), [`#/finish/${id}`, t("Check")]);
    document.body.dataset.section = current.id;
  };
  sheet.update();
  return {
    head: [h("div.row", h("div", h("b", name()), place), sheet.saved.line), progress],
    main: [sheet.form],
    foot: [h("div.thumb", previous, left, next)],
    focus: () => {
      const box = question && find(`#q-${question}`, sheet.form);
      box?.scrollIntoView({ block: "center" });
      return box ? find("input:not([hidden]), textarea, button:not([hidden])", box) : find(`[data-section=${current.id}] h2`, sheet.form);
    },
  };
}

/** @param {{answered: number, total: number} | undefined} part */
function bar(part) {
  const one = h("li");
  one.style.setProperty("--done", `${part?.total ? (100 * part.answered) / part.total : 100}%`);
  return one;
}

/** @param {any} link @param {{id: string} | undefined} section @param {string} visit @param {string} words @param {string[]} instead */
function turn(link, section, visit, words, instead) {
  [link.href, link.textContent] = section ? [`#/visit/${visit}/${section.id}`, words] : instead;
}
