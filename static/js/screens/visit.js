import { find, h, say } from "../ui/dom.js";
import { name, t, tn } from "../ui/words.js";

/** The checklist, one section at a time. @type {import("../ui/types.js").Screen} */
export async function show(app, id, wanted, question) {
  const sheet = await app.sheet(id);
  const { form, draft } = sheet;
  const { sections, questions } = draft.pack.rules;
  const state = sheet.update();
  const shown = sections.filter((section) => state.sections.get(section.id)?.visible);
  const current = shown.find((section) => section.id === wanted) ?? shown[0] ?? sections[0];
  for (const section of sections) part(form, section).hidden = section !== current;
  document.body.dataset.section = current.id;

  const spot = Object.values(questions).some((one) => one.on_site);
  const list = { href: `#/list/${id}`, "aria-label": `${name()}: ${t("Noted on the spot")}` };
  const progress = h("ol", { id: "parts", "aria-hidden": "true" });
  const [place, answered, todo, previous] = [h("small"), h("b"), h("span"), h("a.button", { id: "back" })];
  const left = h("a.small", { href: `#/finish/${id}`, id: "left" }, answered, todo);
  // What the tap took out of a field may show a part that was not there before.
  const next = h("a.button.primary", { id: "next", onclick: () => sheet.update() });

  sheet.onchange = (state) => {
    const visible = sections.filter((section) => state.sections.get(section.id)?.visible);
    const at = visible.indexOf(current);
    const missing = state.sections.get(current.id)?.missing;
    for (const [at, section] of visible.entries()) {
      const { answered = 0, total = 0 } = state.sections.get(section.id) ?? {};
      const bar = progress.children[at] ?? progress.appendChild(h("li"));
      bar.style.setProperty("--done", `${total ? (100 * answered) / total : 100}%`);
    }
    while (progress.children[visible.length]) progress.lastChild.remove();
    say(place, t("Part {n} of {total}", { n: at + 1, total: visible.length }));
    say(answered, t("{answered} of {total}", { ...state }));
    say(todo, missing ? tn("{n} to do here", "{n} to do here", missing) : t("This part is done"));
    turn(previous, visible[at - 1], id, t("Back"), ["#/visits", t("Visits")]);
    turn(next, visible[at + 1], id, t("Next"), [`#/finish/${id}`, t("Check")]);
  };
  sheet.onchange(state);
  const { box } = sheet.questions.get(question) ?? {};
  const gap = box && (await import("./gap.js")).gapOf(sheet.draft.state(), question);
  return {
    head: [h("div.row", h("div", h("h1", spot ? h("a.link", list, "☰ ", name()) : name()), place), sheet.saved.line), progress],
    main: [
      draft.visit.returned && (await (await import("./correction.js")).returned(app, sheet, current === shown[0])),
      form,
      app.beside?.(sheet),
    ],
    foot: [h("div.thumb", previous, left, next)],
    focus: () => {
      box?.scrollIntoView({ block: "center" });
      return find(gap ?? "h2", box || part(form, current));
    },
  };
}

/** @param {Element} form @param {{id: string}} section */
const part = (form, { id }) => find(`[data-section=${id}]`, form);

/** @param {any} link @param {{id: string} | false | undefined} section @param {string} visit @param {string} words @param {string[]} instead */
function turn(link, section, visit, words, instead) {
  const [href, says] = section ? [`#/visit/${visit}/${section.id}`, words] : instead;
  if (link.hash !== href) [link.href, link.textContent] = [href, says];
}
