import assert from "node:assert/strict";
import { test } from "node:test";
import { changed } from "../../static/js/visit/changes.js";
import { joined } from "../../static/js/visit/copy.js";

const at = (n) => new Date(Date.UTC(2026, 10, 26, 8, 0, n * 10)).toISOString().replace("Z", "+00:00");
const visit = { id: "v", seq: 1 };
const rows = (answer) => ({ visit, answers: answer ? [{ visit: "v", question: "q", answer }] : [], photos: [] });
const join = (came, here) => joined(rows(came), rows(here), 1).answers[0]?.answer;
const said = ({ value, na, timer, typed, comment } = {}) => ({ value, na, timer: timer?.started, typed, comment });
const given = { value: undefined, na: undefined, timer: undefined, typed: undefined };

/** An answer after one change after the other; each is `[n, patch]`, made at the moment n. */
const after = (changes, before) => changes.reduce((answer, [n, patch]) => changed(answer, patch, at(n)), before);

/** What both phones together say of a question, whichever of them joins. */
function together(one, other) {
  const answer = join(one, other);
  assert.deepEqual(join(other, one), answer);
  return answer;
}

test("a comment alone takes no answer away, however late it was written, and stands beside it", () => {
  const answered = after([[1, { value: "yes" }]]);
  const commented = after([[2, { comment: "One moment" }], [3, { comment: "One moment, please" }]]);
  const answer = together(answered, commented);
  assert.deepEqual(said(answer), { ...given, value: "yes", comment: "One moment, please" });
  assert.equal(answer.at, at(1));
});

test("a comment that was written later stays where the other phone gave another answer later still", () => {
  const base = after([[1, { value: "no" }], [2, { comment: "Behind a tree" }]]);
  const commented = after([[3, { comment: "Behind a tree, and dark" }]], base);
  const answered = after([[4, { value: "yes" }], [5, { value: "no", how: { by_hand: true } }]], base);
  const answer = together(commented, answered);
  assert.deepEqual(said(answer), { ...given, value: "no", comment: "Behind a tree, and dark" });
  assert.deepEqual([answer.at, answer.how], [at(5), { by_hand: true }]);
  assert.deepEqual(answer.trail, [1, 2, 3, 4, 5].map(at));
});

test("an answer that was taken back stays so, and a comment that was deleted stays deleted", () => {
  const base = after([[1, { value: "no" }], [2, { comment: "So" }]]);
  assert.deepEqual(said(together(after([[3, { value: null }]], base), base)), { ...given, comment: "So" });
  assert.deepEqual(said(together(after([[3, { comment: "" }]], base), after([[4, { value: "yes" }]], base))), { ...given, value: "yes", comment: "" });
});

test("what was noted on the spot stays so where only the other phone's comment came later", () => {
  const base = after([[1, { value: "no" }]]);
  assert.equal(together(after([[2, { noted: true }]], base), after([[3, { comment: "So" }]], base)).noted, true);
});

test("answers of an earlier build have no moment of their comment: one that has counts", () => {
  const base = { value: "no", comment: "So", at: at(1), trail: [at(1)] };
  assert.equal(together(after([[2, { comment: "Not so" }]], base), after([[3, { value: "yes" }]], base)).comment, "Not so");
  assert.equal(together({ ...base, comment: undefined, at: at(2) }, base).comment, "So");
});

const PATCHES = [
  (n) => ({ value: `v${n}` }),
  () => ({ value: null }),
  () => ({ na: true }),
  (n) => ({ timer: { started: n } }),
  (n) => ({ typed: `t${n}` }),
  (n) => ({ comment: `c${n}` }),
  () => ({ comment: "" }),
];

/** All ways in which so many changes happen one after the other, before the copy ("both"), or at one of the phones. */
function* histories(length) {
  if (!length) return yield [];
  for (const history of histories(length - 1))
    for (const patch of PATCHES)
      for (const where of history.every(([one]) => one === "both") ? ["both", "a", "b"] : ["a", "b"]) yield [...history, [where, length, patch(length)]];
}

/** Of each side, N/A or not, the comment that was told last of it, at whichever phone. */
function comments(history) {
  const na = { a: false, b: false };
  const told = {};
  for (const [where, , patch] of history)
    for (const phone of where === "both" ? ["a", "b"] : [where])
      if ("comment" in patch) told[na[phone]] = patch.comment;
      else na[phone] = Boolean(patch.na);
  return told;
}

test("joined in either order, two phones have the answer that was told last, and the comment that was told last of such an answer", () => {
  let count = 0;
  for (const history of [1, 2, 3].flatMap((length) => [...histories(length)])) {
    const [a, b] = ["a", "b"].map((phone) => after(history.flatMap(([where, n, patch]) => (where === "both" || where === phone ? [[n, patch]] : []))));
    const [, n, patch] = history.findLast(([, , patch]) => !("comment" in patch)) ?? [];
    const comment = comments(history)[Boolean(patch?.na)];
    assert.deepEqual(said(together(a, b)), said({ ...(n && after([[n, patch]])), comment }), JSON.stringify(history));
    count++;
  }
  assert.ok(count > 1000);
});
