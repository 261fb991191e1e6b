import assert from "node:assert/strict";
import { test } from "node:test";
import { Pin, waitAfter } from "../../static/js/device/pin.js";
import * as records from "../../static/js/device/records.js";
import { ANNA, aPhone } from "./builders/phone.mjs";

const refused = (code) => (error) => error.code === code;
const NOW = Date.parse("2026-11-25T12:00:00Z");

async function aPin(digits = "1234") {
  const db = await aPhone();
  const pin = new Pin(db, ANNA.id);
  await pin.set(digits);
  return { db, pin };
}

test("there is none at first, and nothing is asked then", async () => {
  const pin = new Pin(await aPhone(), ANNA.id);
  assert.equal(await pin.isSet(), false);
  await pin.open("anything");
});

test("the right PIN opens, another does not", async () => {
  const { pin } = await aPin();
  await pin.open("1234");
  await assert.rejects(pin.open("1235"), refused("pin_wrong"));
  await assert.rejects(pin.open(""), refused("pin_wrong"));
  await pin.open("1234");
});

test("a PIN has at least four digits and nothing else", async () => {
  const pin = new Pin(await aPhone(), ANNA.id);
  for (const digits of ["", "123", "12a4", "12 45", "１２３４"]) await assert.rejects(pin.set(digits), refused("pin_short"));
  assert.equal(await pin.isSet(), false);
});

test("the PIN itself is kept nowhere, and the same PIN looks otherwise each time", async () => {
  const { db, pin } = await aPin();
  const first = await records.setting(db, `ui pin ${ANNA.id}`);
  await pin.set("1234");
  const second = await records.setting(db, `ui pin ${ANNA.id}`);
  assert.ok(!JSON.stringify(first).includes("1234"));
  assert.notDeepEqual(new Uint8Array(first.hash), new Uint8Array(second.hash));
});

test("each person has their own", async () => {
  const { db } = await aPin();
  const boris = new Pin(db, 2);
  assert.equal(await boris.isSet(), false);
  await boris.set("9999");
  await assert.rejects(boris.open("1234"), refused("pin_wrong"));
});

test("wrong tries are slowed down, also for the right PIN and after the app was closed", async () => {
  const { db, pin } = await aPin();
  for (let tries = 0; tries < 3; tries++) await assert.rejects(pin.open("0000", NOW), refused("pin_wrong"));
  const again = new Pin(db, ANNA.id);
  await assert.rejects(again.open("1234", NOW + 4000), (error) => error.code === "too_many_requests" && error.wait === 1000);
  await again.open("1234", NOW + 5000);
  await assert.rejects(again.open("0000", NOW + 5001), refused("pin_wrong"));
  await again.open("1234", NOW + 5002);
});

test("the wait doubles up to five minutes", () => {
  assert.deepEqual([0, 1, 2, 3, 4, 5, 9, 50].map(waitAfter), [0, 0, 0, 5000, 10_000, 20_000, 300_000, 300_000]);
});

test("a clock that was set back locks nobody out", async () => {
  const { pin } = await aPin();
  for (let tries = 0; tries < 3; tries++) await assert.rejects(pin.open("0000", NOW), refused("pin_wrong"));
  await pin.open("1234", NOW - 86_400_000);
});

test("the right PIN opens a phone that can write nothing", async () => {
  const { pin } = await aPin();
  const { put } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = function () {
    throw new DOMException("no room", "QuotaExceededError");
  };
  try {
    await pin.open("1234");
    await assert.rejects(pin.open("0000"), refused("pin_wrong"));
  } finally {
    IDBObjectStore.prototype.put = put;
  }
});

test("a PIN that was removed is asked no more", async () => {
  const { pin } = await aPin();
  await pin.remove();
  assert.equal(await pin.isSet(), false);
});
