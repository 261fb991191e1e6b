import assert from "node:assert/strict";
import { test } from "node:test";
import { agenda, due, oldest } from "../../static/js/screens/agenda.js";

const NOW = new Date(2026, 10, 10, 12);
const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;
const at = (day, hour = 12) => new Date(2026, 10, day, hour).toISOString();
const assignment = (id, more = {}) => ({ id, state: "accepted", returned: null, location: { zone: ZONE }, window: { from: at(1), to: at(30) }, ...more });
const visit = (id, assignment, state, more = {}) => ({ id, assignment, state, window: { from: at(1), to: at(30) }, changed_at: 0, ...more });
const ids = (group) => group.map(({ assignment }) => assignment.id);

test("what has to be done by midnight, or should have been, is for today", () => {
  for (const to of [at(10, 18), at(10, 23), at(9), at(1)]) assert.equal(due(assignment(1, { window: { from: at(1), to } }), NOW), "today");
});

test("the next seven days are this week, the rest is later", () => {
  assert.equal(due(assignment(1, { window: { from: at(1), to: at(11, 9) } }), NOW), "week");
  assert.equal(due(assignment(1, { window: { from: at(1), to: at(16, 23) } }), NOW), "week");
  assert.equal(due(assignment(1, { window: { from: at(1), to: at(18) } }), NOW), "later");
  assert.equal(due(assignment(1, { window: { from: at(14), to: at(30) } }), NOW), "week");
});

test("a day is one of the place's calendar, wherever the phone is", () => {
  const now = new Date("2026-11-10T20:30:00Z");
  const until = (to, zone) => due({ window: { from: "2026-11-01T00:00:00Z", to }, location: { zone } }, now);
  assert.equal(until("2026-11-10T21:59:59Z", "Europe/Tallinn"), "today");
  assert.equal(until("2026-11-10T21:59:59Z", "Asia/Yekaterinburg"), "today");
  assert.equal(until("2026-11-11T21:59:59Z", "Europe/Tallinn"), "week");
  assert.equal(until("2026-11-11T21:59:59Z", "America/New_York"), "week");
  assert.equal(until("2026-11-11T04:59:59Z", "America/New_York"), "today");
});

test("offers stand by themselves, whenever they are due", () => {
  const { offered, today } = agenda([assignment(1, { state: "offered", window: { from: at(1), to: at(10, 18) } })], [], NOW);
  assert.deepEqual([ids(offered), ids(today)], [[1], []]);
});

test("a visit that is begun stands by itself whenever it is due, and its assignment is shown once", () => {
  const urgent = assignment(2, { window: { from: at(1), to: at(10, 18) } });
  const { begun, today, later } = agenda([assignment(1), urgent], [visit("a", 1, "draft")], NOW);
  assert.deepEqual([ids(begun), ids(today), ids(later)], [[1], [2], []]);
  assert.equal(begun[0].draft.id, "a");
});

test("two drafts of one assignment are both shown, so that one of them can be thrown away", () => {
  const { begun } = agenda([assignment(1)], [visit("a", 1, "draft"), visit("b", 1, "draft")], NOW);
  assert.deepEqual(begun.map(({ draft }) => draft.id), ["a", "b"]);
});

test("what is finished leaves the list for the outbox, then for what is delivered", () => {
  for (const state of ["finishing", "ready", "sending", "parked"]) {
    const { later, toSend } = agenda([assignment(1)], [visit("a", 1, state)], NOW);
    assert.deepEqual([ids(later), toSend.map(({ id }) => id)], [[], ["a"]]);
  }
  const { later, sent } = agenda([assignment(1)], [visit("a", 1, "sent")], NOW);
  assert.deepEqual([ids(later), sent.map(({ id }) => id)], [[], ["a"]]);
});

test("what was put aside waits no more, and is not to be done again", () => {
  const { later, toSend, sent } = agenda([assignment(1)], [visit("a", 1, "aside")], NOW);
  assert.deepEqual([later, toSend, sent], [[], [], []]);
});

test("a thrown away draft leaves the assignment to be done", () => {
  assert.deepEqual(ids(agenda([assignment(1)], [visit("a", 1, "discarded")], NOW).later), [1]);
});

test("declined, cancelled and delivered assignments are not to be done", () => {
  for (const state of ["declined", "cancelled", "lapsed", "delivered"]) {
    assert.deepEqual(ids(agenda([assignment(1, { state })], [], NOW).later), []);
  }
});

test("a returned visit is to be done again until its correction is finished", () => {
  const returned = assignment(1, { state: "delivered", returned: { visit: "a", note: "", questions: [] } });
  assert.deepEqual(ids(agenda([returned], [visit("a", 1, "sent")], NOW).begun), [1]);
  assert.deepEqual(ids(agenda([returned], [visit("a", 1, "sent"), visit("b", 1, "draft", { supersedes: "a" })], NOW).begun), [1]);
  const mended = agenda([returned], [visit("a", 1, "sent"), visit("b", 1, "sent", { supersedes: "a" })], NOW);
  assert.deepEqual([ids(mended.later), ids(mended.begun)], [[], []]);
});

test("the nearest end comes first, the latest delivery too", () => {
  const soon = assignment(2, { window: { from: at(1), to: at(25) } });
  const { later, sent } = agenda([assignment(1), soon], [visit("a", 8, "sent"), visit("b", 9, "sent", { changed_at: 5 })], NOW);
  assert.deepEqual([ids(later), sent.map(({ id }) => id)], [[2, 1], ["b", "a"]]);
});

test("a draft whose assignment is no longer listed can still be finished", () => {
  const { unlisted, begun } = agenda([assignment(1)], [visit("a", 9, "draft"), visit("b", 8, "sent")], NOW);
  assert.deepEqual([unlisted.map(({ id }) => id), ids(begun)], [["a"], []]);
});

test("a draft whose time is over is overdue, and nothing else is", () => {
  const over = { window: { from: at(1), to: at(9) } };
  const { overdue } = agenda([assignment(1, over)], [visit("a", 1, "draft", over), visit("b", 2, "ready", over), visit("c", 3, "draft")], NOW);
  assert.deepEqual(overdue.map(({ id }) => id), ["a"]);
});

test("the oldest undelivered visit is the one finished first, and late after a day", () => {
  const waits = (...finished) => oldest(finished.map((finished_at) => visit("a", 1, "ready", { finished_at })), NOW);
  assert.deepEqual(waits(at(10, 11), at(10, 9)), { since: Date.parse(at(10, 9)), late: false });
  assert.equal(waits(at(10, 11), at(9, 13)).late, false);
  assert.equal(waits(at(10, 11), at(9, 12)).late, true);
});

test("a visit from before finishing was noted is as old as its last change", () => {
  assert.equal(oldest([visit("a", 1, "parked", { changed_at: 5 })], NOW).since, 5);
});
