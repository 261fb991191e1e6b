import { h } from "../ui/dom.js";
import { arrival, departure } from "./place.js";
import { t } from "../ui/words.js";
import { told } from "../visit/notes.js";

/** @typedef {import("../ui/types.js").App} App @typedef {import("../ui/sheet.js").Sheet} Sheet */

/** What a shopper may need at any moment of a visit, below its questions. @param {App} app @param {Sheet} sheet */
export function beside(app, sheet) {
  const { id, channel, assignment, location, arrived, left, returned } = sheet.draft.visit;
  const there = channel === "office" && !returned;
  return [
    there && arrival({ assignment, location, known: arrived, keep: keepPlace(app, sheet, "arrived") }),
    there && arrived && departure({ assignment, location, known: left, keep: keepPlace(app, sheet, "left") }),
    h("a.button", { id: "could-not", href: `#/undone/${id}` }, t("The visit could not be done")),
  ].filter((part) => part);
}

/** A place that takes its time comes into its draft also when this was left meanwhile. @param {App} app @param {Sheet} sheet @param {"arrived" | "left"} name */
export const keepPlace = (app, { draft, saved }, name) => (/** @type {import("../types.js").Whereabouts} */ place) => {
  const change = (/** @type {import("../types.js").VisitRow} */ visit) => (better(place, visit[name]) ? told(visit, { [name]: place }) : {});
  return draft.closed ? app.work.visits.note(draft.visit.id, change) : saved.follow(draft.note(change(draft.visit)));
};

/** A place that was found is not written over by one that was not, nor a later one by an earlier. @type {(place: import("../types.js").Whereabouts, known?: import("../types.js").Whereabouts) => boolean} */
const better = (place, known) => !known || (Date.parse(place.asked_at) >= Date.parse(known.asked_at) && Boolean(place.fix || !known.fix));
