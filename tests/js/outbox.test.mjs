import assert from "node:assert/strict";
import { test } from "node:test";
import * as records from "../../static/js/device/records.js";
import { due, send } from "../../static/js/sync/outbox.js";
import { Sending } from "../../static/js/sync/sending.js";
import { ANNA, aFinishedVisit, aPhone, visitOf } from "./builders/phone.mjs";
import { BORIS, ME, reply, Server } from "./builders/server.mjs";

test("nothing is asked of the server when nothing is due", async () => {
  const db = await aPhone();
  const server = new Server({});
  assert.equal(await send(db, server), null);
  assert.deepEqual(server.asked, []);
});

test("without a session nothing is sent and nothing is begun", async () => {
  const db = await aPhone();
  const { id } = await aFinishedVisit(db);
  assert.equal(await send(db, new Server({ "GET session": reply(401, {}) })), "signed_out");
  assert.deepEqual([(await visitOf(db, id)).state, await records.setting(db, "signed_in")], ["ready", false]);
});

test("nothing is sent under another person's session", async () => {
  const db = await aPhone();
  const { id } = await aFinishedVisit(db);
  const server = new Server({ "GET session": BORIS });
  assert.equal(await send(db, server), "other_person");
  assert.deepEqual([server.asked, (await visitOf(db, id)).state], [["GET session"], "ready"]);
});

test("who signs out while visits are on their way sends no more of them, whoever comes next", async () => {
  const db = await aPhone();
  const first = await aFinishedVisit(db);
  const second = await aFinishedVisit(db, 8);
  const server = new Server({ "GET session": ME });
  const sent = [];
  server.put = async (path, body) => {
    sent.push(path.split("/")[1]);
    await records.keepSettings(db, { person: BORIS.body.person });
    return reply(202, { sha256: (await db.read(["outbox"], ({ outbox }) => outbox.get(first.id))).sha256, missing: ["aa"] });
  };
  await send(db, server);
  assert.deepEqual(sent, [first.id]);
  assert.deepEqual([(await visitOf(db, second.id)).problem, await records.setting(db, "signed_in")], [undefined, true]);
  await records.keepSettings(db, { person: ANNA });
  assert.equal((await due(db, Infinity)).length, 2);
});

test("a run that the phone's storage breaks off is announced as over", async (t) => {
  const db = await aPhone();
  await aFinishedVisit(db);
  t.mock.method(db, "write", () => Promise.reject(new Error("storage")));
  const heard = new BroadcastChannel("shopper");
  const idle = new Promise((done) => (heard.onmessage = ({ data }) => data.type === "idle" && done(true)));
  await assert.rejects(send(db, new Server({ "GET session": ME })));
  assert.equal(await idle, true);
  heard.close();
});

test("after a run that the phone's storage broke off another follows", async (t) => {
  const db = await aPhone();
  const { id } = await aFinishedVisit(db);
  const { sha256 } = await db.read(["outbox"], ({ outbox }) => outbox.get(id));
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const server = new Server({ "GET session": ME, "PUT visits": reply(201, { sha256, receipt: "K7-42Q", received_at: "2026-11-22T12:00:00Z" }) });
  const sending = new Sending(db, server);
  const broken = t.mock.method(db, "write", () => Promise.reject(new Error("storage")));
  await assert.rejects(sending.send(Date.now(), false));
  broken.mock.restore();
  t.mock.timers.tick(30_000);
  t.mock.timers.reset();
  while ((await visitOf(db, id)).state !== "sent") await new Promise((done) => setTimeout(done, 5));
});

test("another person's visits are not due", async () => {
  const db = await aPhone();
  await aFinishedVisit(db);
  await records.keepSettings(db, { person: { ...ANNA, id: 2 } });
  assert.deepEqual(await due(db), []);
});

test("without network a visit waits, can still be taken back, and is due when the network is back", async () => {
  const db = await aPhone();
  const { id } = await aFinishedVisit(db);
  assert.equal(await send(db, new Server({})), "offline");
  const { state, delivery } = await visitOf(db, id);
  assert.deepEqual([state, delivery.status], ["ready", 0]);
  assert.deepEqual((await due(db, Date.now())).length, 0);
  assert.deepEqual((await due(db, Date.now(), true)).length, 1);
  assert.deepEqual((await due(db)).length, 1);
});

test("a clock that was set back does not hold a visit up", async () => {
  const db = await aPhone();
  const { id } = await aFinishedVisit(db);
  await records.move(db, id, ["ready"], { delivery: { tries: 1, next_at: Date.now() + 30 * 60_000, status: 503 } });
  assert.equal((await due(db, Date.now())).length, 0);
  assert.equal((await due(db, Date.now() - 86_400_000)).length, 1);
});

test("a round that finds the server sends what is due", async () => {
  const db = await aPhone();
  const { id } = await aFinishedVisit(db);
  const { sha256 } = await db.read(["outbox"], ({ outbox }) => outbox.get(id));
  const server = new Server({ "GET session": ME, "PUT visits": reply(201, { sha256, receipt: "K7-42Q", received_at: "2026-11-22T12:00:00Z" }) });
  assert.equal(await send(db, server), null);
  assert.equal((await visitOf(db, id)).receipt.receipt, "K7-42Q");
});
