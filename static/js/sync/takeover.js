// Going on here with a draft that the server has: first everything is fetched, then the other phone is closed, then all is kept at once.

import { adopt, insistOnRoom, noteCopy, reopen } from "../device/copies.js";
import { phoneOf } from "../device/naming.js";
import { setting } from "../device/records.js";
import { Refusal } from "../refusal.js";
import { hex } from "../visit/body.js";
import { retimed, SCHEMA } from "../visit/copy.js";
import { inTheirPlace } from "./blanks.js";
import { announce } from "./channel.js";
import { delivered } from "./elsewhere.js";
import { refusalOf } from "./transport.js";
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
    const { draft, revision: seq, saved_at } = there;
    const here = (await setting(db, "offset_ms")) ?? 0;
    const ahead = (draft.offset_ms ?? here) - here;
    const answers = draft.answers.map((/** @type {import("../types.js").AnswerRow} */ row) => retimed(row, ahead));
    const came = { ...draft, answers, visit: { ...draft.visit, seq, copy: { seq, at: saved_at, lacking: 0 } } };
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

/** @param {import("../types.js").Reply} reply */
function told(reply) {
  if (reply.status !== 200) throw refusalOf(reply);
  if (reply.body.schema !== SCHEMA) throw new Refusal("copy_newer");
  return reply.body;
}

/** @type {(transport: Transport, there: {visit: string, photos: {sha256: string}[], missing: string[]}, files: Map<string, ArrayBuffer>) => Promise<void>} */
async function fetchPhotos(transport, { visit, photos, missing }, files) {
  for (const { sha256 } of photos) {
    if (files.has(sha256) || missing.includes(sha256)) continue;
    const { status, bytes } = await transport.file(`backups/${visit}/photos/${sha256}`);
    if (bytes && (await hex(bytes)) === sha256) files.set(sha256, bytes);
    else if (status !== 404) throw new Refusal("offline");
  }
}
