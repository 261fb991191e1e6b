import { agenda } from "./agenda.js";
import { h, pill } from "../ui/dom.js";
import { attempt, careful, heading, languageSwitch, tabs } from "./parts.js";
import { installHint } from "./install.js";
import { statePill } from "./states.js";
import { t, tn } from "../ui/words.js";
import { clock, day, inSpoken } from "./local.js";

/** @type {import("../ui/types.js").Screen} */
export async function show(app) {
  const { engine, work } = app;
  const { assignments, visits } = await work.overview();
  const { toSend, sent, offered, ...open } = agenda(assignments, visits, new Date());
  const ready = new Set();
  for (const { assignment } of Object.values(open).flat()) if (await work.ready(assignment)) ready.add(assignment.id);
  const titles = { today: t("Today"), week: t("This week"), later: t("Later") };
  return {
    main: [
      h("div.row", heading(t("My visits")), h("span.muted", t("Works without a connection"))),
      !engine.signedIn && h("a.notice", { href: "#/signin", "data-tone": "fair" }, t("Sign in again to send. Nothing is lost.")),
      toSend.length > 0 && unsent(app, toSend.length),
      visits.length === 0 && installHint(app),
      group(t("New for you"), offered.map(({ assignment }) => offer(app, assignment))),
      Object.entries(titles).map(([key, title]) =>
        group(title, open[/** @type {"today"} */ (key)].map((one) => card(one.assignment, one.draft, ready.has(one.assignment.id)))),
      ),
      !assignments.length && !visits.length && h("p.notice", t("There is nothing to do now. New visits appear here by themselves.")),
      group(t("On their way"), toSend.map((visit) => sentCard(visit, statePill(visit, app.moving)))),
      group(t("Delivered"), sent.slice(0, 10).map((visit) => sentCard(visit, statePill(visit)))),
      languageSwitch(app),
    ],
    foot: await tabs(app, "visits"),
  };
}

/** @param {string} title @param {any[]} cards */
const group = (title, cards) => cards.length > 0 && [h("h2.group", title), cards];

/** @param {import("../ui/types.js").App} app @param {number} n */
const unsent = (app, n) =>
  h(
    "div.notice.row", { "data-tone": "fair" },
    h("p", h("b", tn("{n} visit is still on the phone", "{n} visits are still on the phone", n))),
    h("button.quiet", { id: "send", onclick: () => app.work.send() }, t("Send")),
  );

/** @param {import("../types.js").AssignmentRow} assignment */
const place = ({ location, title }) => [h("h3", location.name), h("p.muted", inSpoken(title))];

/** @param {import("../ui/types.js").App} app @param {import("../types.js").AssignmentRow} assignment */
const offer = (app, assignment) =>
  h(
    "article.card", { "data-assignment": assignment.id },
    h("a.link.wide", { href: `#/briefing/${assignment.id}` }, h("h3", assignment.location.name)),
    h("p.muted", inSpoken(assignment.title), " · ", deadline(assignment)),
    h(
      "div.row",
      careful(t("Decline"), t("Really decline?"), () => app.work.decline(assignment.id)),
      h("button.primary", { onclick: (/** @type {any} */ { target }) => attempt(target, () => app.work.accept(assignment.id)) }, t("Take it")),
    ),
  );

/** @param {import("../types.js").AssignmentRow} assignment @param {import("../types.js").VisitRow | undefined} draft @param {boolean} ready */
function card(assignment, draft, ready) {
  const { returned } = assignment;
  const state = draft
    ? statePill(draft)
    : returned
      ? pill(tn("Returned: {n} question", "Returned: {n} questions", returned.questions.length), "poor")
      : pill(ready ? t("Not started") : t("Not on this phone yet"), ready ? "" : "fair");
  return h(
    "a.card", { href: draft ? `#/visit/${draft.id}` : `#/briefing/${assignment.id}`, "data-assignment": assignment.id, "data-state": draft ? "draft" : ready ? "ready" : "loading" },
    place(assignment),
    h("div.row", state, h("span.muted", deadline(assignment))),
  );
}

/** @param {import("../types.js").VisitRow} visit @param {Node} state */
const sentCard = (visit, state) =>
  h(
    "a.card", { href: `#/outbox`, "data-visit": visit.id, "data-state": visit.state },
    h("h3", visit.location.name),
    h("p.muted", inSpoken(visit.title), " · ", day(visit.started_at)),
    h("div.row", state, visit.receipt && h("span.muted", t("Receipt {code}", { code: visit.receipt.receipt }))),
  );

/** @param {import("../types.js").AssignmentRow} assignment */
export function deadline({ window: { to }, location: { zone } }) {
  const today = day(to, zone) === day(Date.now(), zone);
  if (Date.parse(to) < Date.now()) return t("The time is over: {day}", { day: day(to, zone) });
  const time = clock(to, zone);
  if (today) return t("until {time}", { time });
  return t("until {day}", { day: time === "23:59" ? day(to, zone) : `${day(to, zone)}, ${time}` });
}
