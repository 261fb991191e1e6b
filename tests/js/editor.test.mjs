import assert from "node:assert/strict";
import { test } from "node:test";
import { Autosave } from "../../static/js/desk/editor/autosave.js";
import { offered } from "../../static/js/desk/editor/completions.js";
import { Latest } from "../../static/js/desk/editor/latest.js";
import { unitsBefore, wordAt } from "../../static/js/desk/editor/positions.js";

const turns = async () => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

test("columns count code points, the editor counts UTF-16 units", () => {
  assert.equal(unitsBefore("õ: 😀 x", 5), 5);
  assert.equal(unitsBefore("õ: 😀 x", 6), 6);
  assert.equal(unitsBefore("ab", 9), 2);
  assert.deepEqual(wordAt('show_if: price_nmaed == "yes"', 9), [9, 20]);
});

test("only the latest of what came meanwhile is looked at", async () => {
  const done = [];
  let release;
  const latest = new Latest(async (value) => {
    done.push(value);
    await new Promise((resolve) => (release = resolve));
  });
  for (const value of [1, 2, 3]) latest.give(value);
  release();
  await turns();
  release();
  await turns();
  assert.deepEqual(done, [1, 3]);
});

test("a text is saved once after a pause, and again when it changed while it was being saved", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const sent = [];
  const states = [];
  const autosave = new Autosave("a", async (text) => (sent.push(text), { draft: 1, revision: 2, saved_at: "" }), (state) => states.push(state));
  autosave.changed("ab");
  autosave.changed("abc");
  assert.ok(!autosave.settled);
  t.mock.timers.tick(700);
  await turns();
  assert.deepEqual(sent, ["abc"]);
  assert.ok(autosave.settled);
  autosave.changed("abc");
  t.mock.timers.tick(700);
  await turns();
  assert.deepEqual(sent, ["abc"]);
  assert.deepEqual(states, ["waiting", "waiting", "saving", "saved", "saved"]);
});

test("a text that comes back to what it was needs no saving, unless another one was on its way", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const sent = [];
  const states = [];
  let arrives;
  const send = (text) => (sent.push(text), new Promise((resolve) => (arrives = () => resolve({ draft: 1, revision: 2, saved_at: "" }))));
  const autosave = new Autosave("a", send, (state) => states.push(state));
  autosave.changed("ab");
  autosave.changed("a");
  t.mock.timers.tick(700);
  await turns();
  assert.deepEqual([sent, states.at(-1)], [[], "saved"]);

  autosave.changed("ab");
  t.mock.timers.tick(700);
  await turns();
  autosave.changed("a");
  arrives();
  await turns();
  assert.equal(states.at(-1), "waiting");
  t.mock.timers.tick(700);
  await turns();
  arrives();
  await turns();
  assert.deepEqual([sent, states.at(-1)], [["ab", "a"], "saved"]);
});

test("what could not be saved is said, and tried again until it is", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const states = [];
  let works = false;
  const send = async () => {
    if (!works) throw new Error("no connection");
    return { draft: 1, revision: 2, saved_at: "" };
  };
  const autosave = new Autosave("a", send, (state) => states.push(state));
  autosave.changed("ab");
  t.mock.timers.tick(700);
  await turns();
  assert.equal(states.at(-1), "failed");
  assert.ok(!autosave.settled);
  works = true;
  t.mock.timers.tick(5000);
  await turns();
  assert.equal(states.at(-1), "saved");
});

test("completions know keys, values and the names that expressions may use", () => {
  const text = "sections:\n  - id: talk\n    questions:\n      - {id: greeted, kind: yes_no}";
  assert.ok(offered("        ", text).includes("show_if"));
  assert.ok(offered("      - {id: a, ", text).includes("criterion"));
  assert.ok(offered("        kind: ", text).includes("yes_no"));
  assert.deepEqual(offered("        on_site: ", text), ["true", "false"]);
  assert.ok(offered("        show_if: 'gre", text).includes("greeted"));
  assert.ok(offered("        show_if: answered(", text).includes("greeted"));
  assert.deepEqual(offered("        text: {en: Did th", text), []);
});
