import { h } from "../ui/dom.js";
import { sayWhy } from "./refusals.js";
import { t } from "../ui/words.js";
import { attempt, back, heading } from "./parts.js";
import { unsaved, unsavedNotice } from "./unsaved.js";
import { watch } from "./watching.js";

/** Why a screen cannot be shown. @param {import("../ui/types.js").App} app @param {any} error @param {string} [visit] */
export async function show(app, error, visit = "") {
  await import("./others.js").then(({ bring }) => bring(app)).catch(() => {}); // without them it can be said, too
  if (error.code === "open_elsewhere") return watch(app, visit);
  if (error.code === "not_draft" && (await app.work?.upkeep.isAway(visit))) return (await import("./elsewhere.js")).show(app, visit);
  // What did not come may come now; a page with nothing open begins afresh, for some browsers do not ask twice for a file.
  const afresh = async () => (app.filling ? app.redraw() : location.reload());
  const fetched = () => app.work.upkeep.bringChecklist(visit).then(() => app.redraw());
  const again = (/** @type {any} */ { target }) => attempt(target, error.code === "pack_missing" && app.work ? fetched : afresh);
  const mayWork = !error.code || error.code === "pack_missing" || error.code.startsWith("storage_");
  return {
    head: [back(t("Visits"))],
    main: [
      heading(t("This cannot be shown")),
      h("p.notice", { "data-tone": "poor", "data-code": error.code ?? String(error) }, sayWhy(error)),
      unsavedNotice(unsaved(app, visit)),
      mayWork && h("button.wide", { id: "again", onclick: again }, t("Try again")),
    ],
  };
}
