import assert from "node:assert/strict";
import { test } from "node:test";
import { begin, keepBefore } from "../../static/js/device/begin.js";
import { Draft } from "../../static/js/device/draft.js";
import * as exchange from "../../static/js/device/exchange.js";
import { assignmentsOf } from "../../static/js/device/own.js";
import * as records from "../../static/js/device/records.js";
import { ANNA, aDraft, aFinishedVisit, anAssignment, aPhone, outboxOf, visitOf, withPhoto } from "./builders/phone.mjs";

const refused = (code) => (error) => error.code === code;
const reopened = async (db, id) => new Draft(db, await records.rowsOf(db, id, ANNA.id), () => {});

/** A picture that is ready when the test says so. */
function camera() {
  const { promise, resolve, reject } = withResolvers();
  globalThis.createImageBitmap = async (file) => (await promise, { width: 3200, height: 800, close() {}, file });
  const canvas = () => ({
    getContext() { return { drawImage: (image) => (this.image = image) }; },
    toBlob(done) { done(new Blob([`${this.width}x${this.height} `, this.image.file])); },
  });
  globalThis.document = { createElement: canvas };
  return { develop: resolve, spoil: reject };
}
function withResolvers() {
  const made = {};
  made.promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }));
  return made;
}
const file = (name = "a") => new Blob([name]);

test("somebody else's draft is not there", async () => {
  const db = await aPhone();
  const draft = await aDraft(db);
  await assert.rejects(records.rowsOf(db, draft.visit.id, 2), refused("not_found"));
});

test("a finished visit is no draft: no answer, photo or second end is taken", async () => {
  const db = await aPhone();
  const visit = await aFinishedVisit(db);
  await assert.rejects(reopened(db, visit.id), refused("not_draft"));
  const draft = await aDraft(db, { id: 8 });
  await draft.finish();
  await assert.rejects(draft.save("greeted", { value: "no" }), refused("not_draft"));
  await assert.rejects(draft.addPhoto("sign", file()), refused("not_draft"));
  await assert.rejects(draft.finish(), refused("not_draft"));
});

test("an answer that promises to be saved is there after a restart", async () => {
  const db = await aPhone();
  const draft = await aDraft(db);
  await draft.save("greeted", { value: "no" });
  await draft.save("greeted", { comment: "Nobody looked up." });
  const { value, comment } = (await reopened(db, draft.visit.id)).answers.get("greeted");
  assert.deepEqual([value, comment], ["no", "Nobody looked up."]);
  assert.equal((await visitOf(db, draft.visit.id)).progress.answered, 1);
});

test("the last of many quick changes stays", async () => {
  const db = await aPhone();
  const draft = await aDraft(db);
  await Promise.all([..."abcdefgh"].map((_, i, all) => draft.save("story", { value: all.slice(0, i + 1).join("") })));
  assert.deepEqual(draft.unsaved, []);
  assert.equal((await reopened(db, draft.visit.id)).answers.get("story").value, "abcdefgh");
});

test("an answer that could not be written is pending, and goes with the next", async () => {
  const db = await aPhone();
  const draft = await aDraft(db);
  const write = db.write;
  db.write = () => Promise.reject(new DOMException("", "QuotaExceededError"));
  await assert.rejects(draft.save("greeted", { value: "yes" }));
  assert.deepEqual([draft.unsaved, draft.answers.get("greeted").value], [["greeted"], "yes"]);
  db.write = write;
  await draft.save("story", { value: "b" });
  assert.deepEqual(draft.unsaved, []);
  assert.equal((await reopened(db, draft.visit.id)).answers.get("greeted").value, "yes");
});

test("a connection that the browser closes is opened again, and the write done again", async () => {
  const db = await aPhone();
  const draft = await aDraft(db);
  const { transaction } = IDBDatabase.prototype;
  let failures = 1;
  IDBDatabase.prototype.transaction = function (...args) {
    if (failures-- > 0) throw new DOMException("The database connection is closing.", "InvalidStateError");
    return transaction.apply(this, args);
  };
  await draft.save("greeted", { value: "yes" });
  IDBDatabase.prototype.transaction = transaction;
  assert.equal((await reopened(db, draft.visit.id)).answers.get("greeted").value, "yes");
});

test("an assignment has one draft, begun with what scoring will use", async () => {
  const db = await aPhone();
  const sundayNight = Date.parse("2026-11-22T22:30:00Z");
  const row = { ...anAssignment(), owner: ANNA.id };
  const [first, second] = [await begin(db, row, "en", sundayNight), await begin(db, row, "ru", sundayNight + 9e6)];
  assert.equal(first.id, second.id);
  const { persona, office, local, version, language } = first;
  assert.deepEqual({ persona, office, local, version, language }, { persona: "newcomer", office: { format: "mall" }, local: { weekday: 1, hour: 0 }, version: 2, language: "en" });
  assert.equal((await assignmentsOf(db, ANNA.id))[0].starting, true);
});

test("a returned visit is followed by one that supersedes it", async () => {
  const db = await aPhone();
  const draft = await aDraft(db, { returned: { visit: "9f2d8f4e-6f0e-4f62-9d0e-0a6c1c0f9a11", note: "", questions: [] } });
  assert.equal(draft.visit.supersedes, "9f2d8f4e-6f0e-4f62-9d0e-0a6c1c0f9a11");
});

test("what is told before the first question outlives a new list from the server, and goes along with the visit", async () => {
  const db = await aPhone();
  const row = { ...anAssignment(), owner: ANNA.id };
  await keepBefore(db, row, { mood: 4 });
  await keepBefore(db, row, { expectation: 2 });
  await keepBefore(db, row, { mood: undefined });
  await exchange.keepAssignments(db, ANNA.id, [anAssignment()], []);
  const { mood, expectation, started_at } = await begin(db, row, "en");
  assert.deepEqual([mood, expectation], [undefined, 2]);
  assert.ok(started_at);
});

test("what was told before a visit that was thrown away does not go along with the next", async () => {
  const db = await aPhone();
  const row = { ...anAssignment(), owner: ANNA.id };
  await keepBefore(db, row, { mood: 4 });
  const first = await begin(db, row, "en");
  await records.move(db, first.id, ["draft"], { state: "discarded" });
  assert.deepEqual([first.mood, (await begin(db, row, "en")).mood], [4, undefined]);
});

test("a place that is found only after the start comes into the visit, but over none that was looked for later", async () => {
  const db = await aPhone();
  const row = { ...anAssignment(), owner: ANNA.id };
  const place = (minute) => ({ asked_at: `2026-11-25T12:0${minute}:00+02:00`, unknown: "unavailable" });
  const draft = await aDraft(db);
  await keepBefore(db, row, { arrived: place(1) });
  await draft.save("greeted", { value: "yes" });
  assert.deepEqual((await visitOf(db, draft.visit.id)).arrived, place(1));
  await draft.note({ arrived: place(3) });
  await keepBefore(db, row, { arrived: place(2) });
  assert.deepEqual((await visitOf(db, draft.visit.id)).arrived, place(3));
  await draft.finish();
  await keepBefore(db, row, { arrived: place(4) });
  assert.deepEqual((await visitOf(db, draft.visit.id)).arrived, place(3));
});

test("a correction locks the answers that nobody asked about, and asks for no mood again", async () => {
  const db = await aPhone();
  const first = await aDraft(db);
  await first.save("greeted", { value: "yes" });
  await first.save("by_name", { na: true });
  await first.save("story", { comment: "Only a remark." });
  await first.note({ mood: 5, obstacle: { kind: "closed" } });
  await withPhoto(db, first);
  await withPhoto(db, first, "door", "");
  await records.move(db, first.visit.id, ["draft"], { state: "sent" });
  const returned = { visit: first.visit.id, note: "Look again", questions: ["greeted"] };
  const again = await begin(db, { ...anAssignment({ returned }), owner: ANNA.id }, "en");
  assert.deepEqual(again.returned, { note: "Look again", questions: ["greeted"], locked: ["by_name", "sign"], opened: [], lost: 0, bare: false });
  assert.deepEqual([again.mood, again.obstacle], [5, undefined]);
});

test("what was hidden at the end, and was not sent, is not locked in a correction", async () => {
  const db = await aPhone();
  const first = await aDraft(db);
  await first.save("greeted", { value: "yes" });
  await first.save("by_name", { value: "yes" });
  await first.save("greeted", { value: "no", comment: "Nobody looked up." });
  await withPhoto(db, first);
  await first.finish();
  assert.deepEqual((await visitOf(db, first.visit.id)).not_sent, ["by_name"]);
  await records.move(db, first.visit.id, ["ready"], { state: "sent" });
  const returned = { visit: first.visit.id, note: "Look again", questions: ["greeted"] };
  const again = await begin(db, { ...anAssignment({ returned }), owner: ANNA.id }, "en");
  assert.deepEqual(again.returned.locked, ["sign"]);
});

test("a correction of a visit that could not be done knows what stood in the way, and says which photos are gone", async () => {
  const db = await aPhone();
  const first = await aDraft(db);
  await first.note({ obstacle: { kind: "closed", words: "Shut." } });
  await withPhoto(db, first, "door", "");
  await records.move(db, first.visit.id, ["draft"], { state: "sent", outcome: "not_possible", photos: { total: 3, sent: 3, kept: true } });
  const returned = { visit: first.visit.id, note: "More", questions: [] };
  const again = await begin(db, { ...anAssignment({ returned }), owner: ANNA.id }, "en");
  assert.deepEqual([again.obstacle, again.outcome, again.returned.lost], [{ kind: "closed", words: "Shut." }, "not_possible", 2]);
});

for (const state of ["elsewhere", "parked"])
  test(`a correction takes nothing from a visit that is ${state} here: that is not what came back`, async () => {
    const db = await aPhone();
    const first = await aDraft(db);
    await first.save("greeted", { value: "yes" });
    await records.move(db, first.visit.id, ["draft"], { state, receipt: { receipt: "K7-42Q" } });
    const returned = { visit: first.visit.id, note: "Look again", questions: ["by_name"] };
    const again = await begin(db, { ...anAssignment({ returned }), owner: ANNA.id }, "en");
    assert.deepEqual([again.returned.locked, (await records.rowsOf(db, again.id, ANNA.id)).answers.size], [[], 0]);
  });

test("what another phone delivered without all that is here is not purged", async () => {
  const db = await aPhone();
  const draft = await aDraft(db);
  await withPhoto(db, draft);
  const receipt = { receipt: "K7-42Q", received_at: "2026-11-22T12:00:00Z" };
  await records.move(db, draft.visit.id, ["draft"], { state: "elsewhere", elsewhere: { newer: true }, receipt });
  await exchange.purge(db, ANNA.id, Date.parse("2036-01-01T00:00:00Z"), Date.parse("2036-01-01T00:00:00Z"));
  assert.equal(await db.read(["bytes"], async ({ bytes }) => (await bytes.getAllKeys()).length), 1);
});

test("where no question was marked a correction locks nothing", async () => {
  const db = await aPhone();
  const first = await aDraft(db);
  await first.save("greeted", { value: "yes" });
  await records.move(db, first.visit.id, ["draft"], { state: "sent" });
  const returned = { visit: first.visit.id, note: "All of it", questions: [] };
  assert.deepEqual((await begin(db, { ...anAssignment({ returned }), owner: ANNA.id }, "en")).returned.locked, []);
});

test("photos of no question have a number of their own", async () => {
  const db = await aPhone();
  const draft = await aDraft(db);
  camera().develop();
  for (const name of "abcde") await draft.addPhoto("", file(name));
  await assert.rejects(draft.addPhoto("", file("f")), refused("photo_limit"));
  assert.equal((await reopened(db, draft.visit.id)).photos.get("").length, 5);
});

test("finishing waits for a photo that is still being developed", async () => {
  const db = await aPhone();
  const draft = await aDraft(db);
  const { develop } = camera();
  const added = draft.addPhoto("sign", file());
  const finished = draft.finish();
  await assert.rejects(draft.addPhoto("sign", file("late")), refused("not_draft"));
  develop();
  const { sha256, type } = await added;
  await finished;
  const { evidence } = JSON.parse(new TextDecoder().decode((await outboxOf(db, draft.visit.id)).body));
  assert.deepEqual(evidence.map((photo) => [photo.question, photo.sha256, photo.type]), [["sign", sha256, type]]);
});

test("a draft that another page takes while it waits for its end is not finished here, and its photo is kept", async () => {
  const db = await aPhone();
  const draft = await aDraft(db);
  const { develop } = camera();
  const added = draft.addPhoto("sign", file());
  const finished = draft.finish();
  draft.lose();
  develop();
  await added;
  await assert.rejects(finished, refused("open_elsewhere"));
  await assert.rejects(draft.save("greeted", { value: "yes" }), refused("open_elsewhere"));
  const there = await reopened(db, draft.visit.id);
  assert.equal(there.photos.get("sign").length, 1);
  await there.finish();
});

test("a draft that was finished elsewhere is given back with the first answer that it cannot take", async () => {
  const db = await aPhone();
  const other = await aDraft(db);
  let left = 0;
  const draft = new Draft(db, await records.rowsOf(db, other.visit.id, ANNA.id), () => left++);
  await other.finish();
  await assert.rejects(draft.save("greeted", { value: "yes" }), refused("not_draft"));
  assert.deepEqual([left, draft.closed, draft.unsaved], [1, "open_elsewhere", ["greeted"]]);
});

test("a draft says what is under way: photos and the end", async () => {
  const db = await aPhone();
  const draft = await aDraft(db);
  const { develop } = camera();
  assert.equal(draft.busy, undefined);
  draft.addPhoto("sign", file());
  const finished = draft.finish();
  const { busy } = draft;
  develop();
  await busy;
  assert.deepEqual([(await visitOf(db, draft.visit.id)).state, draft.busy], ["ready", undefined]);
  await finished;
});

test("a photo that fails keeps the draft open: nothing is finished without it", async () => {
  const db = await aPhone();
  const draft = await aDraft(db);
  const { spoil } = camera();
  const added = draft.addPhoto("sign", file());
  const finished = draft.finish();
  spoil(new Error("no picture"));
  await assert.rejects(added, refused("photo_unreadable"));
  await assert.rejects(finished, refused("photo_unreadable"));
  await draft.save("greeted", { value: "yes" });
  assert.equal((await visitOf(db, draft.visit.id)).state, "draft");
});

test("a photo is made small and kept by its hash; twice the same is one, a third too many is refused", async () => {
  const db = await aPhone();
  const draft = await aDraft(db);
  camera().develop();
  const photo = await draft.addPhoto("sign", file());
  assert.equal(await (await (await draft.album()).image(photo.id)).text(), "1600x400 a");
  assert.equal((await draft.addPhoto("sign", file())).id, photo.id);
  await assert.rejects(draft.addPhoto("greeted", file()), refused("photo_twice"));
  await draft.addPhoto("sign", file("b"));
  await assert.rejects(draft.addPhoto("sign", file("c")), refused("photo_limit"));
  await (await draft.album()).remove(photo.id);
  await draft.addPhoto("sign", file("c"));
  assert.deepEqual((await reopened(db, draft.visit.id)).photos.get("sign").length, 2);
});

test("the frozen body holds what is on the disk and hashes to what is sent with it", async () => {
  const db = await aPhone();
  const visit = await aFinishedVisit(db);
  const { body, sha256 } = await outboxOf(db, visit.id);
  const digest = Buffer.from(await crypto.subtle.digest("SHA-256", body)).toString("hex");
  assert.equal(sha256, digest);
  assert.equal(JSON.parse(new TextDecoder().decode(body)).answers.greeted.value, "yes");
  assert.deepEqual([visit.state, visit.photos], ["ready", { total: 0, sent: 0, kept: true }]);
});

test("a draft that another page writes to meanwhile is not frozen without that", async () => {
  const db = await aPhone();
  const [here, there] = [await aDraft(db), await aDraft(db)];
  const read = db.read;
  let first = true;
  db.read = async function (names, ...rest) {
    const rows = await read.call(this, names, ...rest);
    if (names.includes("answers") && rest.length === 1 && first) {
      first = false;
      await there.save("greeted", { value: "no" });
    }
    return rows;
  };
  await assert.rejects(here.finish(), refused("open_elsewhere"));
  assert.equal((await visitOf(db, here.visit.id)).state, "draft");
});

test("a finished visit can be taken back until a PUT was begun, and not after", async () => {
  const db = await aPhone();
  const visit = await aFinishedVisit(db);
  await records.move(db, visit.id, ["ready"], { state: "draft" }, "already_sending");
  const draft = await reopened(db, visit.id);
  await draft.save("greeted", { value: "no" });
  await draft.finish();
  assert.match(new TextDecoder().decode((await exchange.beginSending(db, visit.id)).body), /"greeted":\{"value":"no"/);
  await assert.rejects(records.move(db, visit.id, ["ready"], { state: "draft" }, "already_sending"), refused("already_sending"));
});

test("photos go a week after the receipt by the server's clock, and the receipt stays", async () => {
  const db = await aPhone();
  const draft = await aDraft(db);
  await withPhoto(db, draft);
  await draft.finish();
  const { id } = draft.visit;
  const receipt = { receipt: "K7-42Q", received_at: "2026-11-22T12:00:00Z" };
  await records.move(db, id, ["ready"], { state: "sent", receipt });
  await exchange.purge(db, ANNA.id, Date.parse("2026-11-29T11:59:59Z"), Date.now());
  assert.ok(await outboxOf(db, id));
  await exchange.purge(db, ANNA.id, Date.parse("2026-11-29T12:00:01Z"), Date.now());
  const kept = await visitOf(db, id);
  assert.deepEqual([kept.state, kept.receipt.receipt, kept.photos.kept, await outboxOf(db, id)], ["sent", "K7-42Q", false, undefined]);
  assert.equal(await db.read(["bytes"], ({ bytes }) => bytes.count()), 0);
});

test("what was never delivered is never let go", async () => {
  const db = await aPhone();
  const visit = await aFinishedVisit(db);
  await records.move(db, visit.id, ["ready"], { state: "parked", problem: { status: 422, code: "invalid", title: "" } });
  await exchange.purge(db, ANNA.id, Date.parse("2036-01-01T00:00:00Z"), Date.now());
  assert.ok(await outboxOf(db, visit.id));
});

test("the correction of a visit that came back begins with its start, its answers and its photos", async () => {
  const db = await aPhone();
  const first = await aDraft(db);
  await first.save("greeted", { value: "yes" });
  await withPhoto(db, first);
  await records.move(db, first.visit.id, ["draft"], { state: "sent" });
  const returned = { visit: first.visit.id, note: "Look again", questions: ["greeted"] };
  const later = Date.parse(first.visit.started_at) + 86_400_000;
  const again = await begin(db, { ...anAssignment({ returned }), owner: ANNA.id }, "en", later);
  const rows = await records.rowsOf(db, again.id, ANNA.id);
  assert.notEqual(again.id, first.visit.id);
  assert.deepEqual([again.supersedes, again.started_at, again.state], [first.visit.id, first.visit.started_at, "draft"]);
  assert.equal(rows.answers.get("greeted").value, "yes");
  const [photo] = rows.photos.get("sign");
  assert.equal((await db.read(["bytes"], ({ bytes }) => bytes.get(photo.id))).byteLength > 0, true);
});

test("what is noted beside the answers and could not be written is pending, and goes with the next write, whichever it is", async () => {
  const db = await aPhone();
  const draft = await aDraft(db);
  const write = db.write;
  db.write = () => Promise.reject(new DOMException("", "QuotaExceededError"));
  await assert.rejects(draft.note({ obstacle: { kind: "closed" } }));
  await assert.rejects(draft.note({ mood_after: 4 }));
  await assert.rejects(draft.note({ mood_after: undefined }));
  assert.deepEqual([draft.unsaved, draft.visit.obstacle], [["visit.obstacle", "visit.mood_after"], { kind: "closed" }]);
  db.write = write;
  await draft.save("story", { value: "b" });
  assert.deepEqual(draft.unsaved, []);
  const { obstacle, mood_after } = await visitOf(db, draft.visit.id);
  assert.deepEqual([obstacle, mood_after], [{ kind: "closed" }, undefined]);
});

test("what changes while it is being written is written once more", async () => {
  const db = await aPhone();
  const draft = await aDraft(db);
  await Promise.all([1, 2, 3].map((mood_after) => draft.note({ mood_after })));
  assert.deepEqual(draft.unsaved, []);
  assert.equal((await visitOf(db, draft.visit.id)).mood_after, 3);
});

test("a visit does not end without what was noted in it", async () => {
  const db = await aPhone();
  const draft = await aDraft(db);
  const write = db.write;
  db.write = () => Promise.reject(new DOMException("", "QuotaExceededError"));
  await assert.rejects(draft.note({ obstacle: { kind: "closed" } }));
  await assert.rejects(draft.finish({ outcome: "not_possible" }));
  db.write = write;
  await draft.finish({ outcome: "not_possible" });
  const { body } = await outboxOf(db, draft.visit.id);
  assert.equal(JSON.parse(new TextDecoder().decode(body)).extra.obstacle, "closed");
});
