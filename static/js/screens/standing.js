import { opensAlone } from "../device/phone.js";
import { h } from "../ui/dom.js";
import { t, tn } from "../ui/words.js";
import { moment } from "./local.js";
import { attempt } from "./parts.js";
import { sayWhy } from "./refusals.js";

/**
 * Whether the app works without a connection, as it truly stands now, and when the server last told what there is to do.
 * @param {import("../ui/types.js").App} app @param {number} absent how many checklists are not here yet
 */
export async function standing(app, absent) {
  const { at, unaided } = await app.work.checked();
  const alone = unaided ? "no" : await opensAlone();
  const words = absent ? tn("{n} checklist is not on this phone yet", "{n} checklists are not on this phone yet", absent) : OPENS[alone]();
  return h(
    "p.muted", { id: "standing", "data-alone": alone, "data-absent": absent },
    words, at !== undefined && [" · ", t("last checked {time}", { time: moment(at) })],
  );
}

/** What an empty list means: nothing to do, not loaded yet, or that it could not be loaded. @param {import("../ui/types.js").App} app */
export async function nothingYet({ work }) {
  const { at, failed } = await work.checked();
  if (at !== undefined) return h("p.notice", { id: "nothing" }, t("There is nothing to do now. New visits appear here by themselves."));
  if (!failed) return h("p.notice", { id: "loading", "aria-busy": "true" }, t("Loading your visits…"));
  const again = (/** @type {any} */ { target }) => attempt(target, () => work.refresh());
  return h(
    "div.notice", { id: "not-loaded", "data-tone": "fair" },
    h("p", h("b", t("Your visits are not on this phone yet."))),
    h("p", sayWhy(failed)),
    h("button", { id: "again", onclick: again }, t("Try again")),
  );
}

/** @type {Record<string, () => string>} */
const OPENS = {
  yes: () => t("Works without a connection"),
  soon: () => t("Getting ready to work without a connection…"),
  no: () => t("Keep this page open: this browser cannot open it again without a connection."),
};
