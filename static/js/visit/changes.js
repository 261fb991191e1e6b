// What a change makes of an answer, beside the answer itself: whether it was given from memory, and when it changed.

import { merged, usable } from "./checklist.js";

/** @typedef {import("../types.js").Answer} Answer */

// What is typed, or corrected at once, is one change.
const REST_MS = 2000;
const MOST = 50;

/**
 * Lay a change over an answer. Answers given after the shopper left (`left`) say how many minutes after, unless they were timed,
 * or the shopper says that they were noted on the spot (`noted`).
 * @param {Answer | undefined} before @param {import("./checklist.js").Patch} patch @param {string} at @param {string} [left] @returns {Answer}
 */
export function changed(before, { noted = before?.noted, ...patch }, at, left = "") {
  const answer = merged(before, patch, at);
  const { memory_min: _, ...how } = answer.how ?? {};
  const since = Date.parse(answer.at) - Date.parse(left);
  const memory = since >= 0 && !noted && !how.timer && (answer.na || usable(answer.value)) && { memory_min: Math.round(since / 60000) };
  answer.how = memory || Object.keys(how).length ? { ...how, ...memory } : undefined;
  return { ...answer, noted, trail: Object.keys(patch).length ? trailed(before?.trail ?? [], at) : before?.trail };
}

/** The moments of one answer's changes: the first one always, of the others the latest. @param {string[]} trail @param {string} at */
function trailed(trail, at) {
  const last = Date.parse(trail.at(-1) ?? "");
  const moments = [...(Date.parse(at) - last < REST_MS ? trail.slice(0, -1) : trail), at];
  return moments.length > MOST ? [moments[0], ...moments.slice(2)] : moments;
}
