import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { deadline, moment } from "../../static/js/screens/local.js";
import { shortId, tracedWords } from "../../static/js/screens/remedies.js";
import { stateWords, waitWords } from "../../static/js/screens/states.js";
import { speak } from "../../static/js/ui/words.js";

process.env.TZ = "Europe/Tallinn";
const TODAY = () => new Date().setHours(14, 2, 0, 0);

beforeEach(() => {
  globalThis.document = { documentElement: { lang: "", dataset: { en: "Notes" } }, title: "" };
  speak("en", {});
});

const visit = (state, more = {}) => ({ id: "a", state, progress: { answered: 0, total: 0 }, ...more });
const words = (...all) => stateWords(...all)[0];

test("a draft says how far it is", () => {
  assert.equal(words(visit("draft", { progress: { answered: 12, total: 41 } })), "Draft: 12 of 41");
  assert.equal(words(visit("draft")), "Draft");
});

test("a draft that goes on elsewhere says where, and none is elsewhere whose later copy is this phone's own", () => {
  const elsewhere = (more, row) => words(visit("elsewhere", { elsewhere: { newer: true, ...more }, ...row }));
  assert.equal(elsewhere(), "Continues on another phone");
  assert.equal(elsewhere({ set_back: true }), "A later version is on the server");
  assert.equal(elsewhere({ set_back: true }, { receipt: {} }), "Delivered from another phone");
});

test("what is finished is on this phone until bytes have flowed", () => {
  assert.equal(words(visit("ready", { photos: { total: 3, sent: 0 } })), "Finished on this phone");
  assert.equal(words(visit("sending", { photos: { total: 3, sent: 0 } })), "Finished on this phone");
  assert.equal(words(visit("sending", { photos: { total: 3, sent: 2 } })), "Sending: 2 of 3 photos");
});

test("while its photos flow a visit says how many have gone", () => {
  assert.equal(words(visit("sending"), { visit: "a", sent: 2, total: 3 }), "Sending: 2 of 3 photos");
  assert.equal(words(visit("sending"), { visit: "a", sent: 0, total: 0 }), "Sending");
  assert.equal(words(visit("ready"), { visit: "b", sent: 2, total: 3 }), "Finished on this phone");
});

test("what is delivered says when, with the day if that was another", () => {
  const received = (received_at) => words(visit("sent", { receipt: { receipt: "K7-42Q", received_at } }));
  assert.equal(received(new Date(TODAY()).toISOString()), "Delivered 14:02");
  assert.match(received("2020-11-10T12:02:00Z"), /^Delivered .*10.*Nov.*, 14:02$/);
  assert.equal(words(visit("sent")), "Delivered");
});

test("what is stuck says that it needs somebody, and why", () => {
  const parked = (code, title) => stateWords(visit("parked", { problem: { status: 422, code, title } }));
  assert.deepEqual(parked("evidence_hash_differs"), ["Needs you: the photo was damaged on its way", "poor"]);
  assert.equal(parked("never_heard_of", "The moon is full")[0], "Needs you: the moon is full");
  assert.equal(parked("never_heard_of", "")[0], "Needs you: never_heard_of");
});

test("what was put aside says so, and needs nobody", () => {
  assert.deepEqual(stateWords(visit("aside", { problem: { status: 409, code: "visit_conflict", title: "" } })), ["Put aside"]);
});

test("a visit that waits says for what, and when it is tried again", () => {
  const waits = (state, delivery, more) => waitWords(visit(state, { delivery, ...more }));
  const next_at = Date.now() + 60_000;
  assert.match(waits("ready", { next_at, status: 0 }), /^No connection\. Next try at \d\d:\d\d/);
  assert.match(waits("sending", { next_at, status: 503 }), /^The server cannot take it now\. Next try at \d\d:\d\d/);
  assert.equal(waits("ready", undefined, { finished_at: new Date(TODAY()).toISOString() }), "finished 14:02");
  assert.equal(waits("ready", { next_at: 5, status: 0 }), "");
  assert.equal(waits("parked", { next_at, status: 0 }), "");
  assert.equal(waitWords(visit("sending", { delivery: { next_at, status: 0 } }), { visit: "a", sent: 1, total: 2 }), "");
});

test("what the server said is told with the time of asking", () => {
  const at = TODAY();
  const received_at = new Date(at).toISOString();
  const told = (found, more) => tracedWords({ at, found, ...more });
  assert.match(told("nothing"), /^Asked 14:02: the server has nothing of this visit yet/);
  assert.equal(told("whole", { receipt: "K7-42Q", received_at }), "Asked 14:02: the visit arrived 14:02, receipt K7-42Q.");
  assert.match(told("photos", { receipt: "K7-42Q", received_at, missing: 2 }), /Photos still to come: 2\.$/);
  assert.match(told("other", { receipt: "K7-42Q", received_at }), /another version of this visit, which came 14:02/);
});

test("a visit is named by the beginning of its id", () => {
  assert.equal(shortId("6c1f2b1e-6f0b-4b7e-9d53-0a4c4f1d2e3f"), "6C1F-2B1E");
});

test("a window is said by the clock of its place, and how much of it is left", () => {
  const tallinn = (from, to, now) => deadline({ window: { from, to }, location: { zone: "Europe/Tallinn" } }, Date.parse(now));
  const [from, to] = ["2026-11-09T22:00:00Z", "2026-11-12T21:59:59Z"];
  assert.match(tallinn(from, to, "2026-11-01T00:00:00Z"), /^Tue.* – Thu.*$/);
  assert.match(tallinn(from, to, "2026-11-11T00:00:00Z"), /^until Thu/);
  assert.equal(tallinn(from, "2026-11-12T16:00:00Z", "2026-11-12T08:00:00Z"), "until 18:00");
  assert.match(tallinn(from, to, "2026-11-13T00:00:00Z"), /^The time is over: Thu/);
  assert.match(tallinn("2026-11-10T08:00:00Z", "2026-11-12T14:00:00Z", "2026-11-01T00:00:00Z"), /, 10:00 – .*, 16:00$/);
  assert.match(tallinn(from, "2026-11-10T21:59:59Z", "2026-11-01T00:00:00Z"), /^Tue[^–]*$/);
});

test("moments of today are told without their day", () => {
  assert.equal(moment(TODAY()), "14:02");
});
