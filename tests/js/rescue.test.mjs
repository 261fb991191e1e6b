import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { draftRows } from "../../static/js/device/copies.js";
import { phoneOf } from "../../static/js/device/naming.js";
import * as records from "../../static/js/device/records.js";
import { rescue } from "../../static/js/device/rescue.js";
import { fileName } from "../../static/js/screens/rescue.js";
import { Work } from "../../static/js/sync/work.js";
import { copyOf } from "../../static/js/visit/copy.js";
import { Seal } from "../../static/js/visit/sealing.js";
import { aServerPair, opened, told } from "./builders/opener.mjs";
import { ANNA, aDraft, aFinishedVisit, aPhone, outboxOf, visitOf, withPhoto } from "./builders/phone.mjs";

const CURVE = { name: "ECDH", namedCurve: "P-256" };
const refused = (code) => (error) => error.code === code;
const text = (bytes) => new TextDecoder().decode(bytes);
const kinds = (parts) => parts.map(({ head }) => head.part);

async function aPhoneWithKey() {
  const [db, pair] = [await aPhone(), await aServerPair()];
  await records.keepSettings(db, { rescue_key: await told(pair) });
  return { db, pair };
}

/** The bytes of what a phone saves. */
async function saved(db) {
  const { parts, ...counts } = await rescue(db, ANNA.id, "build-1");
  return { file: new Uint8Array(await new Blob(parts).arrayBuffer()), counts };
}

async function sealed(pair, ...heads) {
  const seal = await Seal.to(await told(pair));
  const parts = [];
  for (const [place, head] of heads.entries()) parts.push(await seal.part(head, undefined, place === heads.length - 1));
  return Buffer.concat([seal.preamble, ...parts]);
}

test("the vectors come out byte by byte", async () => {
  const vector = JSON.parse(readFileSync(new URL("../vectors/rescue/sealed.json", import.meta.url)));
  const privateKey = await crypto.subtle.importKey("jwk", vector.ephemeral, CURVE, true, ["deriveBits"]);
  const { d, key_ops, ...open } = vector.ephemeral;
  const pair = { privateKey, publicKey: await crypto.subtle.importKey("jwk", open, CURVE, true, []) };
  const seal = await Seal.to(vector.server, pair);
  const pieces = [seal.preamble];
  for (const { head, content, last } of vector.parts) pieces.push(await seal.part(head, new Uint8Array(Buffer.from(content, "base64")), last));
  assert.equal(Buffer.concat(pieces).toString("base64"), vector.file);
});

test("a draft in a file tells the phone's clock, by which another phone goes on with a running timer", async () => {
  const { db, pair } = await aPhoneWithKey();
  await records.keepSettings(db, { offset_ms: 1500 });
  await (await aDraft(db)).save("story", { timer: { started: 500_000, steady: 1, origin: 1 } });
  const { parts } = await opened((await saved(db)).file, pair);
  assert.equal(JSON.parse(text(parts[1].content)).draft.offset_ms, 1500);
});

test("a file holds every undelivered visit first, then drafts, then photos, and says where it ends", async () => {
  const { db, pair } = await aPhoneWithKey();
  const [ready, parked] = [await aFinishedVisit(db, 7), await aFinishedVisit(db, 8)];
  await records.move(db, parked.id, ["ready"], { state: "parked", problem: { status: 403, code: "assignment_not_yours", title: "" } });
  const draft = await aDraft(db, { id: 9 });
  await draft.save("greeted", { value: "no" });
  const photo = await withPhoto(db, draft, "picture");
  const { file, counts } = await saved(db);
  const { key, parts } = await opened(file, pair);
  assert.equal(key, "0123456789abcdef");
  assert.deepEqual(kinds(parts), ["about", "visit", "visit", "draft", "photo", "end"]);
  assert.deepEqual({ ...counts, lost: 0, part: "end" }, parts.at(-1).head);
  assert.deepEqual([parts[0].head.person, parts[0].head.build], [ANNA.id, "build-1"]);
  const states = new Map(parts.filter(({ head }) => head.part === "visit").map(({ head }) => [head.visit, head.state]));
  assert.deepEqual(states, new Map([[ready.id, "ready"], [parked.id, "parked"]].sort((a, b) => (a[0] < b[0] ? -1 : 1))));
  for (const { head, content } of parts.filter(({ head }) => head.part === "visit")) {
    assert.deepEqual(content, new Uint8Array((await outboxOf(db, head.visit)).body));
  }
  const copy = JSON.parse(text(parts[3].content));
  assert.deepEqual(copy, JSON.parse(JSON.stringify(copyOf(await draftRows(db, draft.visit.id), await phoneOf(db)))));
  assert.equal(copy.draft.answers[0].answer.value, "no");
  assert.deepEqual([parts[4].head.sha256, text(parts[4].content)], [photo.sha256, "picture"]);
});

test("a finished visit of which a file was saved may have arrived: it is not taken back", async () => {
  const { db } = await aPhoneWithKey();
  const [ready, parked] = [await aFinishedVisit(db, 7), await aFinishedVisit(db, 8)];
  await records.move(db, parked.id, ["ready"], { state: "parked" });
  const draft = await aDraft(db, { id: 9 });
  await draft.save("greeted", { value: "no" });
  await saved(db);
  const states = await Promise.all([ready, parked, draft.visit].map(async ({ id }) => (await visitOf(db, id)).state));
  assert.deepEqual(states, ["sending", "parked", "draft"]);
  const { visits } = new Work(db, { person: ANNA, signedIn: true }, {});
  await assert.rejects(visits.reopen(ready.id), refused("already_sending"));
});

test("saving a file delivers nothing, and where nothing can be written every row stays as it was", async () => {
  const { db } = await aPhoneWithKey();
  const { id } = await aFinishedVisit(db);
  await (await aDraft(db, { id: 9 })).save("greeted", { value: "no" });
  const before = await visitOf(db, id);
  const transaction = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (names, mode, options) {
    if (mode === "readwrite") throw new DOMException("no room", "QuotaExceededError");
    return transaction.call(this, names, mode, options);
  };
  try {
    const { visits, drafts } = (await saved(db)).counts;
    assert.deepEqual([visits, drafts], [1, 1]);
  } finally {
    IDBDatabase.prototype.transaction = transaction;
  }
  assert.deepEqual(await visitOf(db, id), before);
});

test("what was delivered or thrown away is not in it, nor is another person's", async () => {
  const { db, pair } = await aPhoneWithKey();
  const [sent, thrown, left] = [await aFinishedVisit(db, 7), await aFinishedVisit(db, 8), await aFinishedVisit(db, 9)];
  await records.move(db, sent.id, ["ready"], { state: "sent" });
  await records.move(db, thrown.id, ["ready"], { state: "discarded" });
  await records.move(db, left.id, ["ready"], { owner: 2 });
  await assert.rejects(saved(db), refused("nothing_undelivered"));
  await records.move(db, left.id, ["ready"], { owner: ANNA.id });
  const { parts } = await opened((await saved(db)).file, pair);
  assert.deepEqual(parts.filter(({ head }) => head.visit).map(({ head }) => head.visit), [left.id]);
});

test("a photo whose bytes are gone is counted as lost, and the rest is saved", async () => {
  const { db, pair } = await aPhoneWithKey();
  const draft = await aDraft(db);
  const [gone, there] = [await withPhoto(db, draft, "gone"), await withPhoto(db, draft, "there")];
  await db.write(["bytes"], ({ bytes }) => bytes.delete(gone.id));
  const { parts } = await opened((await saved(db)).file, pair);
  assert.deepEqual(parts.filter(({ head }) => head.part === "photo").map(({ head }) => head.sha256), [there.sha256]);
  assert.equal(parts.at(-1).head.lost, 1);
});

test("a phone that never got the server's key says so", async () => {
  const db = await aPhone();
  await aFinishedVisit(db);
  await assert.rejects(saved(db), refused("rescue_key_missing"));
});

test("only the server's own key opens a file", async () => {
  const pair = await aServerPair();
  const file = await sealed(pair, { part: "end" });
  assert.deepEqual(kinds((await opened(file, pair)).parts), ["end"]);
  await assert.rejects(opened(file, await aServerPair()));
});

test("a file that was cut off, changed, put in another order or lengthened does not open to its end", async () => {
  const pair = await aServerPair();
  const file = await sealed(pair, { part: "about" }, { part: "visit" }, { part: "end" });
  const [one, two] = [file.subarray(0, -1), Buffer.concat([file, Buffer.from([0])])];
  const begin = 11 + file[9] * 256 + file[10];
  const size = 4 + file.readUInt32BE(begin);
  const without = Buffer.concat([file.subarray(0, begin), file.subarray(begin + size)]);
  const cut = file.subarray(0, begin + size);
  const changed = [begin - 3, begin + 10, file.length - 1].map((place) => Buffer.from(file.map((byte, at) => (at === place ? byte ^ 1 : byte))));
  for (const broken of [one, two, without, cut, ...changed]) await assert.rejects(opened(broken, pair));
});

test("two files of the same work have nothing in common behind the key's name", async () => {
  const pair = await aServerPair();
  const [one, other] = [await sealed(pair, { part: "end" }), await sealed(pair, { part: "end" })];
  assert.notDeepEqual(one.subarray(-20), other.subarray(-20));
});

test("the file's name is as neutral as the app's", () => {
  const day = new Date(2026, 10, 25);
  assert.equal(fileName("Notes", day), "notes-2026-11-25.bin");
  assert.equal(fileName("My lists!", day), "mylists-2026-11-25.bin");
  assert.equal(fileName("Записки", day), "notes-2026-11-25.bin");
});
