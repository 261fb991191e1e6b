// A draft that the server has, and its photos, as they lie there.

import { setting } from "../device/records.js";
import { Refusal } from "../refusal.js";
import { hex } from "../visit/body.js";
import { retimed, SCHEMA } from "../visit/copy.js";
import { refusalOf } from "./transport.js";

/** @typedef {Pick<import("./transport.js").Transport, "file">} Transport */

/** What the server told of a draft. Throws a Refusal. @param {import("../types.js").Reply} reply */
export function told(reply) {
  if (reply.status !== 200) throw refusalOf(reply);
  if (reply.body.schema !== SCHEMA) throw new Refusal("copy_newer");
  return reply.body;
}

/** Its rows, by the clock of this phone. @type {(db: import("../device/database.js").Database, there: any) => Promise<import("../types.js").DraftCopy>} */
export async function rowsFrom(db, { draft, revision: seq, saved_at }) {
  const here = (await setting(db, "offset_ms")) ?? 0;
  const ahead = (draft.offset_ms ?? here) - here;
  const answers = draft.answers.map((/** @type {import("../types.js").AnswerRow} */ row) => retimed(row, ahead));
  return { ...draft, answers, visit: { ...draft.visit, seq, copy: { seq, at: saved_at, lacking: 0 } } };
}

/**
 * Its photos, as far as they are there, beside those that were fetched before. Throws a Refusal when one does not come.
 * @type {(transport: Transport, there: {visit: string, photos: {sha256: string}[], missing: string[]}, files: Map<string, ArrayBuffer>) => Promise<void>}
 */
export async function fetchPhotos(transport, { visit, photos, missing }, files) {
  for (const { sha256 } of photos) {
    if (files.has(sha256) || missing.includes(sha256)) continue;
    const { status, bytes } = await transport.file(`backups/${visit}/photos/${sha256}`);
    if (bytes && (await hex(bytes)) === sha256) files.set(sha256, bytes);
    else if (status !== 404) throw new Refusal("offline");
  }
}
