// Storage was emptied under an open draft: what its copy on the server has, and the page did not know, comes back before anything
// takes the copy's place.

import { adopt } from "../device/adopt.js";
import { draftRows } from "../device/copies.js";
import { announce, hold } from "./channel.js";
import { fetchPhotos, rowsFrom, told } from "./fetching.js";

/** @typedef {Pick<import("./transport.js").Transport, "get" | "file">} Transport */

/**
 * A page that has the draft open gives it back, and opens it again with all that came.
 * @param {import("../device/database.js").Database} db
 * @param {Transport} transport
 * @param {{id: string, owner: number}} visit
 * @param {string} phone the name of this one
 * @returns {Promise<import("../types.js").Reply | undefined>} the answer for which it has to wait
 */
export async function regain(db, transport, { id, owner }, phone) {
  const found = await transport.get(`backups/${id}`);
  const none = found.status === 404 && found.body;
  if (none || (found.status === 200 && found.body.phone !== phone)) return undefined;
  try {
    const files = new Map();
    const there = told(found);
    await fetchPhotos(transport, there, files);
    const came = await rowsFrom(db, there);
    const release = await hold(id, true, () => {});
    const joined = async () => (await draftRows(db, id)) && adopt(db, owner, came, files);
    await joined().finally(release ?? undefined);
    announce({ type: "taken", visit: id });
    return undefined;
  } catch {
    return found;
  }
}
