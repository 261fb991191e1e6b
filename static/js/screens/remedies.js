import { h } from "../ui/dom.js";
import { t } from "../ui/words.js";
import { copying } from "./copying.js";
import { moment } from "./local.js";
import { remedy, sayWhy } from "./refusals.js";

/** How a visit is named on the telephone: the beginning of its id. @param {string} id */
export const shortId = (id) => `${id.slice(0, 4)}-${id.slice(4, 8)}`.toUpperCase();

/** What to do about a refusal. @param {import("./refusals.js").Remedy} what */
export function toDo(what) {
  if (what === "again") return t("Try again. If it stays like this, tell your coordinator.");
  if (what === "wait") return t("There is nothing to do: the phone tries again by itself.");
  if (what === "signin") return t("Sign in again; then it goes on by itself.");
  if (what === "tell") return t("Tell your coordinator, and read out the code and the visit. Everything stays on this phone; when they have mended it, try again.");
  if (what === "aside") return t("Tell your coordinator, and read out the code and the visit. The server holds your answers, so the rest is up to them: put the visit aside here. Everything stays on this phone.");
  return "";
}

/** Why a visit is stuck, what to do, and what to read out. @param {import("../types.js").VisitRow} visit */
export function explained({ id, problem, receipt, traced }) {
  const known = receipt?.receipt ?? traced?.receipt;
  const code = problem?.status === 404 && problem.code === "not_found" ? "http_404" : problem?.code;
  const named = [
    [t("Code"), code ?? ""],
    [t("Visit"), shortId(id)],
    ...(known ? [[t("Receipt"), known]] : []),
  ];
  return [
    h("p", { "data-code": code }, sayWhy({ ...problem, code })),
    h("p", h("b", t("What to do:")), " ", toDo(remedy(code))),
    h("dl.read-out", named.map(([term, value]) => h("div", h("dt", term), h("dd.tabular", value)))),
    copying(named.map((one) => one.join(" ")).join(", "), t("Write this down to read it out."), `copy-${id}`),
  ];
}

/** What the server said when it was asked. @param {import("../types.js").Traced} traced */
export function tracedWords({ at, found, receipt, received_at, missing }) {
  const values = { asked: moment(at), time: received_at && moment(received_at), receipt, missing };
  if (found === "nothing") return t("Asked {asked}: the server has nothing of this visit yet. It is safe on this phone.", values);
  if (found === "whole") return t("Asked {asked}: the visit arrived {time}, receipt {receipt}.", values);
  if (found === "photos") return t("Asked {asked}: the answers arrived {time}, receipt {receipt}. Photos still to come: {missing}.", values);
  return t("Asked {asked}: the server has another version of this visit, which came {time}, receipt {receipt}.", values);
}
