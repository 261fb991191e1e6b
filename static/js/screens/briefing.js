import { find, h, markup } from "../ui/dom.js";
import { before, couldNot } from "./before.js";
import { attempt, back, careful, heading } from "./parts.js";
import { rest } from "../ui/extras/rest.js";
import { spoken, t } from "../ui/words.js";
import { beginning } from "./beginning.js";
import { deadline, inSpoken } from "./local.js";
import { route } from "./route.js";
import { shorthand } from "./shorthand.js";

/** @type {import("../ui/types.js").Screen} */
export async function show(app, id) {
  const { assignments, visits } = await app.work.overview();
  const assignment = assignments.find((one) => String(one.id) === id);
  if (!assignment) return { head: [back(t("Visits"))], main: [heading(t("This is no longer on the phone."))] };
  const { location, scenario, version, persona, service_language, returned } = assignment;
  const pack = await app.work.pack(scenario, version);
  const texts = pack?.texts[spoken()] ?? Object.values(pack?.texts ?? {})[0];
  const draft = visits.find((visit) => visit.assignment === assignment.id && visit.state === "draft");
  const open = pack && assignment.state !== "offered";
  const brief = persona && texts?.personas[persona];
  return {
    head: [back(t("Visits"))],
    main: [
      heading(inSpoken(assignment.title)),
      returned && h("div.notice", { "data-tone": "poor" }, h("b", t("Returned with a note")), h("p", returned.note)),
      h(
        "div.card",
        h("b", location.name),
        h("p", { id: "address" }, location.address),
        h("p.muted", deadline(assignment)),
        service_language && h("p.muted", t("Speak there: {language}", { language: languageName(service_language) })),
        route(location),
      ),
      texts?.briefing && h("section.card", h("h2", t("Briefing")), markup("div.prose", texts.briefing)),
      brief && h("details.card", { id: "persona" }, h("summary", t("Who you are today")), markup("div.prose", brief)),
      pack && shorthand(pack),
      texts && h("p.muted", t("Instead of typing you can dictate: tap the microphone on the keyboard.")),
      open && !draft && !returned && before(app, assignment),
      open && !returned && couldNot(app, async () => draft ?? app.work.begin(assignment, spoken())),
      h("p", h("a.link", { href: `#/honest/${id}` }, t("What can be seen, and what cannot"))),
      !texts && assignment.state !== "offered" && h("p.notice", { "data-tone": "fair" }, t("The checklist is not on this phone yet. Connect once to load it.")),
    ],
    foot: [h("div.thumb", actions(app, assignment, draft, Boolean(pack)))],
    lay,
  };
}

/** Where a visit is taken, it can be begun a moment later. @param {any} part @param {any[]} nodes */
function lay(part, nodes) {
  const offered = find("#take", part);
  part.replaceChildren(...nodes);
  if (offered && !find("#take", part)) rest(part);
}

/** @param {import("../ui/types.js").App} app @param {import("../types.js").AssignmentRow} assignment @param {import("../types.js").VisitRow | undefined} draft @param {boolean} ready */
function actions(app, assignment, draft, ready) {
  const on = (/** @type {() => Promise<unknown>} */ action) => (/** @type {any} */ { target }) => attempt(target, action);
  if (assignment.state === "offered")
    return [
      careful(t("Decline"), t("Really decline?"), () => app.work.decline(assignment.id).then(() => app.go("#/visits"))),
      h("button.primary", { id: "take", onclick: on(() => app.work.accept(assignment.id).then(() => app.redraw())) }, t("Take it")),
    ];
  const start = (/** @type {"visit" | "list"} */ screen) => on(async () => app.go(await beginning(app, assignment, screen)));
  const disabled = !ready && !draft;
  return [
    h("button", { id: "start-list", disabled, "aria-label": t("Noted on the spot"), onclick: start("list") }, "☰"),
    h("button.primary", { id: "start", disabled, onclick: start("visit") }, draft || assignment.returned ? t("Go on") : t("Start the visit")),
  ];
}

/** @param {string} code */
const languageName = (code) => new Intl.DisplayNames(spoken(), { type: "language" }).of(code) ?? code;
