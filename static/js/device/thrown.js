// A draft that was thrown away, and what has taken its place since.

import { Refusal } from "../refusal.js";
import { holds } from "./begun.js";
import { step } from "./records.js";

/** @typedef {import("../types.js").VisitRow} VisitRow */

/**
 * Other visits that do the same work: of one assignment, or corrections of one visit.
 * @param {VisitRow[]} own @param {VisitRow} visit
 */
export const inItsPlace = (own, { id, assignment, supersedes }) =>
  own.filter((one) => one.id !== id && one.assignment === assignment && one.supersedes === supersedes && one.state !== "discarded");

/**
 * Throw a draft away, with what was told before its first question.
 * @type {(db: import("./database.js").Database, id: string, change: import("./records.js").Change) => Promise<VisitRow>}
 */
export const throwAway = (db, id, change) =>
  db.write(["visits", "assignments"], async ({ visits, assignments }) => {
    const visit = await step({ visits }, id, ["draft"], change);
    const row = await assignments.get([visit.owner, visit.assignment]);
    if (row?.before) await assignments.put({ ...row, before: undefined });
    return visit;
  });

/**
 * Bring a draft back, unless another visit has taken its place: one that was opened and left blank gives way.
 * @type {(db: import("./database.js").Database, owner: number | undefined, id: string) => Promise<VisitRow>}
 */
export const bringBack = (db, owner, id) =>
  db.write(["visits", "answers", "photos"], async (stores) => {
    const visit = await stores.visits.get(id);
    if (!visit || visit.owner !== owner) throw new Refusal("not_found");
    for (const one of inItsPlace(await stores.visits.index("owner").getAll(owner), visit)) {
      if (one.state !== "draft") throw new Refusal("visit_there");
      if (await holds(stores, one)) throw new Refusal("draft_here");
      await stores.visits.delete(one.id);
    }
    return step(stores, id, ["discarded"], { state: "draft" });
  });
