// A draft that came from the server is put into the database, and becomes one with what is here.

import { Refusal } from "../refusal.js";
import { joined, progressOf } from "../visit/copy.js";
import { blankBeside, GIVES_WAY, rowsIn } from "./copies.js";
import { heldOf } from "./former.js";
import { setAside } from "./photos.js";
import { packOf } from "./records.js";

/**
 * All of it or nothing. Photos whose bytes did not come are left out; how far it is is counted anew, where its script is here.
 * @param {import("./database.js").Database} db
 * @param {number} owner
 * @param {import("../types.js").DraftCopy} came
 * @param {Map<string, ArrayBuffer>} files by SHA-256
 * @returns {Promise<{visit: import("../types.js").VisitRow, without: number}>} how many photos are left out
 */
export async function adopt(db, owner, came, files) {
  const pack = await packOf(db, came.visit);
  return db.write(["visits", "answers", "bytes", "photos"], async (stores) => {
    const { id, assignment } = came.visit;
    const here = await rowsIn(stores, id);
    if (here && (here.visit.owner !== owner || !GIVES_WAY.includes(here.visit.state))) throw new Refusal("already_sending");
    for (const blank of await blankBeside(stores, owner, id, assignment)) await stores.visits.delete(blank);
    const held = here ?? (await heldOf(stores, came.visit));
    const draft = joined(came, held, owner);
    const known = new Set(held?.photos.map(({ sha256 }) => sha256));
    const photos = draft.photos.filter(({ sha256 }) => known.has(sha256) || files.has(sha256));
    const without = draft.photos.length - photos.length;
    const progress = progressOf({ ...draft, photos }, pack);
    const fresh = { state: /** @type {const} */ ("draft"), elsewhere: undefined, restored: undefined, without: without || undefined, changed_at: Date.now() };
    const visit = { ...draft.visit, ...fresh, progress, seq: draft.visit.seq + 1 };
    await stores.visits.put(visit);
    for (const row of draft.answers) await stores.answers.put({ ...row, visit: id });
    for (const photo of photos) {
      await stores.photos.put({ ...photo, visit: id });
      if (!known.has(photo.sha256)) await stores.bytes.put(/** @type {ArrayBuffer} */ (files.get(photo.sha256)), photo.id);
    }
    for (const photo of held?.photos ?? []) if (!photos.some((kept) => kept.id === photo.id)) await setAside(stores.photos, id, photo.id);
    return { visit, without };
  });
}
