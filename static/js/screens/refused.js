import { Refusal } from "../refusal.js";
import { h } from "../ui/dom.js";
import { sayWhy } from "./refusals.js";
import { t } from "../ui/words.js";
import { attempt, back, heading } from "./parts.js";
import { unsaved, unsavedNotice } from "./unsaved.js";
import { watch } from "./watching.js";

/** Why a screen cannot be shown. @type {(app: import("../ui/types.js").App, error: any, visit?: string) => Promise<import("../ui/dom.js").Parts>} */
export async function show(app, error, visit = "") {
  await import("./others.js").then(({ bring }) => bring(app)).catch(() => {}); // without them it can be said, too
  // What another tab has open may be gone the moment it is looked at.
  if (error.code === "open_elsewhere") return watch(app, visit).catch((gone) => show(app, gone, visit));
  const state = error.code === "not_draft" && (await app.work?.upkeep.stateOf(visit));
  if (state === "elsewhere") return (await import("./elsewhere.js")).show(app, visit);
  const why = state === "discarded" ? new Refusal("thrown_away") : error;
  // What did not come may come now; a page with nothing open begins afresh, for some browsers do not ask twice for a file.
  const afresh = async () => (app.holding.sheet ? app.redraw() : location.reload());
  const fetched = () => app.work.upkeep.bringChecklist(visit).then(() => app.redraw());
  const again = (/** @type {any} */ { target }) => attempt(target, error.code === "pack_missing" && app.work ? fetched : afresh);
  const mayWork = !why.code || why.code === "pack_missing" || why.code.startsWith("storage_");
  return {
    head: [back(t("Visits"))],
    main: [
      heading(t("This cannot be shown")),
      h("p.notice", { "data-tone": "poor", "data-code": why.code ?? String(why) }, sayWhy(why)),
      state && h("a.button.wide", { href: "#/outbox" }, t("To send")),
      unsavedNotice(unsaved(app, visit)),
      mayWork && h("button.wide", { id: "again", onclick: again }, t("Try again")),
    ],
  };
}
