// A parked visit of which the server holds what can be had: put aside, it waits no more, and nothing of it is lost.

import assert from "node:assert/strict";
import { test } from "node:test";
import { begin } from "../../static/js/device/begin.js";
import { isUndelivered } from "../../static/js/device/begun.js";
import { purge } from "../../static/js/device/exchange.js";
import * as records from "../../static/js/device/records.js";
import { wipe } from "../../static/js/device/wipe.js";
import { due } from "../../static/js/sync/outbox.js";
import { reportOf } from "../../static/js/sync/reporting.js";
import { Work } from "../../static/js/sync/work.js";
import { ANNA, aDraft, anAssignment, aPhone, visitOf, withPhoto } from "./builders/phone.mjs";

const problem = { status: 409, code: "visit_conflict", title: "" };
const refused = (code) => (error) => error.code === code;
const rows = (db) => db.read(["answers", "photos", "bytes", "outbox"], async (stores) => Object.fromEntries(await Promise.all(Object.entries(stores).map(async ([name, store]) => [name, await store.getAll()]))));

async function aParkedVisit() {
  const db = await aPhone();
  const draft = await aDraft(db);
  await draft.save("greeted", { value: "yes" });
  await withPhoto(db, draft);
  await draft.finish();
  const { id } = draft.visit;
  await records.move(db, id, ["ready"], { state: "parked", problem });
  const { visits } = new Work(db, { person: ANNA, signedIn: true }, { send: async () => null });
  return { db, id, visits };
}

test("what is put aside is not to be sent, counts nowhere, and is not begun a second time", async () => {
  const { db, id, visits } = await aParkedVisit();
  await visits.putAside(id);
  assert.deepEqual([await due(db), isUndelivered(await visitOf(db, id)), (await reportOf(db, ANNA.id, {})).undelivered], [[], false, 0]);
  await assert.rejects(begin(db, { ...anAssignment(), owner: ANNA.id }, "en"), refused("visit_done"));
});

test("every row of it stays, whatever is cleared away, and it comes back as it was", async () => {
  const { db, id, visits } = await aParkedVisit();
  const before = await rows(db);
  await visits.putAside(id);
  const late = Date.parse("2099-01-01T00:00:00Z");
  await purge(db, ANNA.id, late, late);
  await wipe(db, ANNA.id);
  assert.deepEqual(await rows(db), before);
  await visits.bringBack(id);
  const { state, problem: why } = await visitOf(db, id);
  assert.deepEqual([state, why], ["parked", problem]);
});

test("nothing but what is parked can be put aside", async () => {
  const { db, id, visits } = await aParkedVisit();
  for (const state of ["ready", "sending", "sent", "draft"]) {
    await records.move(db, id, ["parked", "ready", "sending", "sent"], { state });
    await assert.rejects(visits.putAside(id), refused("not_draft"));
  }
});
