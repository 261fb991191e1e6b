import assert from "node:assert/strict";
import { test } from "node:test";
import { begin, keepBefore } from "../../static/js/device/begin.js";
import { begunOf } from "../../static/js/device/begun.js";
import { noteCopy } from "../../static/js/device/copies.js";
import { move } from "../../static/js/device/records.js";
import { throwAway } from "../../static/js/device/thrown.js";
import { rfc3339 } from "../../static/js/visit/values.js";
import { ANNA, aDraft, aFinishedVisit, anAssignment, aPhone, outboxOf, visitOf, withPhoto } from "./builders/phone.mjs";

const listed = async (db, owner = ANNA.id) => (await begunOf(db, owner)).map(({ id }) => id);
const HOUR = 3_600_000;

test("a visit that was opened and left blank is no draft, thrown away or not", async () => {
  const db = await aPhone();
  const draft = await aDraft(db);
  await draft.note({ language: "et" });
  assert.deepEqual(await listed(db), []);
  await move(db, draft.visit.id, ["draft"], { state: "discarded" });
  assert.deepEqual(await listed(db), []);
});

for (const [what, patch] of [["an answer", { value: "yes" }], ["what was meant to be one", { typed: "3 or 4" }], ["N/A", { na: true }], ["a comment", { comment: "No door." }], ["a running timer", { timer: { started: 1, steady: 1, origin: 1 } }]])
  test(`${what} makes it a draft`, async () => {
    const db = await aPhone();
    const draft = await aDraft(db);
    await draft.save("greeted", patch);
    assert.deepEqual(await listed(db), [draft.visit.id]);
  });

test("a photo makes it a draft", async () => {
  const db = await aPhone();
  const draft = await aDraft(db);
  await withPhoto(db, draft);
  assert.deepEqual(await listed(db), [draft.visit.id]);
});

test("what was noted on arrival makes it a draft", async () => {
  const db = await aPhone();
  const draft = await aDraft(db);
  await draft.note({ mood: 3 });
  assert.deepEqual(await listed(db), [draft.visit.id]);
});

test("having left makes it a draft, and what the server has a copy of stays one", async () => {
  const db = await aPhone();
  const draft = await aDraft(db);
  await draft.note({ left_at: "2026-11-22T12:00:00+02:00" });
  assert.deepEqual(await listed(db), [draft.visit.id]);
  await draft.note({ left_at: undefined });
  assert.deepEqual(await listed(db), []);
  await noteCopy(db, draft.visit.id, { copy: { seq: 1, at: "2026-11-22T12:00:00Z", lacking: 0 } });
  assert.deepEqual(await listed(db), [draft.visit.id]);
});

test("an answer that was taken back leaves none", async () => {
  const db = await aPhone();
  const draft = await aDraft(db);
  await draft.save("greeted", { value: "yes" });
  await draft.save("greeted", { value: "" });
  assert.deepEqual(await listed(db), []);
});

test("finished visits are listed, others' are not", async () => {
  const db = await aPhone();
  const { id } = await aFinishedVisit(db);
  assert.deepEqual([await listed(db), await listed(db, 2)], [[id], []]);
});

test("a visit that was left blank begins anew: its time is that of the real start", async () => {
  const db = await aPhone();
  const now = Date.parse("2026-11-10T10:00:00Z");
  const first = await begin(db, { ...anAssignment(), owner: ANNA.id }, "en", now);
  const again = await begin(db, { ...anAssignment({ version: 3, languages: ["en", "et"] }), owner: ANNA.id }, "et", now + HOUR);
  assert.equal(again.id, first.id);
  assert.equal(Date.parse(again.started_at), now + HOUR);
  assert.deepEqual([again.version, again.language, again.local.hour], [3, "et", first.local.hour + 1]);
  assert.deepEqual((await visitOf(db, first.id)).started_at, again.started_at);
});

test("what was taken back before the real start is not in its trail", async () => {
  const db = await aPhone();
  const draft = await aDraft(db);
  await draft.save("greeted", { value: "yes" });
  await draft.save("greeted", { value: null });
  await db.write(["answers"], async ({ answers }) => {
    const [row] = await answers.getAll();
    await answers.put({ ...row, answer: { ...row.answer, trail: ["2026-11-01T10:00:00+02:00"] } });
  });
  const again = await aDraft(db);
  assert.equal(again.visit.id, draft.visit.id);
  await again.save("greeted", { value: "no" });
  await again.finish();
  const { trail, answers } = JSON.parse(new TextDecoder().decode((await outboxOf(db, again.visit.id)).body));
  assert.deepEqual(trail, [{ question: "greeted", at: answers.greeted.at }]);
});

test("what is told before the real start makes no draft of one that was left blank", async () => {
  const db = await aPhone();
  const row = { ...anAssignment(), owner: ANNA.id };
  const now = Date.now();
  await begin(db, row, "en", now - HOUR);
  await keepBefore(db, row, { mood: 4 });
  const visit = await begin(db, row, "en", now);
  assert.deepEqual([visit.mood, Date.parse(visit.started_at)], [4, now]);
});

test("what is told before the real start of one that was left blank is in it, also when it is gone on with as it lies there", async () => {
  const db = await aPhone();
  const row = { ...anAssignment(), owner: ANNA.id };
  const draft = await aDraft(db);
  await keepBefore(db, row, { mood: 4 });
  await keepBefore(db, row, { arrived: { asked_at: rfc3339(Date.now() + HOUR), unknown: "denied" } });
  assert.deepEqual(await listed(db), []);
  await draft.save("greeted", { value: "yes" });
  assert.deepEqual([draft.visit.mood, draft.visit.arrived.unknown], [4, "denied"]);
  await draft.save("greeted", { value: null });
  await keepBefore(db, row, { mood: 2 });
  await throwAway(db, draft.visit.id, { state: "discarded" });
  assert.equal((await begin(db, row, "en")).mood, undefined);
  await move(db, draft.visit.id, ["discarded"], { state: "draft" });
  await draft.finish();
  const { mood } = JSON.parse(new TextDecoder().decode((await outboxOf(db, draft.visit.id)).body));
  assert.equal(mood, 2);
});

test("a script that lacks the spoken language begins in one that it has", async () => {
  const db = await aPhone();
  const visit = await begin(db, { ...anAssignment({ languages: ["ru", "en"] }), owner: ANNA.id }, "et");
  assert.equal(visit.language, "ru");
});

for (const state of ["ready", "sending", "parked", "sent"])
  test(`a visit that is ${state} is not begun a second time, its correction is`, async () => {
    const db = await aPhone();
    const { id } = await aFinishedVisit(db);
    await move(db, id, ["ready"], { state });
    const row = { ...anAssignment(), owner: ANNA.id };
    await assert.rejects(begin(db, row, "en"), (error) => error.code === "visit_done");
    const again = await begin(db, { ...row, returned: { visit: id, note: "", questions: [] } }, "en");
    assert.notEqual(again.id, id);
  });

test("a draft that holds something is gone on with as it was begun", async () => {
  const db = await aPhone();
  const draft = await aDraft(db);
  await draft.save("greeted", { value: "yes" });
  const again = await begin(db, { ...anAssignment({ version: 3 }), owner: ANNA.id }, "et", Date.now() + HOUR);
  assert.deepEqual([again.id, again.version, again.started_at], [draft.visit.id, 2, draft.visit.started_at]);
});
