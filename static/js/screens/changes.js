import { all, announce } from "../ui/dom.js";
import { t } from "../ui/words.js";
import { stateWords } from "./states.js";

/**
 * Says aloud whose state is another than on the screen that is about to be replaced.
 * @param {import("../types.js").VisitRow[]} visits
 */
export function tellChanges(visits) {
  const shown = new Map(all("main [data-visit]").map(({ dataset }) => [dataset.visit, dataset.state]));
  const changed = visits.filter(({ id, state }) => shown.has(id) && shown.get(id) !== state);
  if (changed.length) announce(changed.map(said).join(" "));
}

/** @param {import("../types.js").VisitRow} visit */
const said = (visit) =>
  `${visit.location.name}: ${stateWords(visit)[0]}. ${visit.receipt ? t("Receipt {code}", { code: visit.receipt.receipt }) : ""}`;
