// Going on here with a draft that the server has: first everything is fetched, then the other phone is closed, then all is kept at once.

import { adopt } from "../device/adopt.js";
import { insistOnRoom, noteCopy, reopen } from "../device/copies.js";
import { phoneOf } from "../device/naming.js";
import { Refusal } from "../refusal.js";
import { inTheirPlace } from "./blanks.js";
import { announce } from "./channel.js";
import { delivered } from "./elsewhere.js";
import { fetchPhotos, rowsFrom, told } from "./fetching.js";
import { personHere, whose } from "./whose.js";

/** @typedef {import("../device/database.js").Database} Database */
/** @typedef {Pick<import("./transport.js").Transport, "get" | "post" | "file">} Transport */

/**
 * Resolves when the draft is whole on this phone. Throws a Refusal, and then nothing has changed here.
 * @type {(db: Database, transport: Transport, visit: string) => Promise<{visit: import("../types.js").VisitRow, without: number}>}
 */
export const takeOver = (db, transport, visit) =>
  navigator.locks.request("copies", async () => {
    const owner = await personHere(db);
    const stopped = await whose(db, await transport.get("session"));
    if (!owner || stopped) throw new Refusal(stopped ?? "signed_out");
    const found = await transport.get(`backups/${visit}`);
    if (found.status === 404 && found.body) return { visit: await goOnAlone(db, transport, owner, visit), without: 0 };
    let there = told(found);
    await insistOnRoom(db, owner, there.draft.visit);
    const files = new Map();
    const phone = await phoneOf(db);
    for (let last = ""; last !== stateOf(there); ) {
      last = stateOf(there);
      await fetchPhotos(transport, there, files);
      there = told(await transport.post(`backups/${visit}/takeover`, { phone }));
    }
    const came = await rowsFrom(db, there);
    const adopted = await inTheirPlace(db, owner, came.visit, () => adopt(db, owner, came, files));
    announce({ type: "visits", visit });
    return adopted;
  });

/**
 * The server has no copy any more: it was thrown away there, or lay too long. Where the visit did not arrive either, all that there is is here.
 * @type {(db: Database, transport: Transport, owner: number, visit: string) => Promise<import("../types.js").VisitRow>}
 */
async function goOnAlone(db, transport, owner, visit) {
  const receipt = await delivered(transport, visit);
  if (receipt === undefined) throw new Refusal("offline");
  if (receipt === "arriving") throw new Refusal("already_sending");
  const kept = receipt ? await noteCopy(db, visit, { receipt }) : await inTheirPlace(db, owner, { id: visit }, () => reopen(db, owner, visit));
  announce({ type: receipt ? "taken" : "visits", visit });
  if (!kept) throw new Refusal("visit_delivered");
  return kept;
}

/** What the other phone may have brought meanwhile: a revision, or photos. @param {{revision: number, photos: unknown[], missing: string[]}} there */
const stateOf = ({ revision, photos, missing }) => `${revision} ${photos.length - missing.length}`;
