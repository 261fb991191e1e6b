import { h } from "../ui/dom.js";
import { attempt, heading, tabs } from "./parts.js";
import { sayWhy } from "./refusals.js";
import { statePill } from "./states.js";
import { t } from "../ui/words.js";
import { clock, day, inSpoken } from "./local.js";

/** @type {import("../ui/types.js").Screen} */
export async function show(app) {
  const { engine, work } = app;
  const { visits } = await work.overview();
  const of = (/** @type {string[]} */ ...states) => visits.filter(({ state }) => states.includes(state));
  const waiting = of("finishing", "ready", "sending", "parked");
  const drafts = new Set(of("draft").map(({ assignment }) => assignment));
  const thrown = of("discarded").filter(({ assignment }) => !drafts.has(assignment));
  const send = async () => {
    const code = await work.send();
    if (code) throw { code };
  };
  return {
    main: [
      heading(t("To send")),
      !engine.signedIn && h("a.notice", { href: "#/signin", "data-tone": "fair" }, t("Sign in again to send. Nothing is lost.")),
      waiting.length
        ? h("button.primary.wide", { id: "send", onclick: (/** @type {any} */ { target }) => attempt(target, send) }, t("Send now"))
        : h("p.notice", { "data-tone": "good" }, t("Everything is delivered.")),
      [...waiting, ...of("sent"), ...thrown].map((visit) => row(app, visit)),
      waiting.length > 0 && h("a.link", { href: "#/rescue" }, t("Save a rescue file")),
    ],
    foot: await tabs(app, "outbox"),
  };
}

/** @param {import("../ui/types.js").App} app @param {import("../types.js").VisitRow} visit */
function row(app, visit) {
  const { work } = app;
  const act = (/** @type {string} */ words, /** @type {() => Promise<unknown>} */ action) =>
    h("button", { onclick: (/** @type {any} */ { target }) => attempt(target, action) }, words);
  const edit = async () => {
    await work.reopen(visit.id);
    app.go(`#/visit/${visit.id}`);
  };
  return h(
    "article.card", { "data-visit": visit.id, "data-state": visit.state },
    h("h2", visit.location.name),
    h("p.muted", inSpoken(visit.title), " · ", day(visit.started_at), " ", clock(visit.started_at)),
    h("div.row", statePill(visit, app.moving), visit.receipt && h("b.tabular", { "data-receipt": visit.receipt.receipt }, t("Receipt {code}", { code: visit.receipt.receipt }))),
    visit.problem && h("p", sayWhy(visit.problem)),
    visit.state === "parked" && act(t("Try again"), () => work.retry(visit.id)),
    visit.state === "parked" && h("a.link", { href: "#/rescue" }, t("Save a rescue file")),
    visit.state === "ready" && act(t("Change something"), edit),
    visit.state === "discarded" && act(t("Bring it back"), () => work.restore(visit.id)),
  );
}
