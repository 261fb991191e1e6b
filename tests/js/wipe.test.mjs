import assert from "node:assert/strict";
import { test } from "node:test";
import { keepAssignments } from "../../static/js/device/exchange.js";
import { assignmentsOf } from "../../static/js/device/own.js";
import * as records from "../../static/js/device/records.js";
import { wipe } from "../../static/js/device/wipe.js";
import { signIn } from "../../static/js/sync/entering.js";
import { send } from "../../static/js/sync/outbox.js";
import { refresh } from "../../static/js/sync/worklist.js";
import { ANNA, aDraft, aFinishedVisit, anAssignment, aPack, aPhone, outboxOf, visitOf, withPhoto } from "./builders/phone.mjs";

const BORIS = { ...ANNA, id: 2, name: "Boris" };
const reply = (status, body) => ({ status, body, etag: null, wait: 0, offset_ms: null });
const ENDED = reply(401, { code: "session_ended" });
const EXPIRED = reply(401, { code: "not_signed_in" });
const answering = (answer) => ({ get: async () => answer, post: async () => answer, put: async () => answer, delete: async () => answer });
const all = (db, name) => db.read([name], (stores) => stores[name].getAll());
const ids = (rows) => rows.map(({ id }) => id).sort();

/** Anna's phone with one visit of each state, each of its own scenario, and photos. */
async function aFullPhone() {
  const db = await aPhone();
  const scenarios = { sent: 11, ready: 12, parked: 13, draft: 14, discarded: 15, untouched: 16 };
  await keepAssignments(db, ANNA.id, Object.entries(scenarios).map(([scenario, id]) => anAssignment({ id, scenario })), []);
  for (const scenario of Object.keys(scenarios)) await db.write(["packs"], ({ packs }) => packs.put(aPack({ scenario })));
  const visits = {};
  for (const [state, id] of Object.entries(scenarios).slice(0, 5)) {
    const draft = await aDraft(db, { id, scenario: state });
    await draft.save("greeted", { value: "yes" });
    await withPhoto(db, draft, state);
    visits[state] = draft.visit.id;
    if (state === "draft") continue;
    if (state !== "discarded") await draft.finish();
    await records.move(db, draft.visit.id, ["ready", "draft"], { state });
  }
  await records.keepSettings(db, { [`etag ${ANNA.id}`]: '"1"' });
  return { db, visits };
}

test("delivered visits go with answers, photos and bodies; everything else of the person stays whole", async () => {
  const { db, visits } = await aFullPhone();
  await wipe(db, ANNA.id);
  assert.equal(await visitOf(db, visits.sent), undefined);
  assert.equal(await outboxOf(db, visits.sent), undefined);
  for (const store of ["answers", "photos"]) assert.deepEqual((await all(db, store)).filter(({ visit }) => visit === visits.sent), []);
  const { sent, ...kept } = visits;
  assert.deepEqual(ids(await all(db, "visits")), Object.values(kept).sort());
  assert.deepEqual([(await all(db, "photos")).length, (await all(db, "bytes")).length, (await all(db, "answers")).length], [4, 4, 4]);
  assert.ok((await outboxOf(db, visits.ready)).body);
});

test("briefings go, but for those that undelivered work needs", async () => {
  const { db } = await aFullPhone();
  await wipe(db, ANNA.id);
  assert.deepEqual(ids(await all(db, "assignments")), [12, 13, 14, 15]);
  assert.deepEqual((await all(db, "packs")).map(({ scenario }) => scenario).sort(), ["discarded", "draft", "parked", "ready"]);
});

test("what another person has on the phone is not touched", async () => {
  const { db } = await aFullPhone();
  await keepAssignments(db, BORIS.id, [anAssignment({ id: 21, scenario: "untouched" })], []);
  const theirs = await aFinishedVisit(db, 22);
  await records.move(db, theirs.id, ["ready"], { owner: BORIS.id, state: "sent" });
  await wipe(db, ANNA.id);
  assert.equal((await visitOf(db, theirs.id)).state, "sent");
  assert.ok(await outboxOf(db, theirs.id));
  assert.deepEqual(ids(await assignmentsOf(db, BORIS.id)), [21]);
  assert.ok(await records.packOf(db, { scenario: "untouched", version: 2 }));
});

test("nobody is here any more, and the list of work will be asked for anew", async () => {
  const { db } = await aFullPhone();
  await wipe(db, ANNA.id);
  const settings = Object.fromEntries(await Promise.all(["person", "signed_in", "last", "etag 1"].map(async (name) => [name, await records.setting(db, name)])));
  assert.deepEqual(settings, { person: undefined, signed_in: false, last: ANNA.id, "etag 1": undefined });
});

test("a wipe that cannot be done whole is not done at all", async () => {
  const { db, visits } = await aFullPhone();
  const remove = IDBObjectStore.prototype.delete;
  IDBObjectStore.prototype.delete = function (key) {
    if (this.name === "packs") throw new DOMException("broken", "DataError");
    return remove.call(this, key);
  };
  await assert.rejects(wipe(db, ANNA.id));
  IDBObjectStore.prototype.delete = remove;
  assert.equal((await visitOf(db, visits.sent)).state, "sent");
  assert.equal((await records.setting(db, "person")).id, ANNA.id);
});

for (const [what, meet] of Object.entries({ sending: send, refreshing: refresh })) {
  test(`a session that was ended on purpose wipes the phone at its next contact, ${what}`, async () => {
    const { db, visits } = await aFullPhone();
    await meet(db, answering(ENDED)).catch((error) => assert.equal(error.code, "session_ended"));
    assert.equal(await visitOf(db, visits.sent), undefined);
    assert.equal((await visitOf(db, visits.ready)).state, "ready");
    assert.equal(await records.setting(db, "person"), undefined);
  });

  test(`a session that has merely expired wipes nothing, ${what}`, async () => {
    const { db, visits } = await aFullPhone();
    await meet(db, answering(EXPIRED)).catch((error) => assert.equal(error.code, "not_signed_in"));
    assert.equal((await visitOf(db, visits.sent)).state, "sent");
    assert.equal((await records.setting(db, "person")).id, ANNA.id);
    assert.equal(await records.setting(db, "signed_in"), false);
  });
}

/** The phone with Anna signed out of it, which the server has not heard. */
async function aLeftPhone() {
  const { db, visits } = await aFullPhone();
  await records.keepSettings(db, { person: undefined, last: ANNA.id, signed_in: false, leaving: true });
  return { db, visits };
}

test("a phone that was signed out without network is wiped when it tells of that, had the session been ended on purpose before", async () => {
  const { db, visits } = await aLeftPhone();
  await refresh(db, answering(ENDED));
  assert.equal(await visitOf(db, visits.sent), undefined);
  assert.equal((await visitOf(db, visits.ready)).state, "ready");
  assert.deepEqual([await records.setting(db, "leaving"), await records.setting(db, "last")], [false, ANNA.id]);
});

test("a phone that was signed out without network keeps all where the session has merely expired", async () => {
  const { db, visits } = await aLeftPhone();
  await refresh(db, answering(EXPIRED));
  assert.equal((await visitOf(db, visits.sent)).state, "sent");
  assert.equal(await records.setting(db, "leaving"), false);
});

test("whoever signs in next enters a phone that is wiped already", async () => {
  const { db, visits } = await aLeftPhone();
  const transport = { delete: async () => ENDED, post: async () => reply(200, { person: BORIS }) };
  await signIn(db, transport, {}, async (person) => {
    assert.equal(await visitOf(db, visits.sent), undefined);
    await records.keepSettings(db, { person, signed_in: true, leaving: false });
  });
  assert.equal((await records.setting(db, "person")).id, BORIS.id);
});

test("a wipe that comes late leaves whoever has signed in meanwhile", async () => {
  const { db, visits } = await aFullPhone();
  await records.keepSettings(db, { person: BORIS, last: BORIS.id });
  await wipe(db, ANNA.id);
  assert.equal(await visitOf(db, visits.sent), undefined);
  assert.deepEqual([(await records.setting(db, "person")).id, await records.setting(db, "signed_in")], [BORIS.id, true]);
});

test("a draft that was delivered from another phone goes too, unless something of it is here alone", async () => {
  const { db, visits } = await aFullPhone();
  const receipt = { receipt: "K7-42Q", received_at: "2026-11-25T13:00:00Z" };
  await records.move(db, visits.draft, ["draft"], { state: "elsewhere", receipt, elsewhere: { newer: false } });
  await records.move(db, visits.discarded, ["discarded"], { state: "elsewhere", receipt, elsewhere: { newer: true } });
  await records.keepSettings(db, { [`copies ${ANNA.id}`]: [{ head: { place: "Tallinn 1" } }] });
  await wipe(db, ANNA.id);
  assert.deepEqual([await visitOf(db, visits.draft), Boolean(await visitOf(db, visits.discarded))], [undefined, true]);
  assert.equal(await records.setting(db, `copies ${ANNA.id}`), undefined);
});
