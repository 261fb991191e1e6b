// The plain list's shorthand: which mark stands for an answer, and what the next tap makes of it.

import { usable } from "./checklist.js";
import { clockface, elapsed } from "./timer.js";

/** @typedef {import("../types.js").Answer} Answer */
/** @typedef {import("../types.js").QuestionRules} QuestionRules */
/** @typedef {"" | "yes" | "no" | "na" | "running"} Mark */

/** @type {Record<Mark, string>} */
export const SIGNS = { "": "", yes: "✓", no: "–", na: "○", running: "…" };

/** What the box of a row shows. Whatever is no yes or no is ticked off when it is there. @param {QuestionRules} rules @param {Answer} [answer] @returns {Mark} */
export function markOf({ kind }, answer) {
  if (answer?.na) return "na";
  if (answer?.timer) return "running";
  if (kind === "yes_no" && answer?.value === "no") return "no";
  return usable(answer?.value) ? "yes" : "";
}

/** One tap: blank, yes, no, N/A where it is offered, blank. @param {Mark} mark @param {QuestionRules} rules @returns {Mark} */
export function next(mark, { na }) {
  /** @type {Mark[]} */
  const round = ["", "yes", "no", ...(na ? [/** @type {const} */ ("na")] : [])];
  return round[(round.indexOf(mark) + 1) % round.length];
}

/**
 * What stands at the end of a row: the time, the figure, or of choices their numbers, never their words.
 * @param {QuestionRules} rules @param {Answer} [answer] @param {string} [point] what stands before decimals in the spoken language
 */
export function figure({ kind, ids }, answer, point = ".") {
  const { value, timer } = answer ?? {};
  if (timer) return clockface(elapsed(timer));
  if (!usable(value) || kind === "yes_no") return "";
  if (kind === "duration") return clockface(Number(value));
  if (kind === "number") return String(value).replace(".", point);
  if (!ids) return String(value);
  return [value].flat().map((id) => ids.indexOf(String(id)) + 1).join(", ");
}
