// What an answer of the server means for the visit that was sent, and how long to wait after none.

/** @typedef {import("../types.js").Reply} Reply */
/** @typedef {"sent" | "missing" | "signed_out" | "parked" | "later"} Verdict */

const FIRST_WAIT_MS = 2000;
const LONGEST_WAIT_MS = 300_000;
const LONGEST_OBEYED_MS = 3_600_000;

/** @type {Reply} what stands for an answer when a photo is not on the phone any more */
export const ABSENT = { status: 404, body: { code: "photo_absent" }, etag: null, wait: 0, offset_ms: null };

/** @type {Reply} the same, when it is the frozen body */
export const UNSENDABLE = { ...ABSENT, body: { code: "body_absent" } };

/**
 * What an answer to a PUT means. Delivered is only what the server confirms with the hash of our own bytes.
 * @type {(reply: Reply, sha256: string) => Verdict}
 */
export function judge({ status, body }, sha256) {
  if (!body || status < 200 || status >= 500 || [408, 425, 429].includes(status)) return "later";
  if (status === 401) return "signed_out";
  if (status >= 300 || (body.sha256 && body.sha256 !== sha256)) return "parked";
  return body.sha256 ? (status === 202 ? "missing" : "sent") : "later";
}

/**
 * How long to wait after so many failed attempts, in ms: doubling, at most five minutes, half of it by chance.
 * @param {number} tries
 */
export const backoff = (tries, random = Math.random()) =>
  Math.round((Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** tries) * (1 + random)) / 2);

/** When to try again after so many failed attempts, for which the server asked to wait so many ms. @param {number} tries @param {number} wait */
export const nextTry = (tries, wait) => Date.now() + Math.max(Math.min(wait, LONGEST_OBEYED_MS), backoff(tries));
