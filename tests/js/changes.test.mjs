import assert from "node:assert/strict";
import { test } from "node:test";
import { changed } from "../../static/js/visit/changes.js";
import { trailOf } from "../../static/js/visit/trail.js";

const LEFT = "2026-11-22T12:00:00+02:00";
const at = (minute, second = 0) => `2026-11-22T${12 + Math.floor(minute / 60)}:${String(minute % 60).padStart(2, "0")}:${String(second).padStart(2, "0")}+02:00`;
const BEFORE = "2026-11-22T11:30:00+02:00";
const minutes = (answer) => answer.how?.memory_min;

test("answers on the spot are no memories", () => {
  assert.equal(changed(undefined, { value: "yes" }, BEFORE).how, undefined);
  assert.equal(changed(undefined, { value: "yes" }, BEFORE, LEFT).how, undefined);
});

test("what is answered after leaving says how many minutes after", () => {
  assert.equal(minutes(changed(undefined, { value: "yes" }, at(12), LEFT)), 12);
  assert.equal(minutes(changed(undefined, { na: true }, at(75), LEFT)), 75);
  assert.deepEqual(changed(undefined, { value: 60, how: { by_hand: true } }, at(3), LEFT).how, { by_hand: true, memory_min: 3 });
});

test("what was timed is measured, whenever the timer was stopped", () => {
  assert.deepEqual(changed(undefined, { value: 60, how: { timer: true } }, at(3), LEFT).how, { timer: true });
});

test("a comment written later leaves an answer of the spot what it is", () => {
  const answer = changed({ value: "no", at: BEFORE }, { comment: "Nobody looked up." }, at(20), LEFT);
  assert.deepEqual([minutes(answer), answer.at, answer.value], [undefined, BEFORE, "no"]);
});

test("an answer that is taken back remembers nothing", () => {
  assert.equal(changed({ value: "no", at: at(5), how: { memory_min: 5 } }, { value: "" }, at(6), LEFT).how, undefined);
});

test("noted on the spot: the mark goes, stays away while the answer is mended, and can be had back", () => {
  const given = changed(undefined, { value: "a" }, at(12), LEFT);
  const noted = changed(given, { noted: true }, at(14), LEFT);
  assert.deepEqual([minutes(noted), noted.value, noted.at], [undefined, "a", at(12)]);
  const typed = changed(noted, { value: "ab" }, at(15), LEFT);
  assert.equal(minutes(typed), undefined);
  assert.equal(minutes(changed(typed, { noted: false }, at(16), LEFT)), 15);
});

test("noted on the spot holds of what was noted, not of what is answered much later", () => {
  const noted = changed(changed(undefined, { value: "a" }, at(12), LEFT), { noted: true }, at(14), LEFT);
  assert.equal(minutes(changed(noted, { comment: "so" }, at(40), LEFT)), undefined);
  const anew = changed(noted, { value: "b" }, at(40), LEFT);
  assert.deepEqual([minutes(anew), anew.noted], [40, undefined]);
  assert.equal(minutes(changed(noted, { na: true }, at(40), LEFT)), 40);
});

test("a leaving that is taken back takes the marks with it", () => {
  const given = changed(undefined, { value: "a" }, at(12), LEFT);
  assert.equal(minutes(changed(given, {}, at(13), undefined)), undefined);
  assert.equal(minutes(changed(given, {}, at(13), at(12, 30))), undefined);
});

test("every change leaves its moment, and typing one for each rest", () => {
  let answer = changed(undefined, { value: "a" }, at(1));
  answer = changed(answer, { value: "ab" }, at(1, 1));
  answer = changed(answer, { comment: "so" }, at(2));
  answer = changed(answer, { noted: true }, at(3));
  assert.deepEqual(answer.trail, [at(1, 1), at(2)]);
});

test("a clock that was set back takes no moment away", () => {
  const answer = changed(changed(undefined, { value: "yes" }, at(40)), { value: "no" }, at(0));
  assert.deepEqual(answer.trail, [at(40), at(0)]);
});

test("the trail of one answer is bounded: the first moment stays, the oldest of the others goes", () => {
  let answer;
  for (let minute = 0; minute < 60; minute++) answer = changed(answer, { value: String(minute) }, at(minute));
  assert.equal(answer.trail.length, 50);
  assert.deepEqual([answer.trail[0], answer.trail[1], answer.trail.at(-1)], [at(0), at(11), at(59)]);
});

test("the trail of a visit is in the order of its moments, and bounded as a whole", () => {
  const trail = trailOf([["a", { trail: [at(1), at(5), at(9)] }], ["b", { trail: [at(3)] }], ["c", {}]]);
  assert.deepEqual(trail, [{ question: "a", at: at(1) }, { question: "b", at: at(3) }, { question: "a", at: at(5) }, { question: "a", at: at(9) }]);
  assert.deepEqual(trailOf([["a", { trail: [at(1), at(5), at(9)] }], ["b", { trail: [at(3)] }]], 4).map(({ at: moment }) => moment), [at(1), at(3), at(9)]);
});
