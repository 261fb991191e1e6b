import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { locate } from "../../static/js/device/place.js";
import { age, apart, distance } from "../../static/js/visit/place.js";

const VECTORS = JSON.parse(readFileSync(new URL("../vectors/places/distances.json", import.meta.url), "utf8"));
const place = ([lat, lon]) => ({ lat, lon });
const OFFICE = { latitude: 59.437, longitude: 24.754 };
const fix = (changes) => ({ lat: 59.44, lon: 24.76, accuracy_m: 20, at: "2026-11-22T10:00:00+02:00", ...changes });

/** A phone that answers one question after the other: a position, or the code of its refusal. */
function gps(...answers) {
  const asked = [];
  Object.defineProperty(globalThis, "navigator", {
    configurable: true,
    value: {
      geolocation: answers.length && {
        getCurrentPosition(found, failed, how) {
          asked.push(how.maximumAge);
          const answer = answers.shift();
          if (typeof answer === "number") failed({ code: answer });
          else if (answer) found(answer);
        },
      },
    },
  });
  return asked;
}
const position = (changes, timestamp = Date.now()) => ({ timestamp, coords: { latitude: 59.4, longitude: 24.7, accuracy: 24.6, ...changes } });

for (const { name, one, other, metres } of VECTORS)
  test(`${name} is ${metres} m apart, both ways`, () => {
    assert.equal(Math.round(distance(place(one), place(other))), metres);
    assert.equal(Math.round(distance(place(other), place(one))), metres);
  });

test("far is only what stays far if the phone is off by all of its doubt", () => {
  assert.equal(apart(fix({ lat: 59.45 }), OFFICE).far, true);
  assert.equal(apart(fix({ lat: 59.45, accuracy_m: 1100 }), OFFICE).far, false);
  assert.equal(apart(fix(), OFFICE).far, false);
});

test("an office whose place nobody wrote down is neither near nor far", () => {
  assert.equal(apart(fix(), { latitude: null, longitude: null }), null);
});

test("the age of a position is what had passed when it was asked for", () => {
  assert.equal(age("2026-11-22T10:12:00+02:00", fix()), 720);
  assert.equal(age("2026-11-22T09:59:00+02:00", fix()), 0);
});

test("a position is kept with its accuracy and its own moment", async () => {
  gps(position({}, Date.parse("2026-11-22T08:00:00Z")));
  const { asked_at, fix: found, unknown } = await locate();
  assert.deepEqual([found.lat, found.lon, found.accuracy_m, unknown], [59.4, 24.7, 25, undefined]);
  assert.equal(Date.parse(found.at), Date.parse("2026-11-22T08:00:00Z"));
  assert.match(asked_at, /[+-]\d\d:\d\d$/);
});

test("where no new position comes, the last one is taken, however old within the hour", async () => {
  const asked = gps(3, position({ accuracy: 900 }));
  assert.equal((await locate()).fix.accuracy_m, 900);
  assert.deepEqual(asked, [30_000, 3_600_000]);
});

test("a refusal, no position, no such thing and no answer at all are answers, too", async () => {
  const asked = gps(1);
  assert.equal((await locate()).unknown, "denied");
  assert.equal(asked.length, 1);
  gps(2, 3);
  assert.equal((await locate()).unknown, "unavailable");
  gps();
  assert.equal((await locate()).unknown, "unsupported");
  gps(null);
  assert.equal((await locate(5)).unknown, "unavailable");
});
