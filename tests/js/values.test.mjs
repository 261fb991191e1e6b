import assert from "node:assert/strict";
import { test } from "node:test";
import { local } from "../../static/js/device/begin.js";
import { clockface, elapsed, seconds, started, stopped } from "../../static/js/visit/timer.js";
import { number, rfc3339 } from "../../static/js/visit/values.js";

const at = (wall, steady = wall, origin = 1) => ({ wall, steady, origin });

test("what cannot be read as a number is not a number", () => {
  for (const text of ["12 EUR", "1,2,3", "--1", ".", "1e3", "0x10"]) assert.ok(Number.isNaN(number(text)), text);
});

test("numbers are read with comma or point, spaces and any minus", () => {
  assert.deepEqual(["12,50", "1 234.5", "−3", ".5", "7."].map((text) => number(text)), [12.5, 1234.5, -3, 0.5, 7]);
  assert.equal(number("  "), null);
});

test("spaces part thousands, and nothing else", () => {
  assert.deepEqual(["12 500", "1 234 567,5", "−3 000"].map((text) => number(text)), [12500, 1234567.5, -3000]);
  for (const text of ["1 2", "12 50", "1 2345", "1 000 5", "5. 500"]) assert.ok(Number.isNaN(number(text)), text);
});

test("what may be a thousand as well as one is neither, unless so many decimals are wanted", () => {
  for (const text of ["1,000", "-12,500", "1.000"]) assert.ok(Number.isNaN(number(text, 2)), text);
  assert.deepEqual(["0,125", "1,50", "1000,125", "1,0000", "12 500"].map((text) => number(text, 2)), [0.125, 1.5, 1000.125, 1, 12500]);
  assert.deepEqual([number("1,000", 3), number("2,125")], [1, 2.125]);
});

test("what cannot be read as a duration is not a number", () => {
  for (const text of ["4:60", "4:5:6:7", "a:10", "-1", "4:", ":30", "1:2.5", "99999999999999:00", "99999999999999999999"]) assert.ok(Number.isNaN(seconds(text)), text);
});

test("durations are read as minutes and seconds, a number alone as minutes", () => {
  assert.deepEqual(["4:12", "0:05", "1:04:12", "90:00", "4", "1,5", " 2:30 "].map(seconds), [252, 5, 3852, 5400, 240, 90, 150]);
  assert.equal(seconds(""), null);
  for (const [text, total] of [["412", 252], ["0412", 252], ["1030", 630], ["12", 720], ["7", 420]]) assert.equal(seconds(text), total, text);
});

test("a duration is shown the way it is read", () => {
  for (const total of [0, 5, 59, 60, 252, 3599, 3600, 3852, 36000]) assert.equal(seconds(clockface(total)), total);
  assert.deepEqual([0, 252, 3852].map(clockface), ["0:00", "4:12", "1:04:12"]);
});

test("a moment carries the phone's offset and is the same moment", () => {
  const ms = Date.parse("2026-11-22T10:11:12.345Z");
  assert.match(rfc3339(ms), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.345[+-]\d\d:\d\d$/);
  assert.equal(Date.parse(rfc3339(ms)), ms);
});

test("weekday and hour are those of the location, whatever the phone's zone", () => {
  const sundayNight = Date.parse("2026-11-22T22:30:00Z");
  assert.deepEqual(local(sundayNight, "Europe/Tallinn"), { weekday: 1, hour: 0 });
  assert.deepEqual(local(sundayNight, "Asia/Yekaterinburg"), { weekday: 1, hour: 3 });
  assert.deepEqual(local(sundayNight, "UTC"), { weekday: 7, hour: 22 });
});

test("a timer goes on over a reload of the page", () => {
  const timer = started(at(1_000_000, 5_000, 1));
  const reloaded = at(1_252_000, 900, 2);
  assert.equal(elapsed(timer, reloaded), 252);
  assert.deepEqual(stopped(timer, reloaded), { value: 252, how: { timer: true } });
});

test("a clock that was set back is noticed, and the steady clock says at least how long it was", () => {
  const timer = started(at(10_000_000, 0));
  assert.deepEqual(stopped(timer, at(10_000_000 - 3_600_000 + 60_000, 60_000)), { value: 60, how: { timer: true }, clock_gap_ms: -3_600_000 });
  assert.deepEqual(stopped(timer, at(9_000_000, 100, 2)), { value: 0, how: { timer: true }, clock_gap_ms: -1_000_000 });
});

test("a phone that slept, or whose clock was set forward, says by how much the clocks disagree", () => {
  const timer = started(at(0, 0));
  assert.deepEqual(stopped(timer, at(300_000, 20_000)), { value: 300, how: { timer: true }, clock_gap_ms: 280_000 });
});

test("two clocks that differ by a blink are not worth a word", () => {
  assert.deepEqual(stopped(started(at(0, 0)), at(61_400, 60_000)), { value: 61, how: { timer: true } });
});
