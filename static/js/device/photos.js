// A photo for a draft: prepared, then kept. The bytes lie apart from the rows, so that a list
// of photos costs nothing, and as ArrayBuffers: WebKit aborts on Blobs.

import { Refusal } from "../refusal.js";
import { prepare } from "../visit/photo.js";
import { rfc3339 } from "../visit/values.js";
import { asideOf, dropPhotos } from "./exchange.js";
import { reserve } from "./reserve.js";

// What belongs to no question shows why a visit could not be done.
export const LOOSE_PHOTOS = 5;

/** @typedef {Pick<import("./draft.js").Draft, "pack" | "visit" | "photos" | "closed">} Draft */
/** @typedef {import("./writes.js").Writes} Writes */
/** @typedef {import("../types.js").PhotoRow} PhotoRow */
/** @typedef {import("../types.js").Stores<"photos" | "bytes">} Stores */

/**
 * Prepare what was picked, and keep it with its question. What was picked is read at once: the permission to do so may run out.
 * @param {Draft} draft
 * @param {Writes} writes
 * @param {string} question
 * @param {Blob & {lastModified?: number}} file
 */
export async function add(draft, writes, question, file) {
  const taken = file.lastModified ?? Date.now();
  const picked = await file.arrayBuffer().catch(() => {
    throw new Refusal("photo_unreadable");
  });
  const work = () => prepare(new Blob([picked], { type: file.type }), taken);
  writes.preparing = writes.preparing.then(work, work);
  const { bytes, ...image } = await /** @type {ReturnType<typeof prepare>} */ (writes.preparing);
  const row = { id: crypto.randomUUID(), visit: draft.visit.id, question, ...image };
  const keep = async (/** @type {Stores} */ stores) => {
    await reserve(stores);
    return keepPhoto(stores, row, bytes, most(draft, question));
  };
  const write = () => writes.write({}, ["photos", "bytes"], keep);
  const photo = await writes.next(() => write().catch((error) => clear(draft, writes, error).then(write)).catch(notKept));
  show(draft, photo);
  return photo;
}

/** Where there is no room, what was taken away goes for good. @param {Draft} draft @param {Writes} writes @param {any} error */
async function clear({ visit }, writes, error) {
  const cleared = error.code === "storage_full" && (await writes.write({}, ["photos", "bytes"], (stores) => dropPhotos(stores, asideOf(visit.id))));
  if (!cleared) throw error;
}

/** Answers are kept where photos are not: this is no failure to save, and no later try brings the photo back. @param {any} error @returns {never} */
function notKept(error) {
  if (error.code === "storage_full") throw new Refusal("photo_no_room");
  throw error.code?.startsWith("storage_") ? new Refusal("photo_lost") : error;
}

/**
 * Keep a photo, as the last of its question. The server knows photos by their hash: the same bytes are the same photo, and belong
 * to one question.
 * @param {Stores} stores
 * @param {PhotoRow} photo
 * @param {ArrayBuffer} image
 * @param {number} max how many the question may have
 */
export async function keepPhoto({ photos, bytes }, photo, image, max) {
  const there = await photos.index("visit").getAll(photo.visit);
  const same = there.find(({ sha256 }) => sha256 === photo.sha256);
  if (same?.question === photo.question) return same;
  if (same) throw new Refusal("photo_twice");
  const beside = there.filter(({ question }) => question === photo.question);
  if (beside.length >= max) throw new Refusal("photo_limit");
  const kept = { ...photo, kept_at: rfc3339(), place: Math.max(-1, ...beside.map(({ place }) => place ?? 0)) + 1 };
  await bytes.put(image, photo.id);
  await photos.put(kept);
  return kept;
}

/** Take a photo away; it can be had back until the visit is finished. @param {Stores["photos"]} photos @param {string} visit @param {string} id */
export async function setAside(photos, visit, id) {
  const row = await photos.get(id);
  if (row) await photos.put({ ...row, visit: asideOf(visit), place: Date.now() });
}

/** How many photos a question may have. @param {Draft} draft @param {string} question */
export const most = ({ pack }, question) => (question ? (pack.rules.questions[question]?.photo?.max ?? 1) : LOOSE_PHOTOS);

/** @param {Draft} draft @param {PhotoRow} photo */
export function show({ photos }, photo) {
  const shown = photos.get(photo.question) ?? [];
  if (!shown.some(({ id }) => id === photo.id)) photos.set(photo.question, [...shown, photo]);
}
