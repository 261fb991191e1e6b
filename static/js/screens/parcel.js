import { KEPT_MS } from "../device/exchange.js";
import { h } from "../ui/dom.js";
import { t } from "../ui/words.js";
import { day, clock, inSpoken } from "./local.js";
import { attempt, careful } from "./parts.js";
import { remedy } from "./refusals.js";
import { explained, tracedWords } from "./remedies.js";
import { addressOf, statePill, undoneLine, waitWords } from "./states.js";

/** One visit of the outbox: how it stands, and what can be done with it. @param {import("../ui/types.js").App} app @param {import("../types.js").VisitRow} visit */
export function parcel(app, visit) {
  const { receipt, state, traced } = visit;
  const wait = waitWords(visit, app.moving);
  return h(
    "article.card", { "data-visit": visit.id, "data-state": state },
    h("h2", visit.location.name),
    h("p.muted", inSpoken(visit.title), " · ", day(visit.started_at), ", ", clock(visit.started_at)),
    undoneLine(visit),
    h("div.row", statePill(visit, app.moving), receipt && h("b.tabular", { "data-receipt": receipt.receipt }, t("Receipt {code}", { code: receipt.receipt }))),
    wait && h("p.muted", { "data-wait": true }, wait),
    state === "discarded" && h("p.muted", t("It can be brought back until {day}.", { day: day(visit.changed_at + KEPT_MS) })),
    state === "parked" && explained(visit),
    state === "aside" && h("p.muted", t("The server holds its answers. Everything stays on this phone, and nothing more of it is sent.")),
    traced && state !== "sent" && h("p", { "data-traced": traced.found }, tracedWords(traced)),
    actions(app, visit),
  );
}

/** @param {import("../ui/types.js").App} app @param {import("../types.js").VisitRow} visit */
function actions(app, visit) {
  const { id, state, problem } = visit;
  const { work } = app;
  const act = (/** @type {string} */ name, /** @type {string} */ words, /** @type {() => Promise<unknown>} */ action) =>
    h("button", { id: `${name}-${id}`, "data-act": name, onclick: (/** @type {any} */ { target }) => attempt(target, action) }, words);
  const edit = async () => {
    await work.visits.reopen(id);
    app.go(addressOf(visit));
  };
  const putAside = careful(t("Put it aside"), t("Really put it aside?"), () => work.visits.putAside(id));
  [putAside.id, putAside.dataset.act] = [`aside-${id}`, "aside"];
  /** @type {Record<string, any[]>} */
  const possible = {
    parked: [
      remedy(problem?.code) === "aside" && putAside,
      act("retry", t("Try again"), () => work.visits.retry(id)),
      act("trace", t("Ask the server"), () => work.visits.trace(id)),
      h("a.button", { href: "#/rescue", "data-act": "rescue" }, t("Save a rescue file")),
    ],
    sending: [act("trace", t("Ask the server"), () => work.visits.trace(id))],
    ready: [act("edit", t("Change something"), edit)],
    aside: [act("back", t("Bring it back"), () => work.visits.bringBack(id))],
    discarded: [act("restore", t("Bring it back"), () => work.visits.restore(id))],
  };
  return possible[state] && h("div.row", possible[state]);
}
