import { isLacked } from "../device/copies.js";
import { attempt } from "./parts.js";
import { inSpoken, moment } from "./local.js";
import { announce, h, pill } from "../ui/dom.js";
import { sayWhy } from "./refusals.js";
import { statePill } from "./states.js";
import { t, tn } from "../ui/words.js";

/** @typedef {import("../types.js").ListedCopy} ListedCopy @typedef {import("../types.js").VisitRow} VisitRow @typedef {import("../ui/types.js").App} App */

/** Drafts that are not here but on the server. @param {App} app @param {VisitRow[]} visits own ones @returns {Promise<ListedCopy[]>} */
export async function draftsAway({ work }, visits) {
  const { listed } = await work.upkeep.copies();
  const here = new Set(visits.map(({ id }) => id));
  return listed.filter((/** @type {ListedCopy} */ { visit }) => !here.has(visit));
}

/** Those, and drafts that went on from here at another phone. @param {App} app @param {ListedCopy[]} away @param {VisitRow[]} visits own ones */
export async function draftsElsewhere(app, away, visits) {
  const { phone } = await app.work.upkeep.copies();
  const closed = visits.filter(({ state, photos }) => state === "elsewhere" && photos?.kept !== false);
  return away.length + closed.length > 0 && [
    h("h2.group", t("Drafts elsewhere")),
    away.map((copy) => offered(app, copy, copy.phone === phone)),
    closed.map((visit) =>
      h(
        "a.card", { href: `#/visit/${visit.id}`, "data-visit": visit.id, "data-state": "elsewhere" },
        h("h3", visit.location.name),
        h("p.muted", inSpoken(visit.title)),
        h("div.row", statePill(visit), visit.receipt && h("span.muted", t("Receipt {code}", { code: visit.receipt.receipt }))),
      ),
    ),
  ];
}

/** A closed draft of which something is only here: it stands beside what waits to be sent. @param {VisitRow} visit */
export const leftHere = (visit) =>
  h(
    "a.card", { href: `#/visit/${visit.id}`, "data-visit": visit.id, "data-state": "elsewhere" },
    h("h2", visit.location.name),
    h("p.muted", inSpoken(visit.title)),
    h("div.row", statePill(visit)),
    h("p", visit.elsewhere?.newer ? t("Something of it is only on this phone. Take it back here, or save a rescue file.") : onTheWay()),
  );

/** Of what another phone has sent, but for photos. */
export const onTheWay = () => t("Not all of its photos have arrived yet. What is here stays here until they have.");

/** What is kept on the server, and for whom. @param {App} app */
export async function copiesCard(app) {
  const { visits } = await app.work.overview();
  const drafts = visits.filter((/** @type {VisitRow} */ { state }) => state === "draft");
  return h(
    "div.card",
    h("b", t("Copies of drafts")),
    h("p.muted", t("While there is a connection, drafts are copied to the server, sealed, and shown to you alone. A copy goes when its visit is delivered.")),
    drafts.map((/** @type {VisitRow} */ draft) => h("div", h("p", draft.location.name), copyLine(draft))),
  );
}

/** What did not come along when it was taken over. @param {VisitRow} visit */
export const withoutLine = ({ without = 0 }) => without > 0 && h("p.small", { "data-without": without }, withoutWords(without));

/** @param {number} n */
const withoutWords = (n) => tn("Without {n} photo that had not reached the server", "Without {n} photos that had not reached the server", n);

/** Take a draft over, and show it; where photos are missing, the list says so first. @param {App} app @param {string} visit */
export async function takeOver(app, visit) {
  const { without } = await app.work.upkeep.takeOver(visit);
  if (without) announce(withoutWords(without));
  app.go(without ? "#/visits" : `#/visit/${visit}`);
}

/** When the server last got a copy of a draft, what it lacks, and why it takes no later one. @param {VisitRow} visit */
export function copyLine(visit) {
  const { copy } = visit;
  const lacks = copy?.at && copy.lacking > 0 && tn("without {n} photo", "without {n} photos", copy.lacking);
  const why = copy?.refused && copy.refused !== "photo" && h("p.small", { "data-refused": copy.refused }, sayWhy({ code: copy.refused }));
  const line = copy?.at
    ? h("p.small.muted", { "data-copy": isLacked(visit) ? "behind" : "whole" }, [lastCopy(copy.at), lacks].filter(Boolean).join(" · "))
    : h("p.small.muted", { "data-copy": "none" }, t("No copy on the server yet"));
  return [line, why];
}

/** @param {string} at */
const lastCopy = (at) => t("Last copy on the server: {time}", { time: moment(at) });

/** @param {App} app @param {ListedCopy} copy @param {boolean} lost it was on this very phone */
function offered(app, { visit, head, saved_at, missing }, lost) {
  const take = () => takeOver(app, visit);
  return h(
    "article.card", { "data-copy-of": visit, "data-lost": lost },
    h("h3", head.place ?? "–"),
    head.title && h("p.muted", inSpoken(head.title)),
    h("p", lost ? h("b", t("This draft was on this phone and is not here any more.")) : t("A draft from another phone")),
    h("div.row", head.progress && pill(t("{answered} of {total}", head.progress), lost ? "fair" : ""), h("span.small.muted", lastCopy(saved_at))),
    missing.length > 0 && h("p.small", tn("{n} photo has not come yet.", "{n} photos have not come yet.", missing.length)),
    !lost && h("p.small", t("If you go on here, the draft closes on the other phone. What is noted there later can still be read there.")),
    h("button.primary.wide", { id: `take-${visit}`, onclick: (/** @type {any} */ { target }) => attempt(target, take) }, lost ? t("Bring it back") : t("Go on here")),
  );
}
