import assert from "node:assert/strict";
import { test } from "node:test";
import * as exchange from "../../static/js/device/exchange.js";
import { assignmentsOf } from "../../static/js/device/own.js";
import * as records from "../../static/js/device/records.js";
import { answerAssignment, refresh } from "../../static/js/sync/worklist.js";
import { ANNA, aDraft, anAssignment, aPack, aPhone } from "./builders/phone.mjs";
import { BORIS, listed, ME, PACK, reply, Server } from "./builders/server.mjs";

const refused = (code) => (error) => error.code === code;

test("an assignment that cannot be accepted stays as it was, and a lost session is noticed", async () => {
  const db = await aPhone();
  const accept = (answer) => answerAssignment(db, new Server({ "POST assignments/7/accept": answer }), ANNA.id, 7, "accept");
  await assert.rejects(accept(reply(409, { code: "assignment_lapsed", title: "Its time has passed." })), refused("assignment_lapsed"));
  await assert.rejects(accept(undefined), refused("offline"));
  assert.equal(await records.setting(db, "signed_in"), true);
  await assert.rejects(accept(reply(401, { code: "not_signed_in" })), refused("not_signed_in"));
  assert.deepEqual([await records.setting(db, "signed_in"), (await assignmentsOf(db, ANNA.id))[0].state], [false, "accepted"]);
});

test("an accepted assignment is ready for work without network", async () => {
  const db = await aPhone();
  await exchange.keepAssignments(db, ANNA.id, [anAssignment({ version: 3, state: "offered" })], await assignmentsOf(db, ANNA.id));
  const newer = "GET packs/office/3?renderer=2";
  const server = new Server({ "POST assignments/7/accept": reply(200, { state: "accepted" }), [newer]: reply(200, aPack({ version: 3 })) });
  await answerAssignment(db, server, ANNA.id, 7, "accept");
  assert.equal((await records.packOf(db, anAssignment({ version: 3 }))).version, 3);
});

test("a list that was on its way does not take back what was accepted meanwhile; one asked for later does", async () => {
  const db = await aPhone();
  await refresh(db, new Server({ "GET assignments": listed([anAssignment({ state: "offered" })]) }));
  const state = async () => (await assignmentsOf(db, ANNA.id))[0].state;
  const late = new Server({ 'GET assignments "1"': listed([anAssignment({ state: "offered" })]) });
  const accepted = new Server({ "POST assignments/7/accept": reply(200, { state: "accepted" }) });
  const { get } = late;
  late.get = async (...asked) => {
    await answerAssignment(db, accepted, ANNA.id, 7, "accept");
    return get(...asked);
  };
  await refresh(db, late);
  assert.equal(await state(), "accepted");
  late.get = get;
  await refresh(db, late);
  assert.equal(await state(), "offered");
});

test("the list is refused when it is somebody else's, and what is here stays", async () => {
  const db = await aPhone();
  const server = new Server({ "GET assignments": reply(200, { ...BORIS.body, assignments: [] }) });
  await assert.rejects(refresh(db, server), refused("other_person"));
  assert.equal((await assignmentsOf(db, ANNA.id)).length, 1);
});

test("a list that comes for whoever has signed in meanwhile is not kept under the former name", async () => {
  const db = await aPhone();
  const server = new Server({});
  server.get = async () => {
    await records.keepSettings(db, { person: BORIS.body.person });
    return reply(200, { ...BORIS.body, assignments: [anAssignment({ id: 70 })] });
  };
  await assert.rejects(refresh(db, server), refused("other_person"));
  assert.deepEqual((await assignmentsOf(db, ANNA.id)).map(({ id }) => id), [7]);
});

test("a list that has not changed shows that the session holds again", async () => {
  const db = await aPhone();
  await refresh(db, new Server({ "GET assignments": listed([anAssignment()]) }));
  await records.keepSettings(db, { signed_in: false, linked: true });
  await refresh(db, new Server({ 'GET assignments "1"': reply(304) }));
  assert.deepEqual([await records.setting(db, "signed_in"), await records.setting(db, "linked")], [true, false]);
});

test("no network and a lost session leave what is here", async () => {
  const db = await aPhone();
  await assert.rejects(refresh(db, new Server({})), refused("offline"));
  await assert.rejects(refresh(db, new Server({ "GET assignments": reply(401, { code: "not_signed_in" }) })), refused("not_signed_in"));
  assert.equal((await assignmentsOf(db, ANNA.id)).length, 1);
});

test("all packs that are needed come at once, each version once, and none that is here", async () => {
  const db = await aPhone();
  const other = anAssignment({ id: 8, version: 3 });
  const assignments = [anAssignment(), other, anAssignment({ id: 9, version: 3 }), anAssignment({ id: 10, version: 4, state: "offered" })];
  const newer = "GET packs/office/3?renderer=2";
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
  await db.write(["packs"], async ({ packs }) => (await packs.clear(), await packs.put(aPack({ renderer: 1 }))));
  assert.equal((await records.packOf(db, anAssignment())).renderer, 1);
  await refresh(db, new Server({ "GET assignments": listed([anAssignment()]), [PACK]: reply(200, aPack()) }));
  assert.equal((await records.packOf(db, anAssignment())).renderer, 2);
});

test("a draft whose assignment is no longer listed stays", async () => {
  const db = await aPhone();
  const draft = await aDraft(db);
  await draft.save("greeted", { value: "yes" });
  await refresh(db, new Server({ "GET session": ME, "POST assignments/7/start": reply(409, {}), "GET assignments": listed([]) }));
  assert.equal((await records.rowsOf(db, draft.visit.id, ANNA.id)).answers.get("greeted").value, "yes");
});

test("the server is told of a start as soon as it can be, once", async () => {
  const db = await aPhone();
  await aDraft(db);
  await refresh(db, new Server({ "GET session": ME, "GET assignments": listed([anAssignment()]), "POST assignments/7/start": reply(503) }));
  assert.equal((await assignmentsOf(db, ANNA.id))[0].starting, true);
  const server = new Server({ "GET session": ME, "POST assignments/7/start": reply(200, { state: "started" }), 'GET assignments "1"': reply(304) });
  await refresh(db, server);
  await refresh(db, server);
  assert.equal(server.asked.filter((asked) => asked.startsWith("POST")).length, 1);
  const [{ starting, state }] = await assignmentsOf(db, ANNA.id);
  assert.deepEqual([starting, state], [undefined, "started"]);
});

test("a start is told in nobody else's session", async () => {
  const db = await aPhone();
  await aDraft(db);
  const server = new Server({ "GET session": BORIS, "GET assignments": BORIS, "POST assignments/7/start": reply(404, { code: "not_found" }) });
  await assert.rejects(refresh(db, server), refused("other_person"));
  assert.deepEqual([server.asked.includes("POST assignments/7/start"), (await assignmentsOf(db, ANNA.id))[0].starting], [false, true]);
});

test("that a start does not exist is no answer to whoever has signed in meanwhile, and settles it for the owner", async () => {
  const db = await aPhone();
  await aDraft(db);
  const server = new Server({ "GET session": ME, "GET assignments": listed([anAssignment()]), "POST assignments/7/start": reply(404, { code: "not_found" }) });
  const { post } = server;
  server.post = (path) => ((server.answers["GET session"] = BORIS), post(path));
  const starting = async () => (await assignmentsOf(db, ANNA.id))[0].starting;
  await refresh(db, server);
  assert.equal(await starting(), true);
  server.post = post;
  server.answers["GET session"] = ME;
  server.answers['GET assignments "1"'] = reply(304);
  await refresh(db, server);
  assert.equal(await starting(), undefined);
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
  assert.equal((await assignmentsOf(db, ANNA.id)).length, 1);
});

test("without a session nobody enters", async () => {
  const db = await aPhone();
  await records.keepSettings(db, { person: undefined, signed_in: false });
  const server = new Server({ "GET session": reply(401, {}) });
  await refresh(db, server);
  assert.deepEqual([server.asked, await records.setting(db, "person")], [["GET session"], undefined]);
});
