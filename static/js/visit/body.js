// The body of a finished visit, key by key as the server's contract has it.

import { assess, MOST, usable } from "./checklist.js";
import { age } from "./place.js";
import { trailOf } from "./trail.js";
import { rfc3339 } from "./values.js";

/** @typedef {import("../types.js").Answer} Answer */
/** @typedef {import("../types.js").PhotoRow} PhotoRow */

/**
 * What was answered to questions that are hidden at the end stays on the phone, and so do their photos. Photos of no question go along.
 * @param {import("../types.js").VisitRow} visit
 * @param {Map<string, Answer>} answers
 * @param {Map<string, PhotoRow[]>} photos by question
 * @param {import("../types.js").Rules} rules
 * @param {import("../types.js").Finish} finish
 * @param {number | null} offset_ms the server's clock minus the phone's; null: never compared
 */
export function bodyOf(visit, answers, photos, rules, finish, offset_ms, now = rfc3339()) {
  const { questions } = assess(rules, visit, answers, photos);
  const told = [...answers].flatMap(([question, answer]) => (questions.get(question)?.visible ? [readable(question, answer, rules.questions[question])] : []));
  const trail = trailOf(told);
  const { id, assignment, scenario, version, language, persona, service_language, supersedes } = visit;
  return {
    schema: 1,
    id,
    assignment,
    scenario,
    version,
    language,
    persona,
    service_language: service_language ?? undefined,
    started_at: visit.started_at,
    finished_at: now,
    clock: { device: now, offset_ms, zone: Intl.DateTimeFormat().resolvedOptions().timeZone },
    office: visit.office,
    local: visit.local,
    answers: Object.fromEntries(
      told
        .filter(([, { value, na, comment }]) => na || usable(value) || usable(comment))
        .map(([question, { value, na, comment, at, how }]) => [question, { value, na, comment: comment || undefined, at, how }]),
    ),
    evidence: [...photos]
      .flatMap(([question, taken]) => (!question || questions.get(question)?.visible ? taken : []))
      .map(({ question, sha256, size, type, taken_at }) => ({ question: question || undefined, sha256, size, type, taken_at })),
    mood: visit.mood,
    expectation: visit.expectation,
    arrived: visit.arrived?.fix,
    left: visit.left?.fix,
    trail: trail.length ? trail : undefined,
    supersedes: supersedes ?? undefined,
    extra: extra(visit, told, finish),
    ...finish,
  };
}

/**
 * An answer without a value that the server could not read: it would refuse the whole visit.
 * @type {(question: string, answer: Answer, rules: import("../types.js").QuestionRules) => [string, Answer]}
 */
function readable(question, answer, { kind }) {
  const { value } = answer;
  const beyond = typeof value === "number" ? !(Math.abs(value) <= MOST) : kind === "date" && String(value).length > "yyyy-mm-dd".length;
  return [question, beyond ? { ...answer, value: undefined } : answer];
}

/**
 * What the contract has no keys of its own for.
 * @param {import("../types.js").VisitRow} visit
 * @param {[string, Answer][]} told
 * @param {import("../types.js").Finish} finish
 */
function extra({ mood_after, arrived, left, left_at, obstacle, returned }, told, { outcome }) {
  const gaps = told.flatMap(([question, { clock_gap_ms }]) => (clock_gap_ms ? [[question, clock_gap_ms]] : []));
  const moved = told.flatMap(([question, answer]) => (answer.moved ? [question] : []));
  const found = Object.entries({
    clock_gap_ms: gaps.length > 0 && Object.fromEntries(gaps),
    clock_moved: moved.length > 0 && moved,
    left_at,
    mood_after,
    arrived: arrived && noted(arrived),
    left: left && noted(left),
    obstacle: outcome === "not_possible" && obstacle?.kind,
    also_changed: returned && returned.opened.length > 0 && returned.opened,
  }).filter(([, value]) => value);
  return found.length ? Object.fromEntries(found) : undefined;
}

/** When it was asked where the phone is, and how old the answer was, or why there is none. @type {(found: import("../types.js").Whereabouts) => object} */
const noted = ({ asked_at, fix, unknown }) => ({ asked_at, age_s: fix && age(asked_at, fix), unknown });

/**
 * SHA-256 as the server writes it.
 * @param {ArrayBuffer} bytes
 */
export async function hex(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** JSON as bytes. Half an emoji, which a keyboard or a cut text may leave, is no text that a server could read: a sign stands for it. @param {unknown} value */
export function encoded(value) {
  const whole = (/** @type {string} */ _name, /** @type {any} */ one) => one?.toWellFormed?.() ?? one;
  return new TextEncoder().encode(JSON.stringify(value, whole)).buffer;
}
