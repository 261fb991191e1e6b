// The evaluator on the same vectors as its Python twin, and what only JavaScript can get wrong.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

import { evaluate, isFalse, isTrue, known } from "../../static/js/logic/evaluate.js";

const VECTORS = new URL("../vectors/logic/", import.meta.url);

const facts = ({ values = {}, answered = [], na = [] } = {}) => ({
  values,
  answered: new Set(answered),
  na: new Set(na),
});

for (const file of readdirSync(VECTORS).filter((name) => name !== "mistakes.json")) {
  const { about, cases } = JSON.parse(readFileSync(new URL(file, VECTORS), "utf8"));
  test(about, async (t) => {
    for (const { name, tree, value, facts: known } of cases) {
      await t.test(name, () => assert.deepEqual(evaluate(tree, facts(known)), value));
    }
  });
}

test("values may be a Map", () => {
  assert.equal(evaluate(["q", "wait"], { ...facts(), values: new Map([["wait", 3]]) }), 3);
  assert.equal(evaluate(["q", "wait"], { ...facts(), values: new Map() }), null);
});

test("a question may be called like a property of every object", () => {
  for (const name of ["constructor", "toString", "__proto__", "hasOwnProperty"]) {
    assert.equal(evaluate(["q", name], facts()), null);
    assert.equal(evaluate(["answered", name], facts()), false);
  }
});

test("a condition is true or false only definitely", () => {
  const over5 = [">", ["q", "wait"], 5];
  const said = (values) => [isTrue(over5, facts({ values })), isFalse(over5, facts({ values }))];
  assert.deepEqual(said({ wait: 6 }), [true, false]);
  assert.deepEqual(said({ wait: 4 }), [false, true]);
  assert.deepEqual(said({}), [false, false]);
  assert.deepEqual([isTrue(["q", "wait"], facts({ values: { wait: 1 } })), isTrue("yes", facts())], [false, false]);
});

test("no result is minus zero", () => {
  const minusZero = { values: { zero: -0 } };
  for (const tree of [["q", "zero"], ["neg", 0], ["*", 0, -1], ["round", -0.2, 0], ["min", ["q", "zero"]]]) {
    assert.ok(Object.is(evaluate(tree, facts(minusZero)), 0), JSON.stringify(tree));
  }
});

test("what says nothing is not known", () => {
  for (const value of [undefined, null, "", " \t\r\n", "\u00a0\ufeff\u2028\u0085\u001c", [], NaN, Infinity, -Infinity]) {
    assert.equal(known(value), null);
  }
  for (const value of [0, false, true, " x ", "\u200b", ["plan"]]) {
    assert.deepEqual(known(value), value);
  }
});
