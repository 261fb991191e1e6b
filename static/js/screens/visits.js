import { all, h } from "../ui/dom.js";
import { t, tn } from "../ui/words.js";
import { agenda, oldest } from "./agenda.js";
import { card, offer, sentCard, unlistedCard } from "./cards.js";
import { tellChanges } from "./changes.js";
import { draftsAway, draftsElsewhere } from "./copies.js";
import { installHint } from "./installing.js";
import { moment } from "./local.js";
import { attempt, heading, languageSwitch, signInNotice, tabs } from "./parts.js";
import { rest } from "../ui/extras/rest.js";
import { settle } from "./settle.js";
import { nothingYet, standing } from "./standing.js";
import { addressOf } from "./states.js";

const SHOWN_AS_DELIVERED = 10;

/** @type {import("../ui/types.js").Screen} */
export async function show(app) {
  const { work } = app;
  const { assignments, visits } = await work.overview();
  const now = new Date();
  const { toSend, sent, offered, overdue, unlisted, ...open } = agenda(assignments, visits, now);
  const todo = Object.values(open).flat();
  const away = await draftsAway(app, visits);
  const begunAway = (/** @type {import("../types.js").Assignment} */ { id, returned }) =>
    away.some(({ assignment, head }) => assignment === id && head.supersedes === returned?.visit);
  const ready = new Set();
  for (const { assignment } of todo) if (await work.ready(assignment)) ready.add(assignment.id);
  const cards = (/** @type {"begun" | "today" | "week" | "later"} */ key) =>
    open[key]
      .filter(({ assignment, draft }) => draft || !begunAway(assignment))
      .flatMap(({ assignment, draft }) => card(assignment, draft, ready.has(assignment.id)));
  const elsewhere = await draftsElsewhere(app, away, visits);
  const idle = !elsewhere && !todo.length && !offered.length && !unlisted.length && !toSend.length;
  tellChanges(visits);
  return {
    main: [
      h("div.row", heading(t("My visits")), await standing(app, todo.length - ready.size)),
      signInNotice(app),
      toSend.length > 0 && unsent(app, toSend, now),
      overdue.map(late),
      visits.length === 0 && installHint(),
      elsewhere,
      group(t("Begun"), [...cards("begun"), ...unlisted.flatMap(unlistedCard)]),
      group(t("Today"), cards("today")),
      group(t("New for you"), offered.map(({ assignment }) => offer(app, assignment))),
      group(t("In the next 7 days"), cards("week")),
      group(t("Later"), cards("later")),
      idle && (await nothingYet(app)),
      group(t("On their way"), toSend.map((visit) => sentCard(visit, app.moving))),
      group(t("Delivered"), sent.slice(0, SHOWN_AS_DELIVERED).map((visit) => sentCard(visit))),
      languageSwitch(app),
    ],
    foot: await tabs(app, "visits"),
    lay,
  };
}

/** @param {Element} part @param {any[]} nodes */
function lay(part, nodes) {
  const offers = () => all("article[data-assignment]", part).length;
  const before = offers();
  settle(part, nodes);
  if (offers() < before) rest(/** @type {HTMLElement} */ (part));
}

/** @param {string} title @param {any[]} cards */
const group = (title, cards) => cards.length > 0 && [h("h2.group", title), cards];

/** @param {import("../ui/types.js").App} app @param {import("../types.js").VisitRow[]} toSend @param {Date} now */
function unsent(app, toSend, now) {
  const { since, late } = oldest(toSend, now);
  const going = toSend.filter(({ state }) => state !== "parked");
  const { moving } = app;
  return h(
    "div.notice.row", { id: "unsent", "data-tone": late ? "poor" : "fair", "data-late": late },
    h(
      "div",
      h("p", h("b", tn("{n} visit is still on the phone", "{n} visits are still on the phone", toSend.length))),
      moving
        ? h("p", t("Keep the app open: {sent} of {total} photos are sent.", { sent: moving.sent, total: moving.total }))
        : h("p", t("The oldest waits since {since}.", { since: moment(since) })),
      oldest(going, now).late && h("p", t("That is more than a day. Find a good connection and tap Send; if it stays here, tell your coordinator.")),
    ),
    !going.length ? h("a.button.quiet", { href: "#/outbox" }, t("See what to do")) : h("button.quiet", { id: "send", onclick: (/** @type {any} */ { target }) => attempt(target, () => app.work.visits.send()) }, t("Send")),
  );
}

/** @param {import("../types.js").VisitRow} draft */
const late = (draft) =>
  h(
    "a.notice", { href: addressOf(draft), "data-tone": "poor", "data-overdue": draft.id },
    h("b", draft.location.name), " · ",
    t("The time is over and the draft is not finished. Finish it now: it can still be sent."),
  );
