// The plain list's shorthand.

import assert from "node:assert/strict";
import { test } from "node:test";
import { figure, markOf, next, SIGNS } from "../../static/js/visit/marks.js";
import { Swipe, Twice } from "../../static/js/screens/gestures.js";

const YES_NO = { kind: "yes_no" };
const at = "2026-11-25T10:00:00Z";

/** What a row shows after so many taps. */
function tapped(rules, taps) {
  let mark = "";
  for (let n = 0; n < taps; n++) mark = next(mark, rules);
  return SIGNS[mark];
}

test("a tap goes from blank to yes, no, N/A and blank again", () => {
  const offered = { ...YES_NO, na: true };
  assert.deepEqual([0, 1, 2, 3, 4, 5].map((taps) => tapped(offered, taps)), ["", "✓", "–", "○", "", "✓"]);
});

test("where N/A is not offered a tap leaves it out", () => {
  assert.deepEqual([0, 1, 2, 3].map((taps) => tapped(YES_NO, taps)), ["", "✓", "–", ""]);
});

test("an N/A that is not offered any more becomes blank by a tap", () => {
  assert.equal(next("na", YES_NO), "");
});

test("a mark stands for what was answered, whatever the kind", () => {
  assert.deepEqual(
    [undefined, { at }, { value: "yes", at }, { value: "no", at }, { na: true, at }, { timer: { started: 1, steady: 1, origin: 1 }, at }, { value: 0, at }, { value: [], at }, { value: "", at }].map((answer) => markOf(YES_NO, answer)),
    ["", "", "yes", "no", "na", "running", "yes", "", ""],
  );
});

test("a no is only what was answered to a yes or no, not a word or a choice", () => {
  assert.equal(markOf({ kind: "text" }, { value: "no", at }), "yes");
  assert.equal(markOf({ kind: "choice", ids: ["yes", "no"] }, { value: "no", at }), "yes");
});

test("decimals stand behind what the spoken language has before them", () => {
  assert.equal(figure({ kind: "number" }, { value: 12.5, at }, ","), "12,5");
});

test("a row ends with the time or the figure, and never with the words of a choice", () => {
  assert.equal(figure(YES_NO, { value: "yes", at }), "");
  assert.equal(figure({ kind: "duration" }, { value: 252, at }), "4:12");
  assert.equal(figure({ kind: "duration" }, { timer: { started: Date.now() - 61_000, steady: 0, origin: 0 }, at }), "1:01");
  assert.equal(figure({ kind: "number" }, { value: 2.5, at }), "2.5");
  assert.equal(figure({ kind: "choice", ids: ["warm", "cold"] }, { value: "cold", at }), "2");
  assert.equal(figure({ kind: "choices", ids: ["a", "b", "c"] }, { value: ["a", "c"], at }), "1, 3");
  assert.equal(figure({ kind: "time" }, undefined), "");
});

const stroke = (x, y, to, { fingers = 1, scale = 1, ms = 300, width = 360 } = {}) => {
  const swipe = new Swipe();
  swipe.down({ x, y, at: 0, fingers, width, scale });
  return swipe.up({ ...to, at: ms, width });
};

test("a wide quick stroke of one finger to the side is a swipe", () => {
  assert.equal(stroke(300, 400, { x: 100, y: 420 }), "left");
  assert.equal(stroke(60, 400, { x: 260, y: 380 }), "right");
});

test("scrolling, zooming, strokes from the edge, slow and short ones are none", () => {
  assert.equal(stroke(200, 600, { x: 180, y: 200 }), "", "scrolled");
  assert.equal(stroke(300, 400, { x: 140, y: 500 }), "", "slanting");
  assert.equal(stroke(300, 400, { x: 100, y: 400 }, { fingers: 2 }), "", "two fingers");
  assert.equal(stroke(300, 400, { x: 100, y: 400 }, { scale: 2 }), "", "zoomed");
  assert.equal(stroke(350, 400, { x: 100, y: 400 }), "", "from the right edge");
  assert.equal(stroke(10, 400, { x: 300, y: 400 }), "", "from the left edge");
  assert.equal(stroke(300, 400, { x: 100, y: 400 }, { ms: 1500 }), "", "slow");
  assert.equal(stroke(300, 400, { x: 230, y: 400 }), "", "short");
  assert.equal(new Swipe().up({ x: 100, y: 400, at: 1, width: 360 }), "", "begun elsewhere");
});

test("two within half a second are a pair, and a third begins anew", () => {
  const twice = new Twice();
  assert.deepEqual([0, 900, 1200, 1300, 1500].map((ms) => twice.second(ms)), [false, false, true, false, true]);
});
