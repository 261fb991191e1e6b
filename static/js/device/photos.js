// Photos of a draft: prepared, then kept. The bytes lie apart from the rows, so that a list
// of photos costs nothing, and as ArrayBuffers: WebKit aborts on Blobs.

import { Refusal } from "../refusal.js";
import { prepare } from "../visit/photo.js";

/** @typedef {import("../types.js").PhotoRow} PhotoRow */
/** @typedef {import("../types.js").Stores<"photos" | "bytes">} Stores */

/**
 * Prepare what was picked, and return how to keep it.
 * @param {Blob & {lastModified?: number}} file
 * @param {string} visit
 * @param {string} question
 * @param {number} max how many the question may have
 */
export async function photograph(file, visit, question, max) {
  const { bytes, ...image } = await prepare(file);
  const photo = { id: crypto.randomUUID(), visit, question, ...image };
  return (/** @type {Stores} */ stores) => keepPhoto(stores, photo, bytes, max);
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
