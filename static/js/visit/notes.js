// What is told of a visit beside its answers, each with the moment at which it was told.

import { rfc3339 } from "./values.js";

/** @typedef {import("../types.js").VisitRow} VisitRow */

const TOLD = /** @type {const} */ (["mood", "expectation", "mood_after", "arrived", "left", "left_at"]);

/**
 * A change of the visit's row, with its moment.
 * @type {(visit: VisitRow | undefined, change: Partial<VisitRow>, names?: string[]) => Partial<VisitRow>} `names` of what is told; of the
 * obstacle "kind" and "words" are told each by itself
 */
export const told = (visit, change, names = Object.keys(change)) => ({
  ...change,
  told: { ...visit?.told, ...Object.fromEntries(names.map((name) => [name, rfc3339()])) },
});

/**
 * Of what two states of one draft tell the later, thing by thing, also where that is nothing any more. What has no moment is the earliest.
 * @param {VisitRow} came @param {VisitRow} here
 */
export function joinedNotes(came, here) {
  const moment = (/** @type {VisitRow} */ { told }, /** @type {string} */ name) => Date.parse(told?.[name] ?? "") || 0;
  /** @template T @param {string} name @param {T} there @param {T} own */
  const later = (name, there, own) => (moment(here, name) > moment(came, name) ? own : moment(here, name) < moment(came, name) ? there : (there ?? own));
  const obstacle = {
    kind: later("kind", came.obstacle?.kind, here.obstacle?.kind),
    words: later("words", came.obstacle?.words, here.obstacle?.words),
  };
  const names = Object.keys({ ...came.told, ...here.told });
  return {
    ...Object.fromEntries(TOLD.map((name) => [name, later(name, came[name], here[name])])),
    obstacle: came.obstacle || here.obstacle ? obstacle : undefined,
    told: names.length ? Object.fromEntries(names.map((name) => [name, later(name, came.told?.[name], here.told?.[name]) ?? ""])) : undefined,
    returned: came.returned && here.returned ? unlocked(came.returned, here.returned) : (came.returned ?? here.returned),
  };
}

/** Answers of a correction that were opened in either. @type {(one: import("../types.js").Returned, other: import("../types.js").Returned) => import("../types.js").Returned} */
const unlocked = (one, other) => ({
  ...one,
  locked: one.locked.filter((question) => other.locked.includes(question)),
  opened: [...new Set([...one.opened, ...other.opened])],
  bare: one.bare && other.bare,
});
