// What a change makes of an answer, beside the answer itself: whether it was given from memory, and when it changed.

import { usable } from "./checklist.js";

/** @typedef {import("../types.js").Answer} Answer */
/** @typedef {Omit<Partial<Answer>, "value" | "na" | "at" | "trail"> & {value?: import("../types.js").Value | null, na?: boolean}} Patch */

// What is typed, or corrected at once, is one change.
const REST_MS = 2000;
const MOST = 50;

/**
 * Lay a change over an answer. Answers given after the shopper left (`left`) say how many minutes after, unless they were timed,
 * or the shopper says that they were noted on the spot (`noted`).
 * @param {Answer | undefined} before @param {Patch} patch @param {string} at @param {string} [left] @returns {Answer}
 */
export function changed(before, { noted = before?.noted, ...patch }, at, left = "") {
  const answer = merged(before, patch, at);
  const { memory_min: _, ...how } = answer.how ?? {};
  const since = Date.parse(answer.at) - Date.parse(left);
  const memory = since >= 0 && !noted && !how.timer && (answer.na || usable(answer.value)) && { memory_min: Math.round(since / 60000) };
  answer.how = memory || Object.keys(how).length ? { ...how, ...memory } : undefined;
  return { ...answer, noted, trail: Object.keys(patch).length ? trailed(before?.trail ?? [], at) : before?.trail };
}

/**
 * Lay a change over an answer. Value, N/A and a running timer exclude one another: the last one given stays, with what is said
 * of it, and `at` is its moment. The comment stands by itself.
 * @type {(answer: Answer | undefined, patch: Patch, at: string) => Answer}
 */
export function merged(answer, patch, at) {
  const { comment = answer?.comment, value, na, timer, ...more } = patch;
  if (Object.keys(patch).every((key) => key === "comment")) return { at, ...answer, comment };
  if (na) return { at, comment, na, ...more };
  if (timer) return { at, comment, timer, ...more };
  return usable(value) ? { at, comment, value: /** @type {any} */ (value), ...more } : { at, comment, ...more };
}

/** The moments of one answer's changes: the first one always, of the others the latest. @param {string[]} trail @param {string} at */
function trailed(trail, at) {
  const last = Date.parse(trail.at(-1) ?? "");
  const moments = [...(Date.parse(at) - last < REST_MS ? trail.slice(0, -1) : trail), at];
  return moments.length > MOST ? [moments[0], ...moments.slice(2)] : moments;
}
