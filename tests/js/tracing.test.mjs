import assert from "node:assert/strict";
import { test } from "node:test";
import { move } from "../../static/js/device/records.js";
import { trace } from "../../static/js/sync/tracing.js";
import { ANNA, aFinishedVisit, aPhone, outboxOf, visitOf } from "./builders/phone.mjs";

const reply = (status, body = null) => ({ status, body, etag: null, wait: 0, offset_ms: null });
const ME = reply(200, { person: ANNA });
const server = (visit, session = ME) => ({ get: async (path) => (path === "session" ? session : visit) });
const refused = (code) => (error) => error.code === code;
const ARRIVED = { receipt: "K7-42Q", received_at: "2026-11-22T12:00:00Z" };

async function asked(answer, session) {
  const db = await aPhone();
  const { id } = await aFinishedVisit(db);
  const { sha256 } = await outboxOf(db, id);
  await trace(db, server(typeof answer === "function" ? answer(sha256) : answer, session), id);
  const { at, ...traced } = (await visitOf(db, id)).traced;
  assert.ok(at <= Date.now());
  return traced;
}

test("a visit that never came is not there", async () => {
  assert.deepEqual(await asked(reply(404, { code: "not_found" })), { found: "nothing" });
});

test("a visit that is whole, or lacks photos, is there with its receipt", async () => {
  assert.deepEqual(await asked((sha256) => reply(200, { ...ARRIVED, sha256, missing: [] })), { found: "whole", ...ARRIVED });
  assert.deepEqual(await asked((sha256) => reply(200, { ...ARRIVED, sha256, missing: ["a", "b"] })), { found: "photos", missing: 2, ...ARRIVED });
});

test("other content under its id is not this visit", async () => {
  assert.deepEqual(await asked(reply(200, { ...ARRIVED, sha256: "other", missing: [] })), { found: "other", ...ARRIVED });
});

test("only our own server's answer to its owner counts", async () => {
  await assert.rejects(asked(reply(404)), refused("offline"));
  await assert.rejects(asked(reply(0)), refused("offline"));
  await assert.rejects(asked(reply(503, { code: "failed" })), refused("failed"));
  await assert.rejects(asked(reply(404, {}), reply(401, { code: "not_signed_in" })), refused("not_signed_in"));
  await assert.rejects(asked(reply(404, {}), reply(200, { person: { ...ANNA, id: 2 } })), refused("other_person"));
});

test("asking changes nothing but what was said, not even the order of sending", async () => {
  const db = await aPhone();
  const { id } = await aFinishedVisit(db);
  await move(db, id, ["ready"], { state: "parked", changed_at: 5 });
  await trace(db, server(reply(404, {})), id);
  const { state, changed_at, traced } = await visitOf(db, id);
  assert.deepEqual([state, changed_at, traced.found], ["parked", 5, "nothing"]);
});
