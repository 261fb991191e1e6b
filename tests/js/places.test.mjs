// Which screen an address leads to, and how long a server is left alone.

import assert from "node:assert/strict";
import { test } from "node:test";
import { placeIn } from "../../static/js/screens/places.js";
import { Patience } from "../../static/js/sync/patience.js";

test("an address names a screen and what it is about", () => {
  assert.deepEqual(placeIn("#/visit/7/welcome", true, false), ["visit", "7", "welcome"]);
  assert.deepEqual(placeIn("#/nonsense/7", true, false), ["visits", "7"]);
  assert.deepEqual(placeIn("", true, undefined), ["visits"]);
  assert.deepEqual(placeIn("#/%", true, false), ["visits"]);
});

test("who is unknown signs in or installs, and sees nothing else", () => {
  assert.deepEqual(placeIn("#/visit/7", false, false), ["signin"]);
  assert.deepEqual(placeIn("#/install", false, false), ["install"]);
});

test("whoever comes by a link is looked at before anything else", () => {
  assert.deepEqual([placeIn("#/arriving/5", true, true), placeIn("#/arriving/5", false, false)], [["arriving", "5"], ["arriving", "5"]]);
});

test("a PIN stands before every screen", () => {
  assert.deepEqual(placeIn("#/visit/7", true, true), ["pin", "7"]);
});

test("a server that fails is asked again after longer and longer waits, at once when the network may be back", (t) => {
  t.mock.timers.enable({ apis: ["Date"], now: 0 });
  const patience = new Patience();
  assert.equal(patience.asks, true);
  assert.equal(patience.mayGoOn({ wait: 0 }), false);
  t.mock.timers.tick(29_999);
  assert.equal(patience.asks, false);
  t.mock.timers.tick(1);
  assert.equal(patience.asks, true);
  patience.postpone({ wait: 0 });
  t.mock.timers.tick(59_999);
  assert.equal(patience.asks, false);
  patience.again();
  assert.equal(patience.asks, true);
  patience.worked();
  patience.postpone({ wait: 100_000 });
  t.mock.timers.tick(99_999);
  assert.equal(patience.asks, false);
  t.mock.timers.tick(1);
  assert.equal(patience.mayGoOn("done"), true);
});

test("a server that knows no such thing is not asked again", () => {
  const patience = new Patience();
  assert.equal(patience.mayGoOn("unknown"), false);
  patience.again();
  assert.equal(patience.asks, false);
});
