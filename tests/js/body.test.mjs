import assert from "node:assert/strict";
import { test } from "node:test";
import { bodyOf, encoded } from "../../static/js/visit/body.js";
import { merged } from "../../static/js/visit/changes.js";
import { RULES } from "./builders/phone.mjs";

const VISIT = {
  id: "4b0a8f0e-6f0e-4f62-9d0e-0a6c1c0f9a11", assignment: 7, scenario: "office", version: 2, language: "et", persona: "newcomer", channel: "office",
  service_language: null, started_at: "2026-11-22T10:00:00.000+02:00", office: { format: "mall" }, local: { weekday: 7, hour: 10 },
};
const NOW = "2026-11-22T11:00:00.000+02:00";
const photo = (question, sha256) => ({ id: sha256, visit: VISIT.id, question, sha256, size: 3, type: "image/jpeg", taken_at: NOW });

const body = ({ visit = VISIT, answers = {}, photos = {}, finish = {}, offset = null } = {}) =>
  JSON.parse(JSON.stringify(bodyOf(visit, new Map(Object.entries(answers)), new Map(Object.entries(photos)), RULES, finish, offset, NOW)));

test("half an emoji is sent as a sign that stands for it, a whole one as it is", () => {
  const sent = new TextDecoder().decode(encoded({ story: { value: "cut \ud83d off", comment: "😀 \\ud83d", at: null, na: true } }));
  assert.deepEqual(JSON.parse(sent), { story: { value: "cut \ufffd off", comment: "😀 \\ud83d", at: null, na: true } });
});

test("what a hidden question said, and its photos, stay on the phone", () => {
  const answers = { greeted: { value: "no", comment: "No.", at: NOW }, by_name: { value: "yes", at: NOW }, story: { value: "x", at: NOW } };
  const { answers: sent, evidence } = body({ answers, photos: { by_name: [photo("by_name", "aa")], sign: [photo("sign", "bb")] } });
  assert.deepEqual(sent, { greeted: { value: "no", comment: "No.", at: NOW } });
  assert.deepEqual(evidence, [{ question: "sign", sha256: "bb", size: 3, type: "image/jpeg", taken_at: NOW }]);
});

test("what says nothing is not sent, a comment alone is", () => {
  const answers = { greeted: { at: NOW, comment: "Nobody was there." }, sign: { at: NOW, comment: " ", typed: "3 or 4" } };
  assert.deepEqual(body({ answers }).answers, { greeted: { comment: "Nobody was there.", at: NOW } });
});

test("what no server could read is not sent, what is said beside it is", () => {
  const beyond = { value: 1e16, comment: "A lot.", at: NOW };
  assert.deepEqual(body({ answers: { greeted: beyond, sign: { value: -1e15, at: NOW } } }).answers, {
    greeted: { comment: "A lot.", at: NOW },
    sign: { value: -1e15, at: NOW },
  });
});

test("the body has the contract's keys and no others", () => {
  const contract = ["schema", "id", "assignment", "scenario", "version", "language", "persona", "started_at", "finished_at", "clock", "office", "local", "answers", "evidence"];
  assert.deepEqual(Object.keys(body()), contract);
  assert.deepEqual(body().clock, { device: NOW, offset_ms: null, zone: Intl.DateTimeFormat().resolvedOptions().timeZone });
});

test("optional keys are there when there is something to say", () => {
  const visit = { ...VISIT, service_language: "ru", supersedes: "9f2d8f4e-6f0e-4f62-9d0e-0a6c1c0f9a11" };
  const sent = body({ visit, offset: -1200, finish: { outcome: "not_possible", reason: "Closed." } });
  const { service_language, supersedes, clock, outcome, reason } = sent;
  assert.deepEqual({ service_language, supersedes, outcome, reason }, { service_language: "ru", supersedes: visit.supersedes, outcome: "not_possible", reason: "Closed." });
  assert.equal(clock.offset_ms, -1200);
});

test("what was told before and after is told in the contract's words", () => {
  const fix = { lat: 59.4, lon: 24.7, accuracy_m: 25, at: "2026-11-22T10:00:00.000+02:00" };
  const visit = { ...VISIT, mood: 4, expectation: 2, mood_after: 3, arrived: { asked_at: "2026-11-22T10:05:00.000+02:00", fix }, left: { asked_at: NOW, unknown: "denied" } };
  const { mood, expectation, arrived, left, extra } = body({ visit });
  assert.deepEqual({ mood, expectation, arrived, left }, { mood: 4, expectation: 2, arrived: fix, left: undefined });
  assert.deepEqual(extra, { mood_after: 3, arrived: { asked_at: "2026-11-22T10:05:00.000+02:00", age_s: 300 }, left: { asked_at: NOW, unknown: "denied" } });
});

test("what stood in the way is told of a visit that could not be done, and of no other", () => {
  const visit = { ...VISIT, obstacle: { kind: "closed", words: "Shut." } };
  const photos = { "": [photo("", "cc")] };
  assert.deepEqual(body({ visit, finish: { outcome: "not_possible" } }).extra, { obstacle: "closed" });
  assert.equal(body({ visit, finish: { outcome: "done" } }).extra, undefined);
  for (const outcome of ["not_possible", "done"])
    assert.deepEqual(body({ visit, photos, finish: { outcome } }).evidence, [{ sha256: "cc", size: 3, type: "image/jpeg", taken_at: NOW }]);
});

test("a correction names the answers that were changed without being asked about", () => {
  const returned = { note: "", questions: ["greeted"], locked: ["sign"], opened: ["by_name"] };
  assert.deepEqual(body({ visit: { ...VISIT, returned } }).extra, { also_changed: ["by_name"] });
  assert.equal(body({ visit: { ...VISIT, returned: { ...returned, opened: [] } } }).extra, undefined);
});

test("a clock that moved during a timed answer is told in extra", () => {
  const answers = { greeted: { value: "yes", at: NOW, clock_gap_ms: 5000 }, by_name: { value: "yes", at: NOW, clock_gap_ms: -3600000, moved: true } };
  assert.deepEqual(body({ answers }).extra, { clock_gap_ms: { greeted: 5000, by_name: -3600000 }, clock_moved: ["by_name"] });
  assert.deepEqual(body({ answers }).answers.by_name, { value: "yes", at: NOW });
});

/** As it lies on the disk. */
const merge = (...all) => JSON.parse(JSON.stringify(merged(...all)));

test("value, N/A and a running timer exclude one another", () => {
  const timer = { started: 1, steady: 1, origin: 1 };
  assert.deepEqual(merge({ at: "1", value: "yes" }, { na: true }, "2"), { at: "2", na: true, aside: {} });
  assert.deepEqual(merge({ at: "1", na: true }, { value: "no" }, "2"), { at: "2", value: "no", aside: {} });
  assert.deepEqual(merge({ at: "1", value: 9, how: { by_hand: true } }, { timer }, "2"), { at: "2", timer });
  assert.deepEqual(merge({ at: "1", na: true }, { na: false }, "2"), { at: "2", aside: {} });
});

test("a comment is no reason for N/A, nor the other way round: each comes back with its side", () => {
  const yes = { at: "1", value: "yes", comment: "c", comment_at: "1" };
  const na = merge(yes, { na: true }, "2");
  assert.deepEqual(na, { at: "2", na: true, aside: { comment: "c", comment_at: "1" } });
  const reason = merge(na, { comment: "r" }, "3");
  assert.deepEqual(reason, { ...na, bare: false, comment: "r", comment_at: "3" });
  const no = merge(reason, { value: "no" }, "4");
  assert.deepEqual(no, { at: "4", value: "no", comment: "c", comment_at: "1", aside: { comment: "r", comment_at: "3" } });
  assert.deepEqual(merge(no, { na: true }, "5"), { ...na, at: "5", comment: "r", comment_at: "3" });
  assert.deepEqual(merge(reason, { value: null }, "4"), { at: "4", comment: "c", comment_at: "1", aside: { comment: "r", comment_at: "3" } });
});

test("what took the place of a measured time holds it, as long as it stands itself", () => {
  const before = { value: 252, how: { timer: true } };
  assert.deepEqual(merge({ at: "1", ...before }, { na: true, before }, "2"), { at: "2", na: true, before, aside: {} });
  assert.deepEqual(merge({ at: "2", na: true, before }, { comment: "c" }, "3"), { at: "2", bare: false, na: true, before, comment: "c", comment_at: "3" });
  assert.deepEqual(merge({ at: "2", na: true, before }, { value: 5 }, "3"), { at: "3", value: 5, aside: {} });
});

test("an answer taken back leaves its comment, and a comment leaves the answer and its moment", () => {
  const commented = { at: "1", value: "yes", comment: "c", comment_at: "2" };
  assert.deepEqual(merge(commented, { value: null }, "3"), { at: "3", comment: "c", comment_at: "2" });
  assert.deepEqual(merge({ at: "1", value: "yes" }, { comment: "c" }, "2"), { ...commented, bare: false });
});

test("a comment alone says that nothing was answered yet, until something is", () => {
  const bare = merge(undefined, { comment: "c" }, "2");
  assert.deepEqual(bare, { at: "2", bare: true, comment: "c", comment_at: "2" });
  assert.deepEqual(merge(bare, { comment: "d" }, "3"), { at: "2", bare: true, comment: "d", comment_at: "3" });
  assert.deepEqual(merge(bare, { value: "no" }, "3"), { at: "3", comment: "c", comment_at: "2", value: "no" });
});

test("the trail tells of every answer when it was given and changed; what a hidden question said leaves none", () => {
  const answers = {
    greeted: { value: "no", at: "3", trail: ["2026-11-22T10:00:00+02:00", "2026-11-22T10:09:00+02:00"] },
    sign: { comment: "Dark.", at: "2", trail: ["2026-11-22T10:05:00+02:00"] },
    by_name: { value: "yes", at: "1", trail: ["2026-11-22T10:01:00+02:00"] },
  };
  assert.deepEqual(body({ answers }).trail.map(({ question, at }) => `${question} ${at.slice(11, 16)}`), ["greeted 10:00", "sign 10:05", "greeted 10:09"]);
  assert.equal(body({ answers: { greeted: { value: "yes", at: NOW } } }).trail, undefined);
});

test("the moment of leaving goes with the visit, also without a place", () => {
  assert.deepEqual(body({ visit: { ...VISIT, left_at: NOW } }).extra, { left_at: NOW });
});
