// The photos of a draft: several, in the order that the shopper gives them, deleted and had back.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Draft } from "../../static/js/device/draft.js";
import { purge } from "../../static/js/device/exchange.js";
import * as records from "../../static/js/device/records.js";
import { ANNA, aDraft, aPhone, outboxOf, visitOf, withPhoto } from "./builders/phone.mjs";

const refused = (code) => (error) => error.code === code;
const reopened = async (db, { visit }) => new Draft(db, await records.rowsOf(db, visit.id, ANNA.id), () => {});
const shown = ({ photos }) => (photos.get("sign") ?? []).map(({ sha256 }) => sha256);
const kept = (db) => db.read(["bytes"], ({ bytes }) => bytes.getAllKeys());

/** A draft with the photos a and b of its sign. */
async function withTwo() {
  const db = await aPhone();
  const empty = await aDraft(db);
  const photos = [await withPhoto(db, empty, "a"), await withPhoto(db, empty, "b")];
  const draft = await reopened(db, empty);
  return { db, draft, photos, album: await draft.album() };
}

test("a deleted photo counts no more, and can be had back after a restart", async () => {
  const { db, draft, photos: [a, b], album } = await withTwo();
  await album.remove(a.id);
  assert.deepEqual(shown(draft), [b.sha256]);
  const later = await reopened(db, draft);
  assert.deepEqual(shown(later), [b.sha256]);
  const again = await later.album();
  assert.deepEqual((await again.aside("sign")).map(({ id }) => id), [a.id]);
  await again.restore(a.id);
  assert.deepEqual([shown(later), await again.aside("sign")], [[b.sha256, a.sha256], []]);
  assert.equal(await (await again.image(a.id)).text(), "a");
});

test("a deleted photo that was taken again leaves nothing behind when it is had back", async () => {
  const { db, draft, photos: [a, b], album } = await withTwo();
  await album.remove(a.id);
  const again = await withPhoto(db, draft, "a");
  const later = await reopened(db, draft);
  await (await later.album()).restore(a.id);
  assert.deepEqual([shown(later), await album.aside("sign")], [[b.sha256, a.sha256], []]);
  assert.deepEqual((await kept(db)).sort(), [b.id, again.id].sort());
});

test("one too many does not come back", async () => {
  const { db, draft, photos: [a], album } = await withTwo();
  await album.remove(a.id);
  await withPhoto(db, draft, "c");
  const later = await (await reopened(db, draft)).album();
  await assert.rejects(later.restore(a.id), refused("photo_limit"));
  assert.equal((await later.aside("sign")).length, 1);
});

test("photos are sent in the order that they were given", async () => {
  const { db, draft, photos: [a, b], album } = await withTwo();
  await album.arrange("sign", [b.id, a.id]);
  assert.deepEqual(shown(draft), [b.sha256, a.sha256]);
  const later = await reopened(db, draft);
  assert.deepEqual(shown(later), [b.sha256, a.sha256]);
  await later.finish();
  const { evidence } = JSON.parse(new TextDecoder().decode((await outboxOf(db, draft.visit.id)).body));
  assert.deepEqual(evidence.map(({ sha256 }) => sha256), [b.sha256, a.sha256]);
});

test("a photo that was deleted just before the others are moved stays deleted, and one that came meanwhile stays", async () => {
  const { db, draft, photos: [a, b], album } = await withTwo();
  const [removed, moved] = [album.remove(a.id), album.arrange("sign", [b.id, a.id])];
  await Promise.all([removed, moved]);
  assert.deepEqual(shown(draft), [b.sha256]);
  const c = await withPhoto(db, draft, "c");
  draft.photos.get("sign").push(c);
  await album.arrange("sign", [b.id]);
  assert.deepEqual(shown(draft), [b.sha256, c.sha256]);
  assert.deepEqual(shown(await reopened(db, draft)), [b.sha256, c.sha256]);
});

test("a finished visit keeps nothing of what was deleted", async () => {
  const { db, draft, photos: [a, b], album } = await withTwo();
  await album.remove(a.id);
  await draft.finish();
  assert.deepEqual(await kept(db), [b.id]);
});

test("a draft that was thrown away takes its deleted photos with it", async () => {
  const { db, draft, photos: [a], album } = await withTwo();
  await album.remove(a.id);
  draft.close();
  await records.move(db, draft.visit.id, ["draft"], { state: "discarded" });
  const later = Date.now() + 8 * 86_400_000;
  await purge(db, ANNA.id, later, Date.now());
  await purge(db, ANNA.id, Date.now(), later);
  assert.equal((await visitOf(db, draft.visit.id)).state, "discarded", "one clock alone may be wrong");
  await purge(db, ANNA.id, later, later);
  assert.deepEqual([await kept(db), await visitOf(db, draft.visit.id)], [[], undefined]);
});

test("a draft that is given back moves no photo", async () => {
  const { draft, photos: [a], album } = await withTwo();
  draft.lose();
  await assert.rejects(album.remove(a.id), refused("open_elsewhere"));
  await assert.rejects(album.arrange("sign", [a.id]), refused("open_elsewhere"));
});
