// From draft to ready: the visit is frozen as the bytes that will be sent, however often, and never built again.

import { Refusal } from "../refusal.js";
import { bodyOf, encoded, hex } from "../visit/body.js";
import { asideOf, dropPhotos } from "./exchange.js";
import { rowsOf, setting, step } from "./records.js";

/**
 * Ends a draft when what is under way is on the disk, unless another page has taken it meanwhile.
 * @param {import("./draft.js").Draft} draft @param {import("./database.js").Database} db @param {import("./writes.js").Writes} writes
 * @param {Promise<unknown>[]} photos @param {import("../types.js").Finish} finish
 */
export async function end(draft, db, writes, photos, finish) {
  await Promise.all(photos);
  if (draft.closed) throw new Refusal(draft.closed);
  draft.closed = "not_draft"; // what was answered while photos were waited for goes along
  await draft.flush();
  if (draft.closed !== "not_draft") throw new Refusal(draft.closed);
  writes.visit = await freeze(db, draft.visit, finish);
}

/**
 * Freezes what is on the disk, not what is in memory. Body and state change in one transaction, which is refused when anything
 * was saved since the rows were read.
 * @param {import("./database.js").Database} db
 * @param {import("../types.js").VisitRow} draft
 * @param {import("../types.js").Finish} finish
 */
async function freeze(db, draft, finish) {
  const { visit, answers, photos, pack } = await rowsOf(db, draft.id, draft.owner);
  const body = bodyOf(visit, answers, photos, pack.rules, finish, (await setting(db, "offset_ms")) ?? null);
  const bytes = encoded(body);
  const sha256 = await hex(bytes);
  const sent = new Set([...Object.keys(body.answers), ...body.evidence.map(({ question }) => question)]);
  const not_sent = [...answers.keys(), ...photos.keys()].filter((question) => question && !sent.has(question));
  return db.write(["visits", "outbox", "bytes", "photos"], async (stores) => {
    await dropPhotos(stores, asideOf(visit.id));
    await stores.outbox.put({ visit: visit.id, body: bytes, sha256 });
    return step(stores, visit.id, ["draft"], ({ seq }) => {
      if (seq !== visit.seq) throw new Refusal("open_elsewhere");
      const counted = { total: body.evidence.length, sent: 0, kept: true };
      return { state: "ready", finished_at: body.finished_at, outcome: finish.outcome, photos: counted, not_sent };
    });
  });
}
