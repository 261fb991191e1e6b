// A photo as it is kept and sent: a small JPEG with nothing of the original file but its pixels.

import { Refusal } from "../refusal.js";
import { hex } from "./body.js";
import { rfc3339 } from "./values.js";

const LONGEST_SIDE = 1600;
const QUALITY = 0.8;
const TYPE = "image/jpeg";

/**
 * Drawing it anew drops EXIF and place, turns it upright.
 * @param {Blob} file
 * @param {number} taken when, in ms
 * @returns {Promise<{bytes: ArrayBuffer, sha256: string, size: number, type: string, taken_at: string}>}
 */
export async function prepare(file, taken) {
  const now = Date.now();
  const bytes = await shrunk(file).catch(() => {
    throw new Refusal("photo_unreadable");
  });
  return { bytes, sha256: await hex(bytes), size: bytes.byteLength, type: TYPE, taken_at: rfc3339(Math.min(taken || now, now)) };
}

/** @param {Blob} file */
async function shrunk(file) {
  const image = await createImageBitmap(file);
  const scale = Math.min(1, LONGEST_SIDE / Math.max(image.width, image.height));
  const canvas = document.createElement("canvas"); // an OffscreenCanvas is not in every iPhone that is still in use
  canvas.width = Math.round(image.width * scale) || 1;
  canvas.height = Math.round(image.height * scale) || 1;
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  context.imageSmoothingQuality = "high";
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  image.close();
  const blob = await new Promise((done) => canvas.toBlob(done, TYPE, QUALITY));
  canvas.width = canvas.height = 0; // iOS counts the pixels of canvases until it collects them
  return /** @type {Blob} */ (blob).arrayBuffer();
}
