import assert from "node:assert/strict";
import { test } from "node:test";
import * as exchange from "../../static/js/device/exchange.js";
import * as records from "../../static/js/device/records.js";
import { answerAssignment, due, refresh, send } from "../../static/js/sync/rounds.js";
import { ANNA, aDraft, aFinishedVisit, anAssignment, aPack, aPhone, visitOf } from "./builders/phone.mjs";

const reply = (status, body = null, more = {}) => ({ status, body, etag: null, wait: 0, offset_ms: null, ...more });

/** A server that answers by "METHOD path"; what is not listed does not answer at all. */
class Server {
  asked = [];
  constructor(answers) {
    this.answers = answers;
  }
  #ask(asked) {
    this.asked.push(asked);
    return Promise.resolve(this.answers[asked] ?? reply(0));
  }
  get = (path, etag) => this.#ask(etag ? `GET ${path} ${etag}` : `GET ${path}`);
  post = (path) => this.#ask(`POST ${path}`);
  put = (path) => this.#ask(`PUT ${path.split("/")[0]}`);
  delete = (path) => this.#ask(`DELETE ${path}`);
}
const ME = reply(200, { person: ANNA });
const BORIS = reply(200, { person: { ...ANNA, id: 2 } });
const listed = (assignments, more = {}) => reply(200, { person: ANNA, assignments }, { etag: '"1"', offset_ms: 1500, ...more });
const PACK = "GET packs/office/2?renderer=1";
const refused = (code) => (error) => error.code === code;

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

test("an assignment that cannot be accepted stays as it was, and a lost session is noticed", async () => {
  const db = await aPhone();
  const accept = (answer) => answerAssignment(db, new Server({ "POST assignments/7/accept": answer }), ANNA.id, 7, "accept");
  await assert.rejects(accept(reply(409, { code: "assignment_lapsed", title: "Its time has passed." })), refused("assignment_lapsed"));
  await assert.rejects(accept(undefined), refused("offline"));
  assert.equal(await records.setting(db, "signed_in"), true);
  await assert.rejects(accept(reply(401, { code: "not_signed_in" })), refused("not_signed_in"));
  assert.deepEqual([await records.setting(db, "signed_in"), (await records.assignmentsOf(db, ANNA.id))[0].state], [false, "accepted"]);
});

test("an accepted assignment is ready for work without network", async () => {
  const db = await aPhone();
  await exchange.keepAssignments(db, ANNA.id, [anAssignment({ version: 3, state: "offered" })]);
  const newer = "GET packs/office/3?renderer=1";
  const server = new Server({ "POST assignments/7/accept": reply(200, { state: "accepted" }), [newer]: reply(200, aPack({ version: 3 })) });
  await answerAssignment(db, server, ANNA.id, 7, "accept");
  assert.equal((await records.packOf(db, anAssignment({ version: 3 }))).version, 3);
});

test("a round that finds the server sends what is due", async () => {
  const db = await aPhone();
  const { id } = await aFinishedVisit(db);
  const { sha256 } = await db.read(["outbox"], ({ outbox }) => outbox.get(id));
  const server = new Server({ "GET session": ME, "PUT visits": reply(201, { sha256, receipt: "K7-42Q", received_at: "2026-11-22T12:00:00Z" }) });
  assert.equal(await send(db, server), null);
  assert.equal((await visitOf(db, id)).receipt.receipt, "K7-42Q");
});

test("the list is refused when it is somebody else's, and what is here stays", async () => {
  const db = await aPhone();
  const server = new Server({ "GET assignments": reply(200, { ...BORIS.body, assignments: [] }) });
  await assert.rejects(refresh(db, server), refused("other_person"));
  assert.equal((await records.assignmentsOf(db, ANNA.id)).length, 1);
});

test("no network and a lost session leave what is here", async () => {
  const db = await aPhone();
  await assert.rejects(refresh(db, new Server({})), refused("offline"));
  await assert.rejects(refresh(db, new Server({ "GET assignments": reply(401, { code: "not_signed_in" }) })), refused("not_signed_in"));
  assert.equal((await records.assignmentsOf(db, ANNA.id)).length, 1);
});

test("all packs that are needed come at once, each version once, and none that is here", async () => {
  const db = await aPhone();
  const other = anAssignment({ id: 8, version: 3 });
  const assignments = [anAssignment(), other, anAssignment({ id: 9, version: 3 }), anAssignment({ id: 10, version: 4, state: "offered" })];
  const newer = "GET packs/office/3?renderer=1";
  const server = new Server({ "GET assignments": listed(assignments), [newer]: reply(200, aPack({ version: 3 })) });
  await refresh(db, server);
  assert.deepEqual(server.asked, ["GET assignments", newer]);
  assert.equal((await records.packOf(db, other)).version, 3);
  assert.equal(await records.setting(db, "offset_ms"), 1500);
});

test("a list that has not changed is not sent again, and packs that failed before are fetched", async () => {
  const db = await aPhone();
  await db.write(["packs"], ({ packs }) => packs.clear());
  await assert.rejects(refresh(db, new Server({ "GET assignments": listed([anAssignment()]) })), refused("offline"));
  const server = new Server({ 'GET assignments "1"': reply(304), [PACK]: reply(200, aPack()) });
  await refresh(db, server);
  assert.deepEqual(server.asked, ['GET assignments "1"', PACK]);
  assert.ok(await records.packOf(db, anAssignment()));
});

test("a pack of an older renderer serves until the newer one is here", async () => {
  const db = await aPhone();
  await db.write(["packs"], async ({ packs }) => (await packs.clear(), await packs.put(aPack({ renderer: 0 }))));
  assert.equal((await records.packOf(db, anAssignment())).renderer, 0);
  await refresh(db, new Server({ "GET assignments": listed([anAssignment()]), [PACK]: reply(200, aPack()) }));
  assert.equal((await records.packOf(db, anAssignment())).renderer, 1);
});

test("a draft whose assignment is no longer listed stays", async () => {
  const db = await aPhone();
  const draft = await aDraft(db);
  await draft.save("greeted", { value: "yes" });
  await refresh(db, new Server({ "POST assignments/7/start": reply(409, {}), "GET assignments": listed([]) }));
  assert.equal((await records.rowsOf(db, draft.visit.id, ANNA.id)).answers.get("greeted").value, "yes");
});

test("the server is told of a start as soon as it can be, once", async () => {
  const db = await aPhone();
  await aDraft(db);
  await refresh(db, new Server({ "GET assignments": listed([anAssignment()]), "POST assignments/7/start": reply(503) }));
  assert.equal((await records.assignmentsOf(db, ANNA.id))[0].starting, true);
  const server = new Server({ "POST assignments/7/start": reply(200, { state: "started" }), 'GET assignments "1"': reply(304) });
  await refresh(db, server);
  await refresh(db, server);
  assert.equal(server.asked.filter((asked) => asked.startsWith("POST")).length, 1);
  const [{ starting, state }] = await records.assignmentsOf(db, ANNA.id);
  assert.deepEqual([starting, state], [undefined, "started"]);
});

test("who signed out without network is signed out of the server when it is back", async () => {
  const db = await aPhone();
  await records.keepSettings(db, { person: undefined, leaving: true });
  await refresh(db, new Server({}));
  assert.equal(await records.setting(db, "leaving"), true);
  const server = new Server({ "DELETE session": reply(204) });
  await refresh(db, server);
  await refresh(db, server);
  assert.deepEqual([server.asked, await records.setting(db, "leaving")], [["DELETE session", "GET session"], false]);
});

test("who came by a link has a session already, and enters with it", async () => {
  const db = await aPhone();
  await records.keepSettings(db, { person: undefined, signed_in: false });
  await refresh(db, new Server({ "GET session": ME, "GET assignments": listed([anAssignment()]), [PACK]: reply(200, aPack()) }));
  assert.equal((await records.setting(db, "person")).id, ANNA.id);
  assert.equal((await records.assignmentsOf(db, ANNA.id)).length, 1);
});

test("without a session nobody enters", async () => {
  const db = await aPhone();
  await records.keepSettings(db, { person: undefined, signed_in: false });
  const server = new Server({ "GET session": reply(401, {}) });
  await refresh(db, server);
  assert.deepEqual([server.asked, await records.setting(db, "person")], [["GET session"], undefined]);
});
