// All undelivered work of one person in one sealed file. Nothing counts as delivered for having been saved, but what is in the file may
// reach the server. It works on a phone whose storage takes no more.

import { Refusal } from "../refusal.js";
import { encoded } from "../visit/body.js";
import { Seal } from "../visit/sealing.js";
import { copyOf } from "../visit/copy.js";
import { rfc3339 } from "../visit/values.js";
import { begunOf, onlyHere } from "./begun.js";
import { rowsIn } from "./copies.js";
import { beginSending } from "./exchange.js";
import { namedAlready } from "./naming.js";
import { setting } from "./records.js";

/** @typedef {import("./database.js").Database} Database */
/** @typedef {import("../types.js").VisitRow} VisitRow */

const FINISHED = ["ready", "sending", "parked"];

/**
 * One part at a time is in memory, and sealed before the next is read. What the phone has lost is counted and left out.
 * @param {Database} db
 * @param {number} owner
 * @param {string} build
 * @returns {Promise<{parts: Blob[], visits: number, drafts: number, photos: number}>} Throws a Refusal without key or work.
 */
export async function rescue(db, owner, build, now = rfc3339()) {
  const key = await setting(db, "rescue_key");
  if (!key) throw new Refusal("rescue_key_missing");
  const own = await begunOf(db, owner);
  const [visits, drafts] = [own.filter(({ state }) => FINISHED.includes(state)), own.filter((visit) => visit.state === "draft" || onlyHere(visit))];
  if (!visits.length && !drafts.length) throw new Refusal("nothing_undelivered");
  const seal = await Seal.to(key);
  const parts = [new Blob([seal.preamble])];
  const count = { visit: 0, draft: 0, photo: 0, lost: 0 };
  const add = async (/** @type {object} */ head, /** @type {ArrayBuffer | undefined} */ content, last = false) => {
    parts.push(new Blob([await seal.part(head, content, last)]));
  };
  const keep = async (/** @type {"visit" | "draft" | "photo"} */ part, /** @type {object} */ facts, /** @type {ArrayBuffer | undefined} */ content) => {
    count[content ? part : "lost"]++;
    if (content) await add({ part, ...facts }, content);
  };
  await add({ part: "about", person: owner, made_at: now, build }, undefined);
  for (const { id, state } of visits) await keep("visit", { visit: id, state }, await bodyOf(db, id));
  const phone = drafts.length ? await namedAlready(db) : "";
  for (const draft of drafts) await keep("draft", facts(draft), await contentOf(db, draft.id, phone));
  for (const { id: visit } of [...visits, ...drafts])
    for (const { id, sha256, question, taken_at } of await photosOf(db, visit))
      await keep("photo", { visit, sha256, question, taken_at }, await db.read(["bytes"], ({ bytes }) => bytes.get(id)));
  const { visit, draft, photo, lost } = count;
  await add({ part: "end", visits: visit, drafts: draft, photos: photo, lost }, undefined, true);
  return { parts, visits: visit, drafts: draft, photos: photo };
}

/** What the desk is told of a draft. @param {VisitRow} draft */
const facts = ({ id, assignment, started_at, progress }) => ({ visit: id, assignment, started_at, answered: progress.answered });

/** A visit is no more taken back from here on; where that cannot be written, it goes into the file all the same. @param {Database} db @param {string} id */
async function bodyOf(db, id) {
  await beginSending(db, id).catch(() => {});
  return db.read(["outbox"], async ({ outbox }) => (await outbox.get(id))?.body);
}

/** The very copy that the phone would send to the server. @param {Database} db @param {string} id @param {string} phone */
async function contentOf(db, id, phone) {
  const rows = await db.read(["visits", "answers", "photos"], (stores) => rowsIn(stores, id));
  return rows ? encoded(copyOf(rows, phone, await setting(db, "offset_ms"))) : undefined;
}

/** @param {Database} db @param {string} visit */
const photosOf = (db, visit) => db.read(["photos"], ({ photos }) => photos.index("visit").getAll(visit));
