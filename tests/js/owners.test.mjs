// Another person on the same phone: nothing of the first one's is shown, changed or sent, whatever is called.

import assert from "node:assert/strict";
import { test } from "node:test";
import { begunOf } from "../../static/js/device/begun.js";
import * as exchange from "../../static/js/device/exchange.js";
import { assignmentsOf, visitsOf } from "../../static/js/device/own.js";
import * as records from "../../static/js/device/records.js";
import { rescue } from "../../static/js/device/rescue.js";
import { wipe } from "../../static/js/device/wipe.js";
import { due } from "../../static/js/sync/outbox.js";
import { open } from "../../static/js/sync/opening.js";
import { reportOf } from "../../static/js/sync/reporting.js";
import { trace } from "../../static/js/sync/tracing.js";
import { Work } from "../../static/js/sync/work.js";
import { ANNA, aDraft, aFinishedVisit, anAssignment, aPhone, withPhoto } from "./builders/phone.mjs";

const BORIS = { ...ANNA, id: 2, name: "Boris" };
const STORES = ["assignments", "visits", "answers", "photos", "bytes", "outbox"];
const refused = ({ code }) => code === "not_found" || code === "nothing_undelivered";
const nobody = async (promise) => assert.rejects(promise, refused);
const nothing = async (promise) => assert.deepEqual(await promise, []);

/** Anna's phone with a visit of each state, in Boris's hands. */
async function lent() {
  const db = await aPhone();
  const states = { draft: 20, discarded: 21, ready: 22, parked: 23, aside: 24 };
  await exchange.keepAssignments(db, ANNA.id, Object.values(states).map((id) => anAssignment({ id })), []);
  const visits = {};
  for (const [state, id] of Object.entries(states)) {
    const draft = await aDraft(db, { id });
    await draft.save("greeted", { value: "yes" });
    await withPhoto(db, draft, state);
    if (["ready", "parked", "aside"].includes(state)) await draft.finish();
    visits[state] = draft.visit.id;
    await records.move(db, draft.visit.id, ["draft", "ready"], { state });
  }
  await records.keepSettings(db, { person: BORIS, rescue_key: {} });
  return { db, visits };
}

const everything = (db) => db.read(STORES, async (stores) => Object.fromEntries(await Promise.all(STORES.map(async (name) => [name, await stores[name].getAll()]))));

// What a screen can ask for by name, with what Boris gets when he asks for what is Anna's; null: takes no visit, or an assignment out
// of the own list.
const none = (...names) => Object.fromEntries(names.map((name) => [name, null]));
const OFFERED = (work, visits) => [
  [work, {
    overview: async () => assert.deepEqual(await work.overview(), { assignments: [], visits: [] }),
    undelivered: async () => assert.equal(await work.undelivered(), 0),
    ...none("checked", "refresh", "accept", "decline", "pack", "ready", "begin", "before"),
  }],
  [work.visits, {
    look: () => nobody(work.visits.look(visits.draft)),
    note: () => nobody(work.visits.note(visits.draft, () => ({ left_at: "2026-11-22T12:00:00Z" }))),
    discard: () => nobody(work.visits.discard(visits.draft)),
    restore: () => nobody(work.visits.restore(visits.discarded)),
    reopen: () => nobody(work.visits.reopen(visits.ready)),
    retry: () => nobody(work.visits.retry(visits.parked)),
    putAside: () => nobody(work.visits.putAside(visits.parked)),
    bringBack: () => nobody(work.visits.bringBack(visits.aside)),
    ...none("trace", "send"),
  }],
  [work.upkeep, {
    leftBehind: async () => assert.equal(await work.upkeep.leftBehind(), 0),
    rescue: () => nobody(work.upkeep.rescue("build")),
    bringChecklist: () => nobody(work.upkeep.bringChecklist(visits.draft)),
    kept: () => nobody(work.upkeep.kept(visits.draft)),
    stateOf: async () => assert.equal(await work.upkeep.stateOf(visits.draft), undefined),
    ...none("pin", "arrive", "newCode", "reported", "copies", "takeOver"),
  }],
];

test("everything that a screen can ask for refuses another's visits and leaves them as they are", async () => {
  const { db, visits } = await lent();
  const before = await everything(db);
  const work = new Work(db, { person: BORIS, signedIn: true }, { send: async () => null });
  for (const [part, asked] of OFFERED(work, visits)) {
    const offered = Object.getOwnPropertyNames(Object.getPrototypeOf(part)).filter((name) => name !== "constructor");
    assert.deepEqual(offered.sort(), Object.keys(asked).sort(), "say here what another person gets of it");
    for (const ask of Object.values(asked)) await ask?.();
  }
  assert.deepEqual(await everything(db), before);
});

test("lists of rows, what is due and what is reported are the owner's alone", async () => {
  const { db } = await lent();
  await nothing(visitsOf(db, BORIS.id));
  await nothing(assignmentsOf(db, BORIS.id));
  await nothing(begunOf(db, BORIS.id));
  await nothing(due(db));
  const { drafts, undelivered } = await reportOf(db, BORIS.id, {});
  assert.deepEqual([drafts, undelivered], [0, 0]);
});

test("another's draft can be opened by nobody else, not even taken over from a tab", async () => {
  const { db, visits } = await lent();
  for (const steal of [false, true]) await nobody(open(db, BORIS.id, visits.draft, steal, () => {}));
  await nobody(records.rowsOf(db, visits.draft, BORIS.id));
  await nobody(records.rowsOf(db, visits.draft, undefined));
});

test("what the server lists for another, purges and wipes touch no row of the first", async () => {
  const { db, visits } = await lent();
  const before = await everything(db);
  await exchange.keepAssignments(db, BORIS.id, [], []);
  await exchange.keepAssignment(db, BORIS.id, 20, { state: "declined" });
  await exchange.purge(db, BORIS.id, Date.parse("2099-01-01T00:00:00Z"), Date.parse("2099-01-01T00:00:00Z"));
  await wipe(db, BORIS.id);
  await nobody(rescue(db, BORIS.id, "build"));
  assert.deepEqual(await everything(db), before);
  assert.ok(visits.draft);
});

test("what the server says of a visit is not written into another's row", async () => {
  const { db, visits } = await lent();
  const get = async (path) => ({ status: path === "session" ? 200 : 404, body: { person: BORIS }, etag: null, wait: 0, offset_ms: null });
  await nobody(trace(db, { get }, visits.ready));
  assert.equal((await everything(db)).visits.find(({ id }) => id === visits.ready).traced, undefined);
});

test("a visit finished by one waits, and is sent when that one is here again", async () => {
  const db = await aPhone();
  const { id } = await aFinishedVisit(db);
  await records.keepSettings(db, { person: BORIS });
  await nothing(due(db));
  await records.keepSettings(db, { person: ANNA });
  assert.deepEqual((await due(db)).map((visit) => visit.id), [id]);
});
