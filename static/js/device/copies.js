// Drafts out of the database and into it whole: for their copies on the server, and for going on with them at another phone.

import { Refusal } from "../refusal.js";
import { holds } from "./begun.js";
import { packOf, step, under } from "./records.js";
import { inItsPlace } from "./thrown.js";

/** @typedef {import("./database.js").Database} Database */
/** @typedef {import("../types.js").DraftCopy} DraftCopy */
/** @typedef {import("../types.js").VisitRow} VisitRow */

/** States of a draft that another phone may go on with. */
export const GIVES_WAY = ["draft", "elsewhere", "discarded"];

/** A draft as it lies on the disk, in one look. @type {(db: Database, id: string) => Promise<DraftCopy | null>} */
export const draftRows = (db, id) =>
  db.read(["visits", "answers", "photos"], async (stores) => {
    const rows = await rowsIn(stores, id);
    return rows?.visit.state === "draft" ? rows : null;
  });

/** @type {(stores: import("../types.js").Stores<"visits" | "answers" | "photos">, id: string) => Promise<DraftCopy | null>} */
export async function rowsIn({ visits, answers, photos }, id) {
  const visit = await visits.get(id);
  return visit ? { visit, answers: await answers.getAll(under(id)), photos: await photos.index("visit").getAll(id) } : null;
}

/** Everything that is kept of a visit, whatever became of it. @param {Database} db @param {string} id @param {number | undefined} owner */
export async function keptRows(db, id, owner) {
  const rows = await db.read(["visits", "answers", "photos"], (stores) => rowsIn(stores, id));
  if (!rows || rows.visit.owner !== owner) throw new Refusal("not_found");
  const pack = await packOf(db, rows.visit);
  if (!pack) throw new Refusal("pack_missing");
  const photos = new Map(rows.photos.map(({ question }) => [question, rows.photos.filter((photo) => photo.question === question)]));
  return { visit: rows.visit, pack, photos, answers: new Map(rows.answers.map(({ question, answer }) => [question, answer])) };
}

/** Note how far the copy of a visit is; what is being written meanwhile stays as it is. @type {(db: Database, id: string, change: Partial<VisitRow>) => Promise<void>} */
export const noteCopy = (db, id, change) =>
  db.write(["visits"], async ({ visits }) => {
    const visit = await visits.get(id);
    if (visit) await visits.put({ ...visit, ...change });
  });

/** Whether the server lacks something of what is here; a refusal noted by a build of before says nothing of how much. @param {VisitRow} visit */
export const isLacked = ({ seq, copy }) => copy?.seq !== seq || copy.lacking > 0 || Boolean(copy.refused);

/** The draft goes on at another phone, or later here: it can be read and no more be changed. @type {(db: Database, id: string, set_back?: boolean) => Promise<VisitRow>} */
export const setAside = (db, id, set_back) =>
  db.write(["visits"], (stores) =>
    step(stores, id, ["draft"], (visit) => ({ state: "elsewhere", elsewhere: { newer: isLacked(visit), ...(set_back && { set_back: /** @type {const} */ (true) }) } })),
  );

/** A draft that went on at another phone, and is nowhere any more, goes on here with what is kept. @type {(db: Database, owner: number, id: string) => Promise<VisitRow>} */
export const reopen = (db, owner, id) =>
  db.write(["visits", "answers", "photos"], async (stores) => {
    const visit = await stores.visits.get(id);
    if (visit?.owner !== owner) throw new Refusal("not_found");
    for (const blank of await blankBeside(stores, owner, id, visit.assignment)) await stores.visits.delete(blank);
    return step(stores, id, ["elsewhere"], { state: "draft", elsewhere: undefined, copy: undefined }, "not_found");
  });

/**
 * Whether a draft may come to this phone: not where the visit is finished here, nor while another draft of it is here with something in it.
 * @type {(db: Database, owner: number, coming: VisitRow) => Promise<void>}
 */
export const insistOnRoom = (db, owner, coming) =>
  db.read(["visits", "answers", "photos"], async (stores) => {
    const own = await stores.visits.index("owner").getAll(owner);
    if (own.some((one) => one.id === coming.id && !GIVES_WAY.includes(one.state))) throw new Refusal("already_sending");
    if (inItsPlace(own, coming).some((one) => !GIVES_WAY.includes(one.state))) throw new Refusal("visit_done");
    await blankBeside(stores, owner, coming.id, coming.assignment);
  });

/**
 * Other drafts of the same assignment, opened and left blank. Throws draft_here where one holds something.
 * @type {(stores: import("../types.js").Stores<"visits" | "answers" | "photos">, owner: number, visit: string, assignment: number) => Promise<string[]>}
 */
export async function blankBeside(stores, owner, visit, assignment) {
  const own = await stores.visits.index("owner").getAll(owner);
  const beside = own.filter((one) => one.id !== visit && one.assignment === assignment && one.state === "draft");
  for (const one of beside) if (await holds(stores, one)) throw new Refusal("draft_here");
  return beside.map(({ id }) => id);
}
