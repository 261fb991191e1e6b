// Rows in and out, one function a transaction. A step of a visit checks the visit's state in the transaction that changes it.

import { Refusal } from "../refusal.js";

/** @typedef {import("./database.js").Database} Database */
/** @typedef {import("../types.js").VisitRow} VisitRow */
/** @template {import("../types.js").StoreName} N @typedef {import("../types.js").Stores<N>} Stores */
/** @typedef {Partial<VisitRow> | ((visit: VisitRow) => Partial<VisitRow>)} Change */

export const RENDERER = 2;

/** The keys of one owner's assignments, or of one visit's answers. @param {number | string} first */
export const under = (first) => IDBKeyRange.bound([first], [first, []]);

/** @type {(db: Database, name: string) => Promise<any>} */
export const setting = (db, name) => db.read(["settings"], ({ settings }) => settings.get(name));

/** @type {(db: Database, values: Record<string, unknown>) => Promise<unknown>} */
export const keepSettings = (db, values) =>
  db.write(["settings"], ({ settings }) => Promise.all(Object.entries(values).map(([name, value]) => settings.put(value, name))));

/**
 * The pack of a scenario's version; of several renderers' the newest.
 * @type {(db: Database, of: {scenario: string, version: number}) => Promise<import("../types.js").Pack | undefined>}
 */
export const packOf = (db, { scenario, version }) =>
  db.read(["packs"], async ({ packs }) => {
    const ofVersion = IDBKeyRange.bound([scenario, version], [scenario, version, []]);
    return (await packs.getAll(ofVersion)).at(-1);
  });

/**
 * Everything of a draft as it lies on the disk; photos by question, in their order.
 * @param {Database} db @param {string} id @param {number} [owner]
 */
export async function rowsOf(db, id, owner) {
  const rows = await db.read(["visits", "answers", "photos"], async ({ visits, answers, photos }) => ({
    visit: await visits.get(id),
    answers: new Map((await answers.getAll(under(id))).map(({ question, answer }) => [question, answer])),
    photos: await photos.index("visit").getAll(id),
  }));
  const { visit } = rows;
  if (!visit || visit.owner !== owner) throw new Refusal("not_found");
  if (visit.state !== "draft") throw new Refusal("not_draft");
  const pack = await packOf(db, visit);
  if (!pack) throw new Refusal("pack_missing");
  /** @type {Map<string, import("../types.js").PhotoRow[]>} */
  const photos = new Map();
  for (const photo of rows.photos.sort((a, b) => (a.place ?? 0) - (b.place ?? 0) || (a.taken_at < b.taken_at ? -1 : 1))) {
    photos.set(photo.question, [...(photos.get(photo.question) ?? []), photo]);
  }
  return { visit, answers: rows.answers, photos, pack };
}

/**
 * Change a visit that is in one of the given states.
 * @param {Stores<"visits">} stores
 * @param {string} id
 * @param {string[]} states
 * @param {Change} change
 * @param {string} code of the refusal
 * @returns {Promise<VisitRow>}
 */
export async function step({ visits }, id, states, change, code = "not_draft") {
  const visit = await visits.get(id);
  if (!visit) throw new Refusal("not_found");
  if (!states.includes(visit.state)) throw new Refusal(code);
  const changed = { ...visit, changed_at: Date.now(), ...(typeof change === "function" ? change(visit) : change) };
  await visits.put(changed);
  return changed;
}

/** @type {(db: Database, id: string, from: string[], change: Change, code?: string) => Promise<VisitRow>} */
export const move = (db, id, from, change, code) => db.write(["visits"], (stores) => step(stores, id, from, change, code));
