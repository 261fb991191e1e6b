// Rows that change when the phone and the server have spoken: what was listed, what is on its way, what may go.

import { step, under } from "./records.js";

/** @typedef {import("../types.js").AssignmentRow} AssignmentRow */
/** @typedef {import("./database.js").Database} Database */

// Photos stay this long after the receipt, by the server's clock: a phone whose date jumps ahead throws nothing away.
export const KEPT_MS = 7 * 24 * 3600 * 1000;

/** Under this name lie the photos that were taken away from a visit, as long as it is a draft. @param {string} visit */
export const asideOf = (visit) => `${visit} aside`;

/** How many photos lay under this name. @type {(stores: import("../types.js").Stores<"photos" | "bytes">, visit: string) => Promise<number>} */
export async function dropPhotos({ photos, bytes }, visit) {
  const dropped = await photos.index("visit").getAllKeys(visit);
  for (const photo of dropped) {
    await bytes.delete(photo);
    await photos.delete(photo);
  }
  return dropped.length;
}

/**
 * Replace the list by the server's, together with the settings that belong to it. Visits begun for what is no longer listed are not
 * touched by it, nor is what was accepted or declined while the list was on its way: it may not know of that.
 * @type {(db: Database, owner: number, listed: import("../types.js").Assignment[], asked: AssignmentRow[], told?: Record<string, unknown>) => Promise<void>}
 * `asked` as it was here when the list was asked for
 */
export const keepAssignments = (db, owner, listed, asked, told = {}) =>
  db.write(["assignments", "settings"], async ({ assignments, settings }) => {
    for (const [name, value] of Object.entries(told)) await settings.put(value, name);
    const former = new Map(asked.map(({ id, state }) => [id, state]));
    const kept = new Map(
      (await assignments.getAll(under(owner))).map(({ id, state, starting, before }) => [
        id,
        { starting, before, ...(state !== former.get(id) && { state }) },
      ]),
    );
    await assignments.delete(under(owner));
    for (const row of listed) await assignments.put({ ...row, owner, ...kept.get(row.id) });
  });

/** @type {(db: Database, owner: number, id: number, change: Partial<AssignmentRow>) => Promise<void>} */
export const keepAssignment = (db, owner, id, change) =>
  db.write(["assignments"], async ({ assignments }) => {
    const row = await assignments.get([owner, id]);
    if (row) await assignments.put({ ...row, ...change });
  });

/**
 * From here on bytes may have reached the server, and the visit can no more be taken back.
 * @type {(db: Database, id: string) => Promise<import("../types.js").OutboxRow | undefined>}
 */
export const beginSending = (db, id) =>
  db.write(["visits", "outbox"], async (stores) => {
    await step(stores, id, ["ready", "sending"], { state: "sending" });
    return stores.outbox.get(id);
  });

/** @type {(db: Database, visit: string, sha256: string) => Promise<ArrayBuffer | undefined>} */
export const photoBytes = (db, visit, sha256) =>
  db.read(["photos", "bytes"], async ({ photos, bytes }) => {
    const photo = (await photos.index("visit").getAll(visit)).find((row) => row.sha256 === sha256);
    return photo && bytes.get(photo.id);
  });

/**
 * Let go of the photos and frozen bodies of visits delivered long ago; of drafts discarded as long ago, everything. When one was
 * discarded only the phone's clock has told: both clocks have to be past the time. What another phone delivered without all that is here stays.
 * @type {(db: Database, owner: number, now: number, here: number) => Promise<void>} `now` by the server's clock, `here` by the phone's
 */
export const purge = (db, owner, now, here) =>
  db.write(["visits", "answers", "photos", "bytes", "outbox"], async ({ visits, answers, photos, bytes, outbox }) => {
    for (const visit of await visits.index("owner").getAll(owner)) {
      const discarded = visit.state === "discarded";
      const since = discarded ? visit.changed_at : Date.parse(visit.receipt?.received_at ?? "");
      const age = (discarded ? Math.min(now, here) : now) - since;
      if (visit.elsewhere?.newer || visit.photos?.kept === false || !(age > KEPT_MS)) continue;
      for (const name of [visit.id, asideOf(visit.id)]) await dropPhotos({ photos, bytes }, name);
      await outbox.delete(visit.id);
      await visits.put({ ...visit, photos: { total: 0, sent: 0, ...visit.photos, kept: false } });
      if (!discarded) continue;
      await answers.delete(under(visit.id));
      await visits.delete(visit.id);
    }
  });
