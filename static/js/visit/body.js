// The body of a finished visit, key by key as the server's contract has it.

import { assess, usable } from "./checklist.js";
import { rfc3339 } from "./values.js";

/** @typedef {import("../types.js").Answer} Answer */
/** @typedef {import("../types.js").PhotoRow} PhotoRow */

/**
 * What was answered to questions that are hidden at the end stays on the phone, and so do their photos.
 * @param {import("../types.js").VisitRow} visit
 * @param {Map<string, Answer>} answers
 * @param {Map<string, PhotoRow[]>} photos by question
 * @param {import("../types.js").Rules} rules
 * @param {import("../types.js").Finish} finish
 * @param {number | null} offset_ms the server's clock minus the phone's; null: never compared
 */
export function bodyOf(visit, answers, photos, rules, finish, offset_ms, now = rfc3339()) {
  const { questions } = assess(rules, visit, answers, photos);
  const told = [...answers].filter(([question]) => questions.get(question)?.visible);
  const gaps = told.flatMap(([question, { clock_gap_ms }]) => (clock_gap_ms ? [[question, clock_gap_ms]] : []));
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
      .flatMap(([question, taken]) => (questions.get(question)?.visible ? taken : []))
      .map(({ question, sha256, size, type, taken_at }) => ({ question, sha256, size, type, taken_at })),
    supersedes: supersedes ?? undefined,
    extra: gaps.length ? { clock_gap_ms: Object.fromEntries(gaps) } : undefined,
    ...finish,
  };
}

/**
 * SHA-256 as the server writes it.
 * @param {ArrayBuffer} bytes
 */
export async function hex(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
