// Photos of a draft: prepared, then kept. The bytes lie apart from the rows, so that a list
// of photos costs nothing, and as ArrayBuffers: WebKit aborts on Blobs.

import { Refusal } from "../refusal.js";
import { prepare } from "../visit/photo.js";
import { reserve } from "./reserve.js";

// What belongs to no question shows why a visit could not be done.
export const LOOSE_PHOTOS = 5;

/** @typedef {Pick<import("./draft.js").Draft, "pack" | "visit" | "photos">} Draft */
/** @typedef {import("./writes.js").Writes} Writes */
/** @typedef {import("../types.js").PhotoRow} PhotoRow */
/** @typedef {import("../types.js").Stores<"photos" | "bytes">} Stores */

/**
 * Prepare what was picked, and keep it with its question.
 * @param {Draft} draft
 * @param {Writes} writes
 * @param {string} question
 * @param {Blob & {lastModified?: number}} file
 */
export async function add(draft, writes, question, file) {
  const max = question ? (draft.pack.rules.questions[question]?.photo?.max ?? 1) : LOOSE_PHOTOS;
  const { bytes, ...image } = await prepare(file);
  const row = { id: crypto.randomUUID(), visit: draft.visit.id, question, ...image };
  const keep = async (/** @type {Stores} */ stores) => {
    await reserve(stores);
    return keepPhoto(stores, row, bytes, max);
  };
  const photo = await writes.next(() => writes.write({}, ["photos", "bytes"], keep).catch(noRoom));
  const shown = draft.photos.get(question) ?? [];
  if (!shown.some(({ id }) => id === photo.id)) draft.photos.set(question, [...shown, photo]);
  return photo;
}

/** Answers still find room when photos do not: this is no failure to save. @param {any} error @returns {never} */
function noRoom(error) {
  throw error.code === "storage_full" ? new Refusal("photo_no_room") : error;
}

/** @param {Draft} draft @param {Writes} writes @param {string} id */
export async function remove(draft, writes, id) {
  await writes.next(() =>
    writes.write({}, ["photos", "bytes"], async ({ photos, bytes }) => {
      await bytes.delete(id);
      await photos.delete(id);
    }),
  );
  for (const [question, photos] of draft.photos) draft.photos.set(question, photos.filter((photo) => photo.id !== id));
}

/** @type {(db: import("./database.js").Database, id: string) => Promise<Blob>} */
export async function image(db, id) {
  const bytes = await db.read(["bytes"], ({ bytes }) => bytes.get(id));
  return new Blob(bytes ? [bytes] : [], { type: "image/jpeg" });
}

/**
 * Keep a photo. The server knows photos by their hash: the same bytes are the same photo, and belong to one question.
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
  if (there.filter(({ question }) => question === photo.question).length >= max) throw new Refusal("photo_limit");
  await bytes.put(image, photo.id);
  await photos.put(photo);
  return photo;
}
