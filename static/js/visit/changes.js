// What a change makes of an answer, beside the answer itself: whether it was given from memory, and when it changed.

import { usable } from "./checklist.js";

/** @typedef {import("../types.js").Answer} Answer */
/** @typedef {Omit<Partial<Answer>, "value" | "na" | "at" | "trail"> & {value?: import("../types.js").Value | null, na?: boolean}} Patch */

// What is typed, or corrected at once, is one change.
const REST_MS = 2000;
// Later than this an answer is not mended, but given anew.
const MENDING_MS = 300_000;
const MOST = 50;

/**
 * Lay a change over an answer. Answers given after the shopper left (`left`) say how many minutes after, unless they were timed,
 * or the shopper says that they were noted on the spot (`noted`), which holds while they are mended.
 * @param {Answer | undefined} before @param {Patch} patch @param {string} at @param {string} [left] @returns {Answer}
 */
export function changed(before, { noted, ...patch }, at, left = "") {
  const answer = merged(before, patch, at);
  if (before && Date.parse(answer.at) - Date.parse(before.at) < MENDING_MS) noted ??= before.noted;
  const { memory_min: _, ...how } = answer.how ?? {};
  const since = Date.parse(answer.at) - Date.parse(left);
  const memory_min = Math.round(since / 60000);
  const memory = since >= 0 && !noted && !how.timer && (answer.na || usable(answer.value)) && { memory_min };
  answer.how = memory || Object.keys(how).length ? { ...how, ...memory } : undefined;
  return { ...answer, noted, trail: Object.keys(patch).length ? trailed(before?.trail, at) : before?.trail };
}

/**
 * Lay a change over an answer. Value, N/A and a running timer exclude one another: the last one given stays, with what is said
 * of it, and `at` is its moment. The comment stands by itself, with a moment of its own; alone it is `bare` of any answer. A comment is
 * no reason for N/A, nor the other way round: each waits `aside` while the other stands.
 * @type {(answer: Answer | undefined, patch: Patch, at: string) => Answer}
 */
export function merged(answer, { comment, ...given }, at) {
  const anew = Object.keys(given).length > 0;
  const before = answer && anew && !given.na !== !answer.na ? turned(answer) : answer;
  const said = comment === undefined ? { comment: before?.comment, comment_at: before?.comment_at } : { comment, comment_at: at };
  const { value, na, timer, ...more } = anew ? given : { bare: !answer, ...answer };
  const one = na ? { na } : timer ? { timer } : usable(value) && { value: /** @type {any} */ (value) };
  return { at, ...more, aside: before?.aside, ...said, ...one };
}

/** What stands aside comes to the front, and the other way round. @param {Answer} answer @returns {Answer} */
export const turned = ({ comment, comment_at, aside, ...answer }) => ({ ...answer, ...aside, aside: { comment, comment_at } });

/** The moments of one answer's changes: the first one always, of the others the latest. @param {string[] | undefined} trail @param {string} at */
function trailed(trail = [], at) {
  const gap = Date.parse(at) - Date.parse(trail.at(-1) ?? "");
  const moments = [...trail.slice(0, gap >= 0 && gap < REST_MS ? -1 : MOST), at]; // a clock set back is no correction
  return moments.length > MOST ? [moments[0], ...moments.slice(2)] : moments;
}
