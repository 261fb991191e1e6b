import assert from "node:assert/strict";
import { test } from "node:test";
import { grouped, lacking, symbols } from "../../static/js/screens/code.js";

test("a code is grouped while it is typed, in any case", () => {
  assert.deepEqual(["", "a", "abcd", "abcde", "abcd-e", "abcdefgh"].map(grouped), ["", "A", "ABCD", "ABCD-E", "ABCD-E", "ABCD-EFGH"]);
});

test("what was pasted around a code falls away, and of a link only its code stays", () => {
  for (const pasted of [" 7k1m 0pqr ", "7K1M–0PQR.", "https://notes.example/in/7K1M-0PQR", "http://127.0.0.1:8000/in/7k1m-0pqr?from=mail"])
    assert.equal(grouped(pasted), "7K1M-0PQR");
});

test("look-alikes and a Cyrillic keyboard mean the symbol that they look like", () => {
  assert.equal(symbols("ol1iАВЕКМНОРСТУХ"), "0111ABEKMH0PCTYX");
});

test("what is missing or too much is counted", () => {
  assert.deepEqual(["", "7K1M-0PQ", "7K1M-0PQR", "7K1M-0PQRS"].map(lacking), [8, 1, 0, -1]);
});
