import { h, pill } from "../ui/dom.js";
import { t, tn } from "../ui/words.js";
import { day, deadline, inSpoken } from "./local.js";
import { copyLine, withoutLine } from "./copies.js";
import { attempt, careful } from "./parts.js";
import { addressOf, statePill, undoneLine, waitWords } from "./states.js";

/** @typedef {import("../types.js").AssignmentRow} AssignmentRow @typedef {import("../types.js").VisitRow} VisitRow */

/** A visit that can be taken or left. @param {import("../ui/types.js").App} app @param {AssignmentRow} assignment */
export const offer = (app, assignment) =>
  h(
    "article.card", { "data-assignment": assignment.id },
    h("a.link.wide", { href: `#/briefing/${assignment.id}` }, h("h3", assignment.location.name)),
    h("p.muted", inSpoken(assignment.title)),
    h("p.muted", deadline(assignment)),
    h(
      "div.row",
      careful(t("Decline"), t("Really decline?"), () => app.work.decline(assignment.id)),
      h("button.primary", { onclick: (/** @type {any} */ { target }) => attempt(target, () => app.work.accept(assignment.id)) }, t("Take it")),
    ),
  );

/** A visit that is to be made or finished. @param {AssignmentRow} assignment @param {VisitRow | undefined} draft @param {boolean} ready */
export function card(assignment, draft, ready) {
  const { returned, location, title } = assignment;
  const attributes = draft
    ? { href: addressOf(draft), "data-state": "draft" }
    : { href: `#/briefing/${assignment.id}`, "data-state": ready ? "ready" : "loading" };
  const back = returned && tn("Returned: {n} question", "Returned: {n} questions", returned.questions.length);
  const tile = h(
    "a.card", { ...attributes, "data-assignment": assignment.id },
    h("h3", location.name),
    h("p.muted", inSpoken(title)),
    back && h("div.row", pill(returned.questions.length ? back : t("Returned with a note"), "poor"), draft ? null : term(assignment)),
    (draft || !back) &&
      h("div.row", draft ? [statePill(draft), bar(draft)] : pill(ready ? t("Not started") : t("Not on this phone yet"), ready ? "" : "fair"), term(assignment)),
    draft && [copyLine(draft), withoutLine(draft)],
  );
  return [tile, draft && spot(draft)];
}

/** A draft whose assignment the server lists no more. @param {VisitRow} draft */
export const unlistedCard = (draft) => [
  h(
    "a.card", { href: addressOf(draft), "data-visit": draft.id, "data-state": "draft" },
    h("h3", draft.location.name),
    h("p.muted", inSpoken(draft.title)),
    h("div.row", statePill(draft), bar(draft), term(draft)),
    copyLine(draft),
    withoutLine(draft),
  ),
  spot(draft),
];

/** A visit that is finished here. @param {VisitRow} visit @param {import("./states.js").Moving} [moving] */
export const sentCard = (visit, moving) =>
  h(
    "a.card", { href: `#/outbox`, "data-visit": visit.id, "data-state": visit.state },
    h("h3", visit.location.name),
    h("p.muted", inSpoken(visit.title), " · ", day(visit.started_at)),
    undoneLine(visit),
    h(
      "div.row", statePill(visit, moving),
      visit.receipt ? h("span.muted.tabular", t("Receipt {code}", { code: visit.receipt.receipt })) : h("span.muted", waitWords(visit, moving)),
    ),
  );

/** To what is noted on the spot, at one tap. @param {VisitRow} draft */
const spot = ({ id }) => h("a.link", { href: `#/list/${id}`, "data-list": id }, "☰ ", t("Noted on the spot"));

/** @param {Parameters<typeof deadline>[0]} assignment */
const term = (assignment) => h("span.term", { "data-over": Date.parse(assignment.window.to) < Date.now() }, deadline(assignment));

/** How much of it is done; the words beside it say the same. @param {VisitRow} draft */
const bar = ({ progress: { answered, total } }) => total > 0 && h("progress", { value: answered, max: total, "aria-hidden": "true" });
