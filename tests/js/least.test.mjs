import assert from "node:assert/strict";
import { test } from "node:test";
import { least } from "../../static/js/ui/extras/least.js";

const draft = (answer, problems = []) => ({ answers: new Map([["sign", answer]]), state: () => ({ questions: new Map([["sign", { problems }]]) }) });
const question = (photo) => ({ id: "sign", rules: { photo } });

test("photos that are always needed are asked for, unless the question does not apply", () => {
  assert.equal(least(draft({ value: "yes" }), question({ min: 2, max: 3 })), 2);
  assert.equal(least(draft({ na: true }), question({ min: 2, max: 3 })), 0);
  assert.equal(least(draft({}), question(undefined)), 0);
});

test("photos that only some answers need are asked for after those", () => {
  const photo = { min: 0, max: 3, required_if: "a condition" };
  assert.equal(least(draft({ value: "yes" }), question(photo)), 0);
  assert.equal(least(draft({ value: "no" }, ["photo"]), question(photo)), 1);
  assert.equal(least(draft({ value: "no" }, ["photo"]), question({ ...photo, min: 2 })), 2);
});
