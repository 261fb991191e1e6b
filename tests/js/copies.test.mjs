import assert from "node:assert/strict";
import { test } from "node:test";
import { begunOf, isUndelivered } from "../../static/js/device/begun.js";
import { phoneOf } from "../../static/js/device/naming.js";
import { Draft } from "../../static/js/device/draft.js";
import { purge } from "../../static/js/device/exchange.js";
import * as records from "../../static/js/device/records.js";
import { rescue } from "../../static/js/device/rescue.js";
import { wipe } from "../../static/js/device/wipe.js";
import { Copies } from "../../static/js/sync/copies.js";
import { takeOver } from "../../static/js/sync/takeover.js";
import { Upkeep } from "../../static/js/sync/upkeep.js";
import { told } from "../../static/js/visit/notes.js";
import { CopyServer, reply } from "./builders/copies.mjs";
import { aServerPair, told as toldKey } from "./builders/opener.mjs";
import { ANNA, aDraft, aPhone, visitOf, withPhoto } from "./builders/phone.mjs";

const refused = (code) => (error) => error.code === code;
const open = async (db, id) => new Draft(db, await records.rowsOf(db, id, ANNA.id), () => {});
const answersOf = async (db, id) => Object.fromEntries([...(await open(db, id)).answers].map(([question, { value }]) => [question, value]));

/** A phone with a draft whose copy is on the server. */
async function copied(server = new CopyServer()) {
  const db = await aPhone();
  const copies = new Copies(db, server);
  const draft = await aDraft(db);
  await draft.save("greeted", { value: "yes" });
  await copies.keep();
  return { db, copies, draft, server, id: draft.visit.id };
}

test("a draft is copied once it rests, and again only when it has changed", async () => {
  const { db, copies, draft, server, id } = await copied();
  assert.equal(server.copies.get(id).draft.answers[0].answer.value, "yes");
  assert.deepEqual((await visitOf(db, id)).copy, { seq: draft.visit.seq, at: "2026-11-25T12:04:00.000000Z", lacking: 0 });
  await copies.keep();
  assert.equal(server.count("PUT"), 1);
  await draft.save("story", { value: "Good" });
  await copies.keep(20_000);
  assert.equal(server.count("PUT"), 1, "it has not rested");
  await copies.keep();
  assert.deepEqual([server.count("PUT"), server.copies.get(id).draft.answers.length], [2, 2]);
});

test("an answer saved while its copy travels is copied next", async () => {
  const { copies, draft, server, id } = await copied();
  const { put } = server;
  await draft.save("greeted", { value: "no", comment: "Nobody came" });
  server.put = async (...sent) => {
    server.put = put;
    await draft.save("story", { value: "Later" });
    return put(...sent);
  };
  await copies.keep();
  assert.equal(server.copies.get(id).draft.answers.length, 1);
  await copies.keep();
  assert.equal(server.copies.get(id).draft.answers.length, 2);
});

test("a photo goes once, by its hash", async () => {
  const { db, copies, draft, server, id } = await copied();
  const { sha256 } = await withPhoto(db, draft);
  await draft.save("greeted", { value: "no", comment: "x" });
  await copies.keep();
  assert.equal((await visitOf(db, id)).copy.lacking, 0);
  await draft.save("greeted", { value: "yes" });
  await copies.keep();
  assert.equal(server.count(`PUT backups/${id}/photos/${sha256}`), 1);
});

test("a photo that cannot go is not tried for ever", async () => {
  const { db, copies, draft, server, id } = await copied();
  await withPhoto(db, draft);
  await draft.note({ language: "et" });
  server.instead[`PUT backups/${id}/photos`] = reply(413, { code: "too_large" });
  for (let n = 0; n < 3; n++) await copies.keep();
  assert.equal(server.count(`PUT backups/${id}/photos`), 1);
  assert.deepEqual([(await visitOf(db, id)).copy.lacking, (await visitOf(db, id)).copy.refused], [1, "photo"]);
});

test("a draft that was opened and left blank is not copied", async () => {
  const db = await aPhone();
  const server = new CopyServer();
  await (await aDraft(db)).note({ language: "et" });
  await new Copies(db, server).keep();
  assert.deepEqual(server.asked, []);
});

test("nothing is copied by somebody signed out, or under another person's session", async () => {
  const { db, copies, draft, server } = await copied();
  await draft.save("greeted", { value: "no", comment: "x" });
  server.session = reply(200, { person: { ...ANNA, id: 2 } });
  await copies.keep();
  assert.equal(server.count("PUT"), 1);
  server.asked.length = 0;
  await records.keepSettings(db, { signed_in: false });
  await copies.round();
  await records.keepSettings(db, { signed_in: true, person: { ...ANNA, id: 2 } });
  server.session = reply(200, { person: { ...ANNA, id: 2 } });
  await copies.keep();
  assert.deepEqual(server.asked, []);
});

test("a session that ended stops it, and is noticed", async () => {
  const { db, copies, draft, server } = await copied();
  await draft.save("greeted", { value: "no", comment: "x" });
  server.instead["PUT"] = reply(401, { code: "not_signed_in" });
  await copies.keep();
  assert.equal(await records.setting(db, "signed_in"), false);
});

for (const [name, answer] of [["no network", reply(0)], ["a server in trouble", reply(503, {}, { wait: 60_000 })], ["too many tries", reply(429, { code: "too_many_requests" })]]) {
  test(`${name} makes it wait, and a round tries again`, async () => {
    const { db, copies, draft, server, id } = await copied();
    await draft.save("greeted", { value: "no", comment: "x" });
    server.instead["PUT"] = answer;
    await copies.keep();
    const before = server.asked.length;
    await copies.keep();
    assert.equal(server.asked.length, before);
    delete server.instead["PUT"];
    await copies.round();
    assert.equal((await visitOf(db, id)).copy.seq, draft.visit.seq);
  });
}

test("a server that knows no copies is left alone", async () => {
  const db = await aPhone();
  const server = new CopyServer();
  server.instead["PUT"] = reply(404, { code: "not_found" });
  const copies = new Copies(db, server);
  const draft = await aDraft(db);
  await draft.save("greeted", { value: "yes" });
  await copies.keep();
  await copies.round();
  assert.deepEqual([server.count("PUT"), server.count("GET backups"), (await visitOf(db, draft.visit.id)).state], [1, 0, "draft"]);
});

test("a refused copy is tried again when the draft has changed, and the last one stays named", async () => {
  const { db, copies, draft, server, id } = await copied();
  await draft.save("greeted", { value: "no", comment: "x" });
  server.instead["PUT"] = reply(413, { code: "backup_full" });
  for (let n = 0; n < 3; n++) await copies.keep();
  const { copy } = await visitOf(db, id);
  assert.deepEqual([server.count("PUT"), copy.refused, copy.at], [2, "backup_full", "2026-11-25T12:04:00.000000Z"]);
  delete server.instead["PUT"];
  await copies.keep();
  assert.equal(server.count("PUT"), 2, "it has not changed");
  await draft.save("story", { value: "More" });
  await copies.keep();
  assert.deepEqual((await visitOf(db, id)).copy, { seq: draft.visit.seq, at: "2026-11-25T12:04:00.000000Z", lacking: 0 });
});

test("what the server refused is not called there when the draft goes on at another phone", async () => {
  const { db, copies, draft, server, id } = await copied();
  await draft.save("greeted", { value: "no", comment: "Only here" });
  server.instead["PUT"] = reply(413, { code: "backup_full" });
  await copies.keep();
  delete server.instead["PUT"];
  await takeOver(await aPhone(), server, id);
  await copies.look();
  assert.deepEqual((await visitOf(db, id)).elsewhere, { newer: true });
  assert.equal((await begunOf(db, ANNA.id)).filter(isUndelivered).length, 1);
});

test("a refusal that a build of before noted is tried once more, and hides nothing", async () => {
  const { db, copies, draft, server, id } = await copied();
  const { seq } = draft.visit;
  await records.move(db, id, ["draft"], { copy: { seq, at: "2026-11-25T12:04:00.000000Z", lacking: 0, refused: "forbidden" } });
  server.instead["PUT"] = reply(413, { code: "backup_full" });
  for (let n = 0; n < 3; n++) await copies.keep();
  assert.equal(server.count("PUT"), 2);
  await takeOver(await aPhone(), server, id);
  await copies.look();
  assert.deepEqual((await visitOf(db, id)).elsewhere, { newer: true });
});

for (const [what, beginning, answer] of [["copy", "PUT", reply(403, { code: "forbidden" })], ["photo", "PUT backups", reply(404, { code: "not_found" })]]) {
  test(`a ${what} that met another person's session goes when its own person is back`, async () => {
    const { db, copies, draft, server, id } = await copied();
    await withPhoto(db, draft);
    await draft.save("greeted", { value: "no", comment: "x" });
    const met = what === "photo" ? `${beginning}/${id}/photos` : beginning;
    server.instead[met] = answer;
    await copies.keep();
    const asked = server.asked.length;
    await copies.keep();
    assert.equal(server.asked.length, asked, "not at once");
    delete server.instead[met];
    await copies.round();
    const { copy } = await visitOf(db, id);
    assert.deepEqual([copy.seq, copy.lacking, copy.refused], [draft.visit.seq, 0, undefined]);
  });
}

test("a photo that is not on the server when the draft goes on at another phone is only here", async () => {
  const { db, copies, draft, server, id } = await copied();
  await withPhoto(db, draft);
  await draft.note({ language: "et" });
  server.instead[`PUT backups/${id}/photos`] = reply(413, { code: "too_large" });
  await copies.keep();
  await takeOver(await aPhone(), server, id);
  await copies.look();
  assert.deepEqual((await visitOf(db, id)).elsewhere, { newer: true });
  await records.keepSettings(db, { rescue_key: await toldKey(await aServerPair()) });
  assert.equal((await rescue(db, ANNA.id, "build-1")).photos, 1);
  server.delivered.set(id, { receipt: "K7-42Q", sha256: "ab", received_at: "2020-11-25T13:00:00Z", state: "received", missing: [] });
  server.copies.delete(id);
  await copies.look();
  await wipe(db, ANNA.id);
  await purge(db, ANNA.id, Date.now(), Date.now());
  assert.equal(await db.read(["bytes"], ({ bytes }) => bytes.count()), 1);
});

/** A phone whose storage was emptied under an open draft with a photo; its own name and its person are known again. */
async function emptied() {
  const first = await copied();
  const { db, copies, draft, server, id } = first;
  const photo = await withPhoto(db, draft);
  await draft.save("greeted", { value: "no", comment: "x" });
  await copies.keep();
  const names = ["settings", "visits", "answers", "photos", "bytes", "packs"];
  await db.write(names, async (stores) => {
    const phone = await stores.settings.get("phone");
    for (const name of names) await stores[name].clear();
    for (const [name, value] of Object.entries({ phone, person: ANNA, signed_in: true })) await stores.settings.put(value, name);
  });
  await draft.save("story", { value: "After" });
  return { ...first, photo, kept: () => server.copies.get(id).photos.map(({ sha256 }) => sha256) };
}

test("storage emptied under an open draft gets the photos back from the copy before that is written over", async () => {
  const { db, copies, server, id, photo, kept } = await emptied();
  assert.equal((await open(db, id)).photos.size, 0);
  await copies.keep();
  assert.deepEqual(kept(), [photo.sha256]);
  assert.deepEqual(await answersOf(db, id), { greeted: "no", story: "After" });
  const [back] = (await open(db, id)).photos.get("sign");
  assert.equal((await db.read(["bytes"], ({ bytes }) => bytes.get(back.id))).byteLength, photo.size);
  assert.equal(server.copies.get(id).draft.answers.length, 2);
  const asked = server.count("GET backups/");
  await (await open(db, id)).save("story", { value: "More" });
  await copies.keep();
  assert.equal(server.count("GET backups/"), asked, "once is enough");
});

for (const [what, met, answer] of [["the copy", "GET backups/", reply(0)], ["a photo", "FILE", 503]])
  test(`as long as ${what} does not come back, the copy on the server stays as it is`, async () => {
    const { copies, server, photo, kept } = await emptied();
    const { photos } = server;
    server.instead[met] = answer;
    if (what === "a photo") server.photos = new Map([...photos].map(([name]) => [name, new ArrayBuffer(0)]));
    const before = server.count("PUT");
    await copies.keep();
    assert.equal(server.count("PUT"), before);
    delete server.instead[met];
    server.photos = photos;
    await copies.round();
    assert.deepEqual(kept(), [photo.sha256]);
  });

test("what another person's session hides is not taken for lost", async () => {
  const { copies, server, photo, kept } = await emptied();
  server.instead["GET backups/"] = reply(404, { code: "not_found" });
  server.instead["PUT"] = reply(403, { code: "forbidden" });
  await copies.keep();
  server.instead = {};
  await copies.round();
  assert.deepEqual(kept(), [photo.sha256]);
});

test("storage emptied under a draft that has no copy is copied as it is", async () => {
  const { copies, server, id } = await emptied();
  server.copies.clear();
  await copies.keep();
  assert.equal(server.copies.get(id).draft.visit.restored, undefined);
});

test("a draft thrown away goes from the server, and comes back with its undo", async () => {
  const { db, copies, server, id } = await copied();
  await records.move(db, id, ["draft"], { state: "discarded" });
  await copies.keep();
  assert.equal(server.copies.size, 0);
  await records.move(db, id, ["discarded"], { state: "draft" });
  await copies.keep();
  assert.equal(server.copies.size, 1);
});

test("a draft taken over and thrown away at once goes from the server, too", async () => {
  const { server, id } = await copied();
  const second = await aPhone();
  await takeOver(second, server, id);
  await records.move(second, id, ["draft"], { state: "discarded" });
  await new Copies(second, server).keep();
  assert.equal(server.copies.size, 0);
});

test("another phone goes on with the whole draft, and the first one is closed with all that it has", async () => {
  const { db: first, copies, draft, server, id } = await copied();
  const photo = await withPhoto(first, draft);
  await draft.save("story", { value: "Good" });
  await copies.keep();
  await draft.save("greeted", { value: "no", comment: "Only here" });

  const second = await aPhone();
  const { visit, without } = await takeOver(second, server, id);
  assert.deepEqual([visit.state, without], ["draft", 0]);
  assert.deepEqual(await answersOf(second, id), { greeted: "yes", story: "Good" });
  const [taken] = (await open(second, id)).photos.get("sign");
  assert.deepEqual([taken.sha256, (await second.read(["bytes"], ({ bytes }) => bytes.get(taken.id))).byteLength], [photo.sha256, photo.size]);

  await copies.keep();
  const closed = await visitOf(first, id);
  assert.deepEqual([closed.state, closed.elsewhere], ["elsewhere", { newer: true }]);
  await assert.rejects(draft.save("story", { value: "More" }), refused("not_draft"));
  const rows = await first.read(["answers", "photos"], async ({ answers, photos }) => [await answers.count(), await photos.count()]);
  assert.deepEqual(rows, [2, 1]);
});

test("an answer that was taken back after a copy leaves a draft, which is copied so and can be thrown away", async () => {
  const { db, copies, draft, server, id } = await copied();
  await draft.save("greeted", { value: "" });
  await copies.keep();
  assert.equal(server.copies.get(id).draft.answers[0].answer.value, undefined);
  assert.equal((await visitOf(db, id)).copy.seq, draft.visit.seq);
  await records.move(db, id, ["draft"], { state: "discarded" });
  await copies.keep();
  assert.equal(server.copies.size, 0);
});

test("a timer that runs goes on by the clock of the phone that takes it over", async () => {
  const { db, copies, draft, server, id } = await copied();
  await records.keepSettings(db, { offset_ms: 1000 });
  const timer = { started: 500_000, steady: 1, origin: 1 };
  await draft.save("story", { timer });
  await draft.save("greeted", { value: "yes", before: { timer } });
  await copies.keep();
  const second = await aPhone();
  await records.keepSettings(second, { offset_ms: -600_000 });
  await takeOver(second, server, id);
  const { answers } = await open(second, id);
  assert.equal(answers.get("story").timer.started, 500_000 + 601_000);
  assert.equal(answers.get("greeted").before.timer.started, 500_000 + 601_000);
});

test("a list of copies that does not come holds up nobody for long", async (t) => {
  const db = await aPhone();
  const server = new CopyServer();
  /** @type {(late: any) => void} */
  let answer;
  server.get = () => new Promise((done) => (answer = done));
  t.mock.timers.enable({ apis: ["setTimeout"] });
  let met = false;
  new Copies(db, server).meet(ANNA.id).then(() => (met = true));
  for (let n = 0; n < 50; n++) await new Promise(setImmediate);
  assert.equal(met, false);
  t.mock.timers.tick(3000);
  for (let n = 0; n < 50; n++) await new Promise(setImmediate);
  assert.equal(met, true);
  answer(reply(0));
});

test("a phone that has changed nothing learns of it by looking", async () => {
  const { db: first, copies, server, id } = await copied();
  await takeOver(await aPhone(), server, id);
  await copies.look();
  const { state, elsewhere } = await visitOf(first, id);
  assert.deepEqual([state, elsewhere], ["elsewhere", { newer: false }]);
});

test("taken back, of each answer the later one holds, and the other phone is closed", async () => {
  const { db: first, copies, draft, server, id } = await copied();
  const second = await aPhone();
  await takeOver(second, server, id);
  await draft.save("story", { value: "On A" });
  const there = await open(second, id);
  await there.save("greeted", { value: "no", comment: "On B" });
  const copiesThere = new Copies(second, server);
  await copiesThere.keep();
  await copies.keep();
  assert.equal((await visitOf(first, id)).state, "elsewhere");

  const { visit } = await takeOver(first, server, id);
  assert.deepEqual(await answersOf(first, id), { greeted: "no", story: "On A" });
  assert.deepEqual(visit.progress, (({ answered, total }) => ({ answered, total }))((await open(first, id)).state()));
  await copies.keep();
  assert.equal(server.copies.get(id).draft.answers.length, 2);
  await copiesThere.look();
  assert.equal((await visitOf(second, id)).state, "elsewhere");
});

const signs = async (db, id) => ((await open(db, id)).photos.get("sign") ?? []).map(({ sha256 }) => sha256);
const takeAway = async (db, id, sha256) => {
  const draft = await open(db, id);
  await (await draft.album()).remove(draft.photos.get("sign").find((photo) => photo.sha256 === sha256).id);
};

test("a photo that was taken away on one phone stays away when the draft goes back to the other, and can be had back there", async () => {
  const { db: first, copies, draft, server, id } = await copied();
  const [a, b] = [await withPhoto(first, draft, "a"), await withPhoto(first, draft, "b")];
  await draft.save("story", { value: "x" });
  await copies.keep();
  const second = await aPhone();
  await takeOver(second, server, id);
  await takeAway(second, id, a.sha256);
  await new Copies(second, server).keep();
  await copies.look();
  await takeOver(first, server, id);
  assert.deepEqual(await signs(first, id), [b.sha256]);

  const album = await (await open(first, id)).album();
  assert.deepEqual((await album.aside("sign")).map(({ sha256 }) => sha256), [a.sha256]);
  await new Promise((done) => setTimeout(done, 2)); // a later moment
  await album.restore(a.id);
  await copies.keep();
  await new Copies(second, server).look();
  await takeOver(second, server, id);
  assert.deepEqual((await signs(second, id)).sort(), [a.sha256, b.sha256].sort());
});

test("a photo that was taken away before the draft went on elsewhere does not come back from there", async () => {
  const { db: first, copies, draft, server, id } = await copied();
  const { sha256 } = await withPhoto(first, draft);
  await draft.save("story", { value: "x" });
  await copies.keep();
  const second = await aPhone();
  await takeOver(second, server, id);
  await takeAway(first, id, sha256); // it does not know of the second yet
  await new Copies(second, server).keep();
  await copies.look();
  await takeOver(first, server, id);
  assert.deepEqual(await signs(first, id), []);
});

const sleep = (ms) => new Promise((done) => setTimeout(done, ms));

/** Of an answer and of notes that both phones have: something later at the first one, then something later still at the other. */
async function both() {
  const first = await copied();
  const { copies, draft, server, id } = first;
  await draft.note(told(draft.visit, { mood_after: 2, obstacle: { kind: "closed" } }, ["mood_after", "kind"]));
  await copies.keep();
  const db = await aPhone();
  await takeOver(db, server, id);
  const there = await open(db, id);
  await there.save("story", { value: "On B" });
  await sleep(2);
  return { ...first, there, copiesThere: new Copies(db, server), openHere: () => open(first.db, id) };
}

test("taken back, a comment and notes that came after the copy stay, and so does what was noted later elsewhere", async () => {
  const { db, copies, draft, there, copiesThere, server, id, openHere } = await both();
  await draft.save("greeted", { comment: "Only here" });
  await draft.note(told(draft.visit, { obstacle: { kind: "closed", words: "Until May" } }, ["words"]));
  await sleep(2);
  await there.note(told(there.visit, { mood_after: undefined, obstacle: { kind: "moved" }, left_at: "2026-11-25T12:00:00+02:00" }, ["mood_after", "kind", "left_at"]));
  await copiesThere.keep();
  await copies.keep();
  await takeOver(db, server, id);
  const { answers, visit } = await openHere();
  const { value, comment } = answers.get("greeted");
  assert.deepEqual([value, comment, answers.get("story").value], ["yes", "Only here", "On B"]);
  assert.deepEqual([visit.obstacle, visit.mood_after, visit.left_at], [{ kind: "moved", words: "Until May" }, undefined, "2026-11-25T12:00:00+02:00"]);
});

test("taken back, an answer that was given later elsewhere holds, with the comment that was typed later still", async () => {
  const { db, copies, draft, there, copiesThere, server, id, openHere } = await both();
  await there.save("greeted", { value: "no" });
  await sleep(2);
  await draft.save("greeted", { comment: "Nobody came" });
  await copiesThere.keep();
  await copies.keep();
  await takeOver(db, server, id);
  const { value, comment } = (await openHere()).answers.get("greeted");
  assert.deepEqual([value, comment], ["no", "Nobody came"]);
});

test("what changed between reading and taking over comes along", async () => {
  const { draft, server, id } = await copied();
  const { post } = server;
  const late = { visit: id, question: "story", answer: { value: "Late", at: "2026-11-25T12:05:00+02:00" }, seq: 9 };
  server.post = (...asked) => {
    server.post = post;
    const copy = server.copies.get(id);
    server.copies.set(id, { ...copy, revision: draft.visit.seq + 1, draft: { ...copy.draft, answers: [...copy.draft.answers, late] } });
    return post(...asked);
  };
  const second = await aPhone();
  await takeOver(second, server, id);
  assert.deepEqual(await answersOf(second, id), { greeted: "yes", story: "Late" });
  assert.equal(server.count("POST"), 2);
});

test("a photo that comes between reading and taking over comes along", async () => {
  const { db, copies, draft, server, id } = await copied();
  const { sha256 } = await withPhoto(db, draft);
  server.instead[`PUT backups/${id}/photos`] = reply(0);
  await draft.save("story", { value: "x" });
  await copies.keep();
  const { post } = server;
  server.post = (...asked) => {
    server.photos.set(`${id} ${sha256}`, new TextEncoder().encode("a").buffer);
    return post(...asked);
  };
  const second = await aPhone();
  assert.equal((await takeOver(second, server, id)).without, 0);
  assert.equal((await open(second, id)).photos.get("sign")[0].sha256, sha256);
});

test("a draft delivered from elsewhere is closed with its receipt", async () => {
  const { db, copies, server, id } = await copied();
  server.delivered.set(id, { receipt: "K7-42Q", sha256: "ab", received_at: "2026-11-25T13:00:00Z", state: "received", missing: [] });
  server.copies.delete(id);
  await copies.look();
  const { state, receipt } = await visitOf(db, id);
  assert.deepEqual([state, receipt.receipt], ["elsewhere", "K7-42Q"]);
  await copies.look();
  assert.equal(server.count(`GET visits/${id}`), 2, "nothing more is asked of it");
});

test("a draft whose photos have not all arrived from elsewhere is on its way, and here it stays", async () => {
  const { db, copies, draft, server, id } = await copied();
  await withPhoto(db, draft);
  await draft.save("greeted", { value: "no", comment: "x" });
  await copies.keep();
  await takeOver(await aPhone(), server, id);
  await copies.look();
  const told = { receipt: "K7-42Q", sha256: "ab", received_at: "2020-11-25T13:00:00Z", state: "waiting_evidence" };
  server.delivered.set(id, { ...told, missing: ["cd"] });
  for (let n = 0; n < 2; n++) await copies.look();
  const { receipt, elsewhere } = await visitOf(db, id);
  assert.deepEqual([receipt, elsewhere], [undefined, { newer: false, arriving: true }]);
  assert.equal((await begunOf(db, ANNA.id)).filter(isUndelivered).length, 1);
  await assert.rejects(takeOver(db, server, id), refused("already_sending"));
  await wipe(db, ANNA.id);
  await purge(db, ANNA.id, Date.now(), Date.now());
  assert.equal(await db.read(["bytes"], ({ bytes }) => bytes.count()), 1);

  await records.keepSettings(db, { person: ANNA, signed_in: true });
  server.delivered.set(id, { ...told, state: "received", missing: [] });
  await copies.look();
  assert.equal((await visitOf(db, id)).receipt.state, "received");
  await wipe(db, ANNA.id);
  assert.equal(await db.read(["bytes"], ({ bytes }) => bytes.count()), 0);
});

test("a draft that is sent from elsewhere before this phone heard of it is closed, and on its way", async () => {
  const { db, copies, draft, server, id } = await copied();
  server.delivered.set(id, { receipt: "K7-42Q", sha256: "ab", received_at: "2026-11-25T13:00:00Z", state: "waiting_evidence", missing: ["cd"] });
  await draft.save("story", { value: "Here" });
  await copies.keep();
  const { state, receipt, elsewhere } = await visitOf(db, id);
  assert.deepEqual([state, receipt, elsewhere], ["elsewhere", undefined, { newer: true, arriving: true }]);
});

/** A draft that went on at another phone, which then threw it away. */
async function thrownAwayElsewhere() {
  const first = await copied();
  const second = await aPhone();
  await takeOver(second, first.server, first.id);
  await first.copies.look();
  const there = new Copies(second, first.server);
  await there.keep();
  await records.move(second, first.id, ["draft"], { state: "discarded" });
  await there.keep();
  assert.equal(first.server.copies.size, 0);
  return first;
}

test("a draft that was thrown away at another phone is taken back with what is kept here, and copied again", async () => {
  const { db, copies, server, id } = await thrownAwayElsewhere();
  await copies.look();
  const { visit, without } = await takeOver(db, server, id);
  assert.deepEqual([visit.state, visit.elsewhere, without], ["draft", undefined, 0]);
  assert.deepEqual(await answersOf(db, id), { greeted: "yes" });
  await copies.keep();
  assert.ok(server.copies.has(id));
});

test("a draft that is nowhere but here any more counts as not delivered, and goes into the rescue file", async () => {
  const { db, copies, id } = await thrownAwayElsewhere();
  assert.deepEqual((await begunOf(db, ANNA.id)).filter(isUndelivered), []);
  await copies.look();
  const left = (await begunOf(db, ANNA.id)).filter(isUndelivered);
  assert.deepEqual(left.map((visit) => [visit.id, visit.state]), [[id, "elsewhere"]]);
  await records.keepSettings(db, { rescue_key: await toldKey(await aServerPair()) });
  assert.equal((await rescue(db, ANNA.id, "build-1")).drafts, 1);
});

test("what was delivered from elsewhere, or cannot be asked for, is not taken back", async () => {
  const { db, server, id } = await thrownAwayElsewhere();
  server.instead[`GET visits/${id}`] = reply(0);
  await assert.rejects(takeOver(db, server, id), refused("offline"));
  delete server.instead[`GET visits/${id}`];
  server.delivered.set(id, { receipt: "K7-42Q", sha256: "ab", received_at: "2026-11-25T13:00:00Z", state: "received" });
  await assert.rejects(takeOver(db, server, id), refused("visit_delivered"));
  const { state, receipt } = await visitOf(db, id);
  assert.deepEqual([state, receipt.receipt], ["elsewhere", "K7-42Q"]);
});

test("a copy that the server has lost is made again", async () => {
  const { copies, server, id } = await copied();
  server.copies.clear();
  await copies.look();
  await copies.keep();
  assert.ok(server.copies.has(id));
});

test("a phone whose storage was set back does not write over its own later copy", async () => {
  const { db, copies, draft, server, id } = await copied();
  server.copies.get(id).revision = 99;
  await draft.save("story", { value: "Old" });
  await copies.keep();
  assert.deepEqual([(await visitOf(db, id)).state, server.copies.get(id).revision], ["elsewhere", 99]);
  assert.deepEqual((await visitOf(db, id)).elsewhere, { newer: true, set_back: true });
  await copies.look();
  assert.equal((await visitOf(db, id)).elsewhere.set_back, true, "no other phone has it");
  await takeOver(db, server, id);
  await copies.keep();
  assert.deepEqual([server.copies.get(id).revision, server.copies.get(id).draft.answers.length], [100, 2]);
});

test("what was set back and then went on at another phone says so", async () => {
  const { db, copies, draft, server, id } = await copied();
  server.copies.get(id).revision = 99;
  await draft.save("story", { value: "Old" });
  await copies.keep();
  await takeOver(await aPhone(), server, id);
  await copies.look();
  const { state, elsewhere } = await visitOf(db, id);
  assert.deepEqual([state, elsewhere.newer, elsewhere.set_back], ["elsewhere", true, undefined]);
});

test("a phone that lost its database knows its own drafts again", async () => {
  const beside = new Map();
  const storage = { getItem: (name) => beside.get(name) ?? null, setItem: (name, value) => beside.set(name, value) };
  const name = await phoneOf(await aPhone(), storage);
  assert.equal(await phoneOf(await aPhone(), storage), name);
  const db = await aPhone();
  const other = await phoneOf(db, null);
  assert.notEqual(other, name);
  assert.equal(await phoneOf(db, storage), other, "the database outranks what lies beside it");
  assert.equal(beside.get("phone"), other);
});

for (const [why, state, code] of [["is finished here", "ready", "already_sending"], ["is delivered from here", "sent", "already_sending"]]) {
  test(`nothing is taken over that ${why}`, async () => {
    const { db, server, id } = await copied();
    await records.move(db, id, ["draft"], { state });
    await assert.rejects(takeOver(db, server, id), refused(code));
    assert.equal(server.count("POST"), 0);
  });
}

test("how far a draft is that was taken back is counted of what both phones noted", async () => {
  const { db, copies, draft, server, id } = await copied();
  await takeOver(await aPhone(), server, id);
  await draft.save("story", { value: "On A" });
  await copies.keep();
  assert.deepEqual((await takeOver(db, server, id)).visit.progress, { answered: 2, total: 4 });
});

/** A visit that came back, with a photo, at the phone that has it; and its correction, begun at one that holds nothing of it. */
async function bareCorrection() {
  const db = await aPhone();
  const first = await aDraft(db);
  await first.save("greeted", { value: "yes" });
  await first.save("story", { value: "Good" });
  await withPhoto(db, first);
  await records.move(db, first.visit.id, ["draft"], { state: "sent" });
  const other = await aPhone();
  const correction = await aDraft(other, { returned: { visit: first.visit.id, note: "More", questions: ["story"] } });
  return { db, other, correction, server: new CopyServer(), id: correction.visit.id };
}

test("a correction begun where nothing was held is filled with what is held here, under what it says", async () => {
  const { db, other, correction, server, id } = await bareCorrection();
  assert.equal(correction.visit.returned.bare, true);
  await correction.save("story", { value: "Better" });
  await new Copies(other, server).keep();
  const { visit } = await takeOver(db, server, id);
  assert.equal(visit.returned.bare, false);
  assert.deepEqual(await answersOf(db, id), { greeted: "yes", story: "Better" });
  assert.equal((await open(db, id)).photos.get("sign").length, 1);
});

test("a photo that was taken again for a correction is there once, where the correction goes on with what came back", async () => {
  const { db, other, correction, server, id } = await bareCorrection();
  await withPhoto(other, correction);
  await withPhoto(other, correction, "another");
  await correction.save("story", { value: "Better" });
  await new Copies(other, server).keep();
  assert.equal((await takeOver(db, server, id)).without, 0);
  const { photos, answers } = await open(db, id);
  assert.equal(photos.get("sign").length, 2);
  assert.equal(new Set(photos.get("sign").map(({ sha256 }) => sha256)).size, 2);
  assert.equal(answers.get("story").value, "Better");
});

test("a photo of a correction that did not reach the server is there where what came back has it", async () => {
  const { db, other, correction, server, id } = await bareCorrection();
  await withPhoto(other, correction);
  server.instead[`PUT backups/${id}/photos`] = reply(413, { code: "too_large" });
  await correction.save("story", { comment: "x" });
  await new Copies(other, server).keep();
  assert.equal((await takeOver(db, server, id)).without, 0);
  const { photos, answers } = await open(db, id);
  assert.equal(photos.get("sign").length, 1);
  assert.deepEqual([answers.get("story").value, answers.get("story").comment], ["Good", "x"]);
});

test("nothing is taken over where the same visit was finished here under another name", async () => {
  const { server, id } = await copied();
  const second = await aPhone();
  const own = await aDraft(second);
  await own.save("greeted", { value: "yes" });
  await records.move(second, own.visit.id, ["draft"], { state: "sent" });
  const asked = server.asked.length;
  await assert.rejects(takeOver(second, server, id), refused("visit_done"));
  assert.ok(!server.asked.slice(asked).some((one) => one.startsWith("POST")), "the other phone goes on");
});

test("nothing is taken over where another draft of the same visit has something in it", async () => {
  const { server, id } = await copied();
  const second = await aPhone();
  const own = await aDraft(second);
  await own.save("greeted", { value: "no", comment: "x" });
  await assert.rejects(takeOver(second, server, id), refused("draft_here"));
  assert.deepEqual([server.count("POST"), (await visitOf(second, own.visit.id)).state], [0, "draft"]);
});

test("a draft left blank gives way to the one that comes", async () => {
  const { server, id } = await copied();
  const second = await aPhone();
  const blank = await aDraft(second);
  await takeOver(second, server, id);
  assert.equal(await visitOf(second, blank.visit.id), undefined);
});

test("without network, or as somebody else, nothing is taken over", async () => {
  const { server, id } = await copied();
  const second = await aPhone();
  server.session = reply(0);
  await assert.rejects(takeOver(second, server, id), refused("offline"));
  server.session = reply(200, { person: { ...ANNA, id: 2 } });
  await assert.rejects(takeOver(second, server, id), refused("other_person"));
  assert.equal(await visitOf(second, id), undefined);
});

test("a photo that does not come, or comes damaged, stops it before the other phone is closed", async () => {
  const { db, copies, draft, server, id } = await copied();
  const { sha256 } = await withPhoto(db, draft);
  await draft.save("story", { value: "x" });
  await copies.keep();
  const kept = server.photos.get(`${id} ${sha256}`);
  server.photos.set(`${id} ${sha256}`, new TextEncoder().encode("damaged").buffer);
  const second = await aPhone();
  await assert.rejects(takeOver(second, server, id), refused("offline"));
  assert.deepEqual([server.count("POST"), await visitOf(second, id)], [0, undefined]);
  server.photos.set(`${id} ${sha256}`, kept);
  assert.equal((await takeOver(second, server, id)).without, 0);
});

test("a draft that was changed before the phone's clock was set back is copied, too", async () => {
  const { db, copies, draft, server, id } = await copied();
  await draft.save("story", { value: "x" });
  await records.move(db, id, ["draft"], { changed_at: Date.now() + 86_400_000 });
  const before = server.count("PUT");
  await copies.keep(20_000);
  assert.equal(server.count("PUT"), before + 1);
});

test("a photo that never reached the server is left out and counted", async () => {
  const { db, copies, draft, server, id } = await copied();
  await withPhoto(db, draft);
  server.instead[`PUT backups/${id}/photos`] = reply(413, { code: "too_large" });
  await draft.save("story", { value: "x" });
  await copies.keep();
  const second = await aPhone();
  assert.equal((await takeOver(second, server, id)).without, 1);
  assert.equal((await visitOf(second, id)).without, 1);
  assert.equal((await open(second, id)).photos.size, 0);
});

test("a copy made by a newer app is not taken", async () => {
  const { server, id } = await copied();
  server.copies.get(id).schema = 2;
  await assert.rejects(takeOver(await aPhone(), server, id), refused("copy_newer"));
});

test("a draft that comes while the list is being refreshed brings its checklist along all the same", async () => {
  const { server, id } = await copied();
  const db = await aPhone();
  const pack = await records.packOf(db, { scenario: "office", version: 2 });
  await db.write(["packs"], ({ packs }) => packs.clear());
  const refreshed = [];
  // The one that was under way knew nothing of the draft.
  const refresh = async () => {
    if (refreshed.push(1) > 1) await db.write(["packs"], ({ packs }) => packs.put(pack));
    return { ok: true };
  };
  const upkeep = new Upkeep(db, { person: ANNA }, { transport: server, copies: { round: () => {} }, refresh });
  await upkeep.takeOver(id);
  assert.ok(await open(db, id));
});
