import assert from "node:assert/strict";
import { test } from "node:test";
import { assess } from "../../static/js/visit/checklist.js";

const CONTEXT = { persona: "newcomer", channel: "office", service_language: null, office: { format: "mall" }, local: { weekday: 1, hour: 10 } };
const is = (id, value) => ["==", ["q", id], value];

/** Rules of one section from its questions. */
const form = (questions, more = {}) => ({ sections: [{ id: "s", questions: Object.keys(questions) }], questions, calculated: [], ...more });

function look(rules, answers = {}, photos = {}, context = CONTEXT) {
  const counted = Object.entries(photos).map(([id, length]) => [id, { length }]);
  return assess(rules, context, new Map(Object.entries(answers)), new Map(counted));
}
const codes = (state) => state.missing.map(({ question, code }) => `${question} ${code}`);
const shown = (state) => [...state.questions].filter(([, { visible }]) => visible).map(([id]) => id);

test("a required question is missing until it is answered", () => {
  const rules = form({ a: { kind: "yes_no", required: true }, b: { kind: "yes_no" } });
  assert.deepEqual(codes(look(rules)), ["a required"]);
  assert.deepEqual(codes(look(rules, { a: { value: "no" } })), []);
});

test("blanks, an empty list and what is no number are no answers", () => {
  const rules = form({ a: { kind: "text", required: true }, b: { kind: "choices", ids: ["x"], required: true }, c: { kind: "number", required: true } });
  const state = look(rules, { a: { value: " \n" }, b: { value: [] }, c: { value: NaN } });
  assert.deepEqual(codes(state), ["a required", "b required", "c required"]);
  assert.equal(state.answered, 0);
});

test("what was written and is no number is to be looked at again, and answers nothing", () => {
  const rules = form({ a: { kind: "number", required: true }, b: { kind: "yes_no", show: [">", ["q", "a"], 0] } });
  const state = look(rules, { a: { typed: "3 or 4" } });
  assert.deepEqual([codes(state), shown(state), state.answered], [["a value"], ["a"], 0]);
  assert.deepEqual(codes(look(rules, { a: { value: 3 } })), []);
});

test("what the server would not take is to be looked at again", () => {
  const rules = form({ a: { kind: "number" }, b: { kind: "duration" }, c: { kind: "date" } });
  assert.deepEqual(codes(look(rules, { a: { value: 1e16 }, b: { value: 1e17 }, c: { value: "12026-11-26" } })), ["a value", "b value", "c value"]);
  assert.deepEqual(codes(look(rules, { a: { value: -1e15 }, b: { value: 0 }, c: { value: "2026-11-26" } })), []);
});

test("a running timer is missing once, as running", () => {
  const rules = form({ a: { kind: "duration", required: true } });
  assert.deepEqual(codes(look(rules, { a: { timer: { started: 1, steady: 1, origin: 1 } } })), ["a running"]);
});

test("N/A answers a question that offers it, and no other", () => {
  const na = { a: { na: true, comment: "No queue." }, b: { na: true, comment: "No queue." } };
  const rules = form({ a: { kind: "yes_no", required: true, na: true }, b: { kind: "yes_no", required: true } });
  assert.deepEqual(codes(look(rules, na)), ["b required"]);
});

test("N/A asks for its reason until there is one, also where nothing is required", () => {
  const rules = form({ a: { kind: "yes_no", na: true }, b: { kind: "photo", na: true, photo: { min: 1, max: 1 } } });
  assert.deepEqual(codes(look(rules, { a: { na: true }, b: { na: true, comment: " " } })), ["a na_reason", "b na_reason"]);
  assert.deepEqual(codes(look(rules, { a: { na: true, comment: "No queue." }, b: { na: true, comment: "Dark." } })), []);
});

test("a timer that still runs is not forgotten", () => {
  const rules = form({ a: { kind: "duration" } });
  assert.deepEqual(codes(look(rules, { a: { timer: { started: 1, steady: 1, origin: 1 } } })), ["a running"]);
});

test("a condition decides what is required", () => {
  const rules = form({ a: { kind: "yes_no" }, b: { kind: "text", required_if: is("a", "no") } });
  assert.deepEqual(codes(look(rules)), []);
  assert.deepEqual(codes(look(rules, { a: { value: "no" } })), ["b required"]);
});

test("a hidden question asks for nothing and is not counted", () => {
  const rules = form({ a: { kind: "yes_no" }, b: { kind: "yes_no", required: true, show: is("a", "yes") } });
  const state = look(rules, { a: { value: "no" } });
  assert.deepEqual([shown(state), codes(state), state.answered, state.total], [["a"], [], 1, 1]);
});

test("what was answered before a question was hidden shows nothing further", () => {
  const rules = form({
    a: { kind: "yes_no" },
    b: { kind: "yes_no", show: is("a", "yes") },
    c: { kind: "yes_no", show: is("b", "yes") },
  });
  const answers = { a: { value: "yes" }, b: { value: "yes" } };
  assert.deepEqual(shown(look(rules, answers)), ["a", "b", "c"]);
  assert.deepEqual(shown(look(rules, { ...answers, a: { value: "no" } })), ["a"]);
});

test("a hidden section hides its questions, whatever they say", () => {
  const rules = {
    sections: [{ id: "s", questions: ["a"] }, { id: "t", show: is("a", "yes"), questions: ["b"] }],
    questions: { a: { kind: "yes_no" }, b: { kind: "yes_no", required: true } },
    calculated: [],
  };
  const state = look(rules);
  assert.deepEqual([shown(state), state.sections.get("t").visible, codes(state)], [["a"], false, []]);
});

test("a section of which no question is shown is none", () => {
  const rules = {
    sections: [{ id: "s", questions: ["a"] }, { id: "t", questions: ["b", "c"] }],
    questions: { a: { kind: "yes_no" }, b: { kind: "yes_no", show: is("a", "yes") }, c: { kind: "note", show: is("a", "yes") } },
    calculated: [],
  };
  assert.deepEqual([...look(rules).sections].map(([id, { visible }]) => [id, visible]), [["s", true], ["t", false]]);
  assert.equal(look(rules, { a: { value: "yes" } }).sections.get("t").visible, true);
});

test("durations are minutes to conditions, and calculated values follow the answers above", () => {
  const rules = form(
    { wait: { kind: "duration" }, sorry: { kind: "yes_no", show: ["q", "long"] } },
    { calculated: [{ id: "long", value: [">", ["q", "wait"], 5] }] },
  );
  assert.deepEqual(shown(look(rules, { wait: { value: 300 } })), ["wait"]);
  assert.deepEqual(shown(look(rules, { wait: { value: 301 } })), ["wait", "sorry"]);
});

test("the office, the persona and the local time decide too", () => {
  const rules = form({
    a: { kind: "yes_no", show: is("office.format", "mall") },
    b: { kind: "yes_no", show: is("persona", "know_all") },
    c: { kind: "yes_no", show: ["<", ["q", "visit.hour"], 12] },
  });
  assert.deepEqual(shown(look(rules)), ["a", "c"]);
});

test("losing points asks for a comment, by choice or by rule", () => {
  const rules = form({
    a: { kind: "yes_no", comment: "loses", loses: ["no"] },
    b: { kind: "choices", ids: ["x", "y"], comment: "loses", loses: ["y"] },
    c: { kind: "duration", comment: "loses", loses: [">", ["q", "c"], 5] },
    d: { kind: "yes_no", comment: "optional", loses: ["no"] },
  });
  const lost = { a: { value: "no" }, b: { value: ["x", "y"] }, c: { value: 400 }, d: { value: "no" } };
  assert.deepEqual(codes(look(rules, lost)), ["a comment", "b comment", "c comment"]);
  const told = Object.fromEntries(Object.entries(lost).map(([id, answer]) => [id, { ...answer, comment: "so it was" }]));
  assert.deepEqual(codes(look(rules, told)), []);
  assert.deepEqual(codes(look(rules, { a: { value: "yes" }, b: { value: ["x"] }, c: { value: 300 } })), []);
});

test("what a required photo question lacks is said once", () => {
  const rules = form({ a: { kind: "photo", required: true, photo: { min: 2, max: 3 } }, b: { kind: "yes_no", required: true, photo: { min: 1, max: 1 } } });
  assert.deepEqual(codes(look(rules, {}, { a: 1 })), ["a photo", "b required", "b photo"]);
});

test("photos are asked for always, or only when a condition says so", () => {
  const rules = form({
    a: { kind: "yes_no", photo: { min: 1, max: 2 } },
    b: { kind: "yes_no", photo: { min: 0, max: 2, required_if: is("b", "no") } },
    c: { kind: "photo", required: true, photo: { min: 0, max: 1 } },
  });
  assert.deepEqual(codes(look(rules)), ["a photo", "c required"]);
  assert.deepEqual(codes(look(rules, { b: { value: "no" } }, { a: 1, c: 1 })), ["b photo"]);
});

test("a photo that is never asked for is not missing", () => {
  assert.deepEqual(codes(look(form({ a: { kind: "yes_no", photo: { min: 2, max: 3, required_if: false } } }))), []);
});

test("photos lose points by a rule, too", () => {
  const rules = form({ a: { kind: "photo", comment: "loses", loses: ["<", ["q", "b"], 2], photo: { min: 0, max: 3 } }, b: { kind: "scale" } });
  assert.deepEqual(codes(look(rules, { b: { value: 1 } }, { a: 1 })), ["a comment"]);
  assert.deepEqual(codes(look(rules, { b: { value: 1 } })), []);
  assert.deepEqual(codes(look(rules, { a: { na: true }, b: { value: 1 } }, { a: 1 })), []);
});

test("a photo question is answered by its photos", () => {
  const rules = form({ a: { kind: "photo", photo: { min: 2, max: 3 } }, b: { kind: "text", show: ["answered", "a"] } });
  assert.deepEqual(shown(look(rules, {}, { a: 1 })), ["a"]);
  const free = { ...rules, questions: { ...rules.questions, a: { kind: "photo", photo: { min: 0, max: 3 } } } };
  assert.deepEqual([shown(look(free)), shown(look(free, {}, { a: 1 }))], [["a"], ["a", "b"]]);
  const state = look(rules, {}, { a: 2 });
  assert.deepEqual([shown(state), state.answered], [["a", "b"], 1]);
});

test("a check stops only when it is definitely false", () => {
  const rules = form({ price: { kind: "number", check: ["<", ["q", "price"], 200] } });
  assert.deepEqual([codes(look(rules)), codes(look(rules, { price: { value: 300 } }))], [[], ["price check"]]);
});

test("what is outside its bounds is told before it is sent", () => {
  const rules = form({
    a: { kind: "number", min: 0, max: 10, decimals: 1 },
    c: { kind: "text", max_length: 3 },
    d: { kind: "choices", ids: ["x", "none"], exclusive: ["none"] },
  });
  const wrong = { a: { value: 1.25 }, c: { value: "abcd" }, d: { value: ["x", "none"] } };
  assert.deepEqual(codes(look(rules, wrong)), ["a value", "c value", "d value"]);
  const right = { a: { value: 1.2 }, c: { value: "a😀b" }, d: { value: ["none"] } };
  assert.deepEqual(codes(look(rules, right)), []);
});

test("notes are read, not answered", () => {
  const state = look(form({ a: { kind: "note" }, b: { kind: "yes_no" } }));
  assert.deepEqual([state.total, shown(state)], [1, ["a", "b"]]);
});

test("each section knows its own progress", () => {
  const rules = {
    sections: [{ id: "s", questions: ["a", "b"] }, { id: "t", questions: ["c"] }],
    questions: { a: { kind: "yes_no", required: true }, b: { kind: "yes_no" }, c: { kind: "yes_no", required: true } },
    calculated: [],
  };
  const state = look(rules, { a: { value: "yes" } });
  assert.deepEqual(state.sections.get("s"), { visible: true, answered: 1, total: 2, missing: 0 });
  assert.deepEqual(state.sections.get("t"), { visible: true, answered: 0, total: 1, missing: 1 });
  assert.deepEqual(state.missing, [{ section: "t", question: "c", code: "required" }]);
});
