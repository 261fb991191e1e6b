import assert from "node:assert/strict";
import { test } from "node:test";
import { move } from "../../static/js/device/records.js";
import { Delivery } from "../../static/js/sync/delivery.js";
import { backoff, judge } from "../../static/js/sync/verdict.js";
import { aDraft, aFinishedVisit, aPhone, visitOf, withPhoto } from "./builders/phone.mjs";

const reply = (status, body = null, more = {}) => ({ status, body, etag: null, wait: 0, offset_ms: null, ...more });
const NOTHING = reply(0);

/** A server that keeps what it is sent, and fails as it is told to: `failing(method and path)` is its answer, if any. */
class Server {
  visits = new Map();
  photos = new Map();
  asked = [];
  constructor(failing = () => undefined) {
    this.failing = failing;
  }
  async put(path, bytes) {
    this.asked.push(path);
    const failed = this.failing(path, this.asked.length);
    if (failed) return failed;
    const sha256 = Buffer.from(await crypto.subtle.digest("SHA-256", bytes)).toString("hex");
    if (path.startsWith("evidence/")) {
      this.photos.set(sha256, bytes);
      return reply(201, { sha256 });
    }
    const known = this.visits.has(path);
    this.visits.set(path, JSON.parse(new TextDecoder().decode(bytes)));
    const missing = this.visits.get(path).evidence.map((photo) => photo.sha256).filter((hash) => !this.photos.has(hash));
    const receipt = { receipt: "K7-42Q", sha256, received_at: "2026-11-22T12:00:00Z", state: "received", breaches: [] };
    return missing.length ? reply(202, { ...receipt, missing }) : reply(known ? 200 : 201, receipt);
  }
}

test("only an answer with the hash of our own bytes means delivered", () => {
  const cases = [
    [reply(0), "later"], [reply(200), "later"], [reply(200, {}), "later"], [reply(201, { sha256: "b" }), "parked"], [reply(302, {}), "parked"],
    [reply(401, {}), "signed_out"], [reply(401), "later"], [reply(403), "later"], [reply(403, {}), "parked"], [reply(409, {}), "parked"],
    [reply(413, {}), "parked"], [reply(422, {}), "parked"], [reply(408, {}), "later"], [reply(425, {}), "later"], [reply(429, {}), "later"],
    [reply(500, {}), "later"], [reply(503), "later"], [reply(202, { sha256: "a", missing: [] }), "missing"],
    [reply(200, { sha256: "a" }), "sent"], [reply(201, { sha256: "a" }), "sent"],
  ];
  for (const [answer, verdict] of cases) assert.equal(judge(answer, "a"), verdict, JSON.stringify(answer));
});

test("waits double up to five minutes, and half of each is chance", () => {
  assert.deepEqual([0, 1, 4].map((tries) => backoff(tries, 1)), [2000, 4000, 32_000]);
  assert.deepEqual([backoff(0, 0), backoff(50, 1), backoff(5000, 1)], [1000, 300_000, 300_000]);
});

test("a visit with photos is delivered: answers first, then the photos, then the visit once more", async () => {
  const db = await aPhone();
  const draft = await aDraft(db);
  const photos = [await withPhoto(db, draft, "a"), await withPhoto(db, draft, "b")];
  const { id } = await draft.finish();
  const server = new Server();
  assert.equal(await new Delivery(db, server).run([{ id }]), null);
  assert.deepEqual(server.asked, [`visits/${id}`, ...photos.map(({ sha256 }) => `evidence/${sha256}`), `visits/${id}`]);
  const { state, receipt, photos: counted, delivery } = await visitOf(db, id);
  assert.deepEqual([state, receipt.receipt, counted, delivery], ["sent", "K7-42Q", { total: 2, sent: 2, kept: true }, undefined]);
});

test("everybody's answers go before anybody's photos", async () => {
  const db = await aPhone();
  const draft = await aDraft(db);
  const { sha256 } = await withPhoto(db, draft);
  const first = await draft.finish();
  const second = await aFinishedVisit(db, 8);
  const server = new Server();
  await new Delivery(db, server).run([first, second]);
  assert.deepEqual(server.asked, [`visits/${first.id}`, `visits/${second.id}`, `evidence/${sha256}`, `visits/${first.id}`]);
});

test("a refused visit is parked with the server's words and stops no other", async () => {
  const db = await aPhone();
  const [bad, good] = [await aFinishedVisit(db, 7), await aFinishedVisit(db, 8)];
  for (const status of [403, 409, 413, 422]) {
    await move(db, bad.id, ["ready", "parked"], { state: "ready" });
    const server = new Server((path) => path.endsWith(bad.id) && reply(status, { code: "no_good", title: "Not like this." }));
    assert.equal(await new Delivery(db, server).run([bad, good]), null);
    const { state, problem } = await visitOf(db, bad.id);
    assert.deepEqual([state, problem], ["parked", { status, code: "no_good", title: "Not like this." }]);
  }
  assert.equal((await visitOf(db, good.id)).state, "sent");
});

test("a lost session stops everything and loses nothing", async () => {
  const db = await aPhone();
  const [first, second] = [await aFinishedVisit(db, 7), await aFinishedVisit(db, 8)];
  const server = new Server(() => reply(401, { code: "not_signed_in" }));
  assert.equal(await new Delivery(db, server).run([first, second]), "signed_out");
  assert.deepEqual(server.asked.length, 1);
  assert.deepEqual([(await visitOf(db, first.id)).state, (await visitOf(db, second.id)).state], ["sending", "ready"]);
  assert.equal(await new Delivery(db, new Server()).run([first, second]), null);
  assert.deepEqual([(await visitOf(db, first.id)).state, (await visitOf(db, second.id)).state], ["sent", "sent"]);
});

test("no network, a busy server and a hotel's sign-in page mean later, with growing patience", async () => {
  const db = await aPhone();
  const { id } = await aFinishedVisit(db);
  const answers = [NOTHING, reply(503, {}), reply(200, { hello: "guest" }), reply(429, {}, { wait: 400_000 })];
  for (const [tries, answer] of answers.entries()) {
    await new Delivery(db, new Server(() => answer)).run([{ id }]);
    const { state, delivery } = await visitOf(db, id);
    assert.deepEqual([state, delivery.tries, delivery.status], ["sending", tries + 1, answer.status]);
    assert.ok(delivery.next_at > Date.now());
  }
  assert.ok((await visitOf(db, id)).delivery.next_at > Date.now() + 390_000);
});

test("a line that breaks between the photos goes on where it was", async () => {
  const db = await aPhone();
  const draft = await aDraft(db);
  const photos = [await withPhoto(db, draft, "a"), await withPhoto(db, draft, "b"), await withPhoto(db, draft, "c")];
  const { id } = await draft.finish();
  const server = new Server((_path, nth) => nth === 3 && NOTHING);
  await new Delivery(db, server).run([{ id }]);
  const { state, photos: counted } = await visitOf(db, id);
  assert.deepEqual([state, counted.sent, server.photos.size], ["sending", 1, 1]);
  await new Delivery(db, server).run([{ id }]);
  assert.equal((await visitOf(db, id)).state, "sent");
  assert.deepEqual(server.asked.filter((path) => path === `evidence/${photos[0].sha256}`).length, 1);
});

test("an answer that got lost after the server had kept everything is a repeat, not a second visit", async () => {
  const db = await aPhone();
  const { id } = await aFinishedVisit(db);
  const server = new Server();
  const put = server.put.bind(server);
  server.put = async (...sent) => (await put(...sent), NOTHING);
  await new Delivery(db, server).run([{ id }]);
  assert.deepEqual([(await visitOf(db, id)).state, server.visits.size], ["sending", 1]);
  server.put = put;
  await new Delivery(db, server).run([{ id }]);
  assert.deepEqual([(await visitOf(db, id)).state, server.visits.size], ["sent", 1]);
});

test("a refused photo parks its visit, after the others have gone", async () => {
  const db = await aPhone();
  const draft = await aDraft(db);
  const [bad, good] = [await withPhoto(db, draft, "a"), await withPhoto(db, draft, "b")];
  const { id } = await draft.finish();
  const server = new Server((path) => path.endsWith(bad.sha256) && reply(422, { code: "no_image", title: "This is no image." }));
  await new Delivery(db, server).run([{ id }]);
  const { state, problem } = await visitOf(db, id);
  assert.deepEqual([state, problem.code, [...server.photos.keys()]], ["parked", "no_image", [good.sha256]]);
});

test("a photo that is gone from the phone parks its visit and says so", async () => {
  const db = await aPhone();
  const draft = await aDraft(db);
  const { id: photo } = await withPhoto(db, draft);
  const { id } = await draft.finish();
  await db.write(["bytes"], ({ bytes }) => bytes.delete(photo));
  await new Delivery(db, new Server()).run([{ id }]);
  assert.equal((await visitOf(db, id)).problem.code, "photo_absent");
});

test("a visit whose frozen body is gone from the phone is parked and says so, and holds up no other", async () => {
  const db = await aPhone();
  const [gone, there] = [await aFinishedVisit(db, 7), await aFinishedVisit(db, 8)];
  await db.write(["outbox"], ({ outbox }) => outbox.delete(gone.id));
  await new Delivery(db, new Server()).run([gone, there]);
  const { state, problem } = await visitOf(db, gone.id);
  assert.deepEqual([state, problem.code, (await visitOf(db, there.id)).state], ["parked", "body_absent", "sent"]);
});

test("a server that goes on missing what it was given is asked again later, not for ever", async () => {
  const db = await aPhone();
  const draft = await aDraft(db);
  await withPhoto(db, draft);
  const { id } = await draft.finish();
  const server = new Server();
  server.photos.set = () => {};
  await new Delivery(db, server).run([{ id }]);
  const { state, delivery } = await visitOf(db, id);
  assert.deepEqual([state, delivery.status, server.asked.length], ["sending", 202, 3]);
});

test("a server that confirms other bytes than ours has not received the visit", async () => {
  const db = await aPhone();
  const { id } = await aFinishedVisit(db);
  await new Delivery(db, new Server(() => reply(200, { sha256: "f".repeat(64), receipt: "X" }))).run([{ id }]);
  const { state, problem, receipt } = await visitOf(db, id);
  assert.deepEqual([state, problem.code, receipt], ["parked", "receipt_differs", undefined]);
});

test("a visit that was taken back a moment ago is not sent", async () => {
  const db = await aPhone();
  const { id } = await aFinishedVisit(db);
  await move(db, id, ["ready"], { state: "draft" });
  const server = new Server();
  await new Delivery(db, server).run([{ id }]);
  assert.deepEqual([server.asked, (await visitOf(db, id)).state], [[], "draft"]);
});
