// A draft that was thrown away comes back, but never beside a visit that has taken its place.

import assert from "node:assert/strict";
import { test } from "node:test";
import { begin } from "../../static/js/device/begin.js";
import { begunOf } from "../../static/js/device/begun.js";
import { Draft } from "../../static/js/device/draft.js";
import * as records from "../../static/js/device/records.js";
import { bringBack, inItsPlace } from "../../static/js/device/thrown.js";
import { hold, listen } from "../../static/js/sync/channel.js";
import { Visits } from "../../static/js/sync/visits.js";
import { ANNA, aDraft, anAssignment, aPhone, visitOf } from "./builders/phone.mjs";

const refused = (code) => (error) => error.code === code;
const reopened = async (db, id) => new Draft(db, await records.rowsOf(db, id, ANNA.id), () => {});

/** A draft with an answer, thrown away. */
async function thrown(db) {
  const draft = await aDraft(db);
  await draft.save("greeted", { value: "no" });
  draft.close();
  await records.move(db, draft.visit.id, ["draft"], { state: "discarded" });
  return draft.visit.id;
}

test("what was thrown away comes back whole, once, and to its person alone", async () => {
  const db = await aPhone();
  const id = await thrown(db);
  await assert.rejects(bringBack(db, 2, id), refused("not_found"));
  assert.equal((await bringBack(db, ANNA.id, id)).state, "draft");
  assert.equal((await reopened(db, id)).answers.get("greeted").value, "no");
  await assert.rejects(bringBack(db, ANNA.id, id), refused("not_draft"));
});

test("a visit that was opened and left blank gives way", async () => {
  const db = await aPhone();
  const id = await thrown(db);
  const blank = await aDraft(db);
  await bringBack(db, ANNA.id, id);
  assert.equal(await visitOf(db, blank.visit.id), undefined);
});

test("a blank draft that is open in another page is asked for first: what is written there then keeps its place", async () => {
  const db = await aPhone();
  const id = await thrown(db);
  const blank = await aDraft(db);
  const release = await hold(blank.visit.id, false, () => {});
  const stop = listen(async ({ type, visit }) => {
    if (type !== "wanted" || visit !== blank.visit.id) return;
    await blank.save("greeted", { value: "yes" });
    release();
  });
  const visits = new Visits(db, { person: ANNA }, {});
  const restored = visits.restore(id).finally(stop).finally(release);
  await assert.rejects(restored, refused("draft_here"));
  assert.equal((await visitOf(db, blank.visit.id)).progress.answered, 1);
});

test("beside another draft that holds something it stays where it is", async () => {
  const db = await aPhone();
  const id = await thrown(db);
  await (await aDraft(db)).save("greeted", { value: "yes" });
  await assert.rejects(bringBack(db, ANNA.id, id), refused("draft_here"));
  assert.equal((await visitOf(db, id)).state, "discarded");
});

for (const state of ["ready", "sending", "parked", "sent", "elsewhere"])
  test(`beside a visit of the same assignment that is ${state} it stays where it is`, async () => {
    const db = await aPhone();
    const id = await thrown(db);
    const fresh = await aDraft(db);
    await fresh.save("greeted", { value: "yes" });
    await records.move(db, fresh.visit.id, ["draft"], { state });
    await assert.rejects(bringBack(db, ANNA.id, id), refused("visit_there"));
    const own = await begunOf(db, ANNA.id);
    assert.deepEqual(inItsPlace(own, await visitOf(db, id)).map((one) => one.id), [fresh.visit.id]);
  });

test("the visit that a correction is of is not in its place", async () => {
  const db = await aPhone();
  const first = await aDraft(db);
  await first.save("greeted", { value: "yes" });
  await records.move(db, first.visit.id, ["draft"], { state: "sent" });
  const returned = { visit: first.visit.id, note: "", questions: ["greeted"] };
  const correction = await begin(db, anAssignment({ owner: ANNA.id, returned }), "en");
  await records.move(db, correction.id, ["draft"], { state: "discarded" });
  assert.equal((await bringBack(db, ANNA.id, correction.id)).state, "draft");
});
