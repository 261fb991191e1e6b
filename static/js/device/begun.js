// A draft is one as soon as anything real was noted in it. Opened and left blank, it is none: nobody sees it, and the next
// start begins it afresh.

import { under } from "./records.js";

/** @typedef {import("../types.js").Answer} Answer */
/** @typedef {import("../types.js").VisitRow} VisitRow */

/** A draft that went on elsewhere, and of which something is nowhere but here, or has not arrived from there yet. @param {VisitRow} visit */
export const onlyHere = ({ state, receipt, elsewhere }) => state === "elsewhere" && !receipt && Boolean(elsewhere?.newer || elsewhere?.arriving);

/** Whether the server still waits for it: neither delivered nor given up here. @param {VisitRow} visit */
export const isUndelivered = (visit) => ["draft", "ready", "sending", "parked"].includes(visit.state) || onlyHere(visit);

/** Own visits that hold something, drafts among them. @type {(db: import("./database.js").Database, owner: number) => Promise<VisitRow[]>} */
export const begunOf = (db, owner) =>
  db.read(["visits", "answers", "photos"], async ({ visits, ...content }) => {
    const own = await visits.index("owner").getAll(owner);
    const begun = await Promise.all(own.map((visit) => holds(content, visit)));
    return own.filter((_visit, place) => begun[place]);
  });

/**
 * Other drafts of a visit's assignment that were left blank.
 * @type {(db: import("./database.js").Database, owner: number, visit: {id: string, assignment?: number}) => Promise<string[]>} without an
 * assignment it is that of the visit here
 */
export const blanksBeside = (db, owner, { id, assignment }) =>
  db.read(["visits", "answers", "photos"], async ({ visits, ...content }) => {
    const of = assignment ?? (await visits.get(id))?.assignment;
    const beside = (await visits.index("owner").getAll(owner)).filter((one) => one.id !== id && one.assignment === of && one.state === "draft");
    const begun = await Promise.all(beside.map((one) => holds(content, one)));
    return beside.flatMap((one, place) => (begun[place] ? [] : [one.id]));
  });

/**
 * Whether a visit holds anything of its shopper's: an answer, a comment, a running timer, a photo, what was noted on
 * arrival and on leaving. What the server has a copy of is a draft until that is gone, though everything was taken back.
 * @param {Pick<import("../types.js").Stores<"answers" | "photos">, "answers" | "photos">} stores @param {VisitRow} visit
 */
export async function holds({ answers, photos }, visit) {
  if (!["draft", "discarded"].includes(visit.state) || visit.progress.answered || noted(visit)) return true;
  if (await photos.index("visit").count(visit.id)) return true;
  return (await answers.getAll(under(visit.id))).some(({ answer }) => says(answer));
}

/** @param {VisitRow} visit */
const noted = ({ blank, mood, expectation, arrived, mood_after, left, left_at, obstacle, copy }) =>
  [...(blank ? [] : [mood, expectation, arrived]), mood_after, left, left_at, obstacle, copy?.at].some((one) => one !== undefined && one !== null);

/** @param {Answer} answer */
const says = ({ value, typed, na, timer, comment }) => Boolean(value !== undefined || typed || na || timer || comment?.trim());
