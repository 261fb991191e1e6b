// A script that is tried out: answers live while the script changes under them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { TriedDraft } from "../../static/js/desk/preview/draft.js";

const CONTEXT = { persona: "newcomer", channel: "office", service_language: null, office: { format: "mall" }, local: { weekday: 1, hour: 10 } };
const GREETED = { kind: "yes_no", na: true };
const OFFERED = { kind: "choices", ids: ["plan", "device"] };
const GRADE = { kind: "choice", ids: ["fully", "partly"] };
const LISTENED = { kind: "scale", low: 1, high: 5 };
const SIGN = { kind: "photo", photo: { min: 1, max: 2 } };

const aPack = (questions) => ({
  languages: ["en"],
  texts: {},
  fragments: {},
  channel: "office",
  rules: { sections: [{ id: "only", questions: Object.keys(questions) }], questions, calculated: [] },
});
const aDraft = (questions) => new TriedDraft(aPack(questions), CONTEXT);
const value = (draft, id) => draft.answers.get(id)?.value;

test("an answer is there at once, and counts", async () => {
  const draft = aDraft({ greeted: GREETED });
  await draft.save("greeted", { value: "yes" });
  assert.equal(value(draft, "greeted"), "yes");
  assert.equal(draft.state().answered, 1);
});

test("answers stay when another text of the script still has their questions", async () => {
  const draft = aDraft({ greeted: GREETED });
  await draft.save("greeted", { value: "yes", comment: "Warmly." });
  await draft.save("greeted", { comment: "Very warmly." });
  draft.take(aPack({ new: GREETED, greeted: GREETED }));
  assert.deepEqual([value(draft, "greeted"), draft.answers.get("greeted").comment], ["yes", "Very warmly."]);
});

test("the answer to a question that has gone is out of sight, and comes back with it", async () => {
  const draft = aDraft({ greeted: GREETED });
  await draft.save("greeted", { value: "no" });
  draft.take(aPack({ greeted_: GREETED }));
  assert.deepEqual([draft.answers.size, draft.told().answers], [0, {}]);
  draft.take(aPack({ greeted: GREETED }));
  assert.equal(value(draft, "greeted"), "no");
});

test("a question of another kind does not inherit the answer", async () => {
  const draft = aDraft({ greeted: GREETED });
  await draft.save("greeted", { value: "yes" });
  draft.take(aPack({ greeted: { kind: "text" } }));
  assert.equal(draft.answers.size, 0);
  await draft.save("greeted", { value: "In words" });
  draft.take(aPack({ greeted: { kind: "text", max_length: 5 } }));
  assert.equal(value(draft, "greeted"), "In words");
});

test("what cannot be chosen any more is not chosen any more; the comment stays", async () => {
  const draft = aDraft({ offered: OFFERED, grade: GRADE, listened: LISTENED });
  await draft.save("offered", { value: ["plan", "device"] });
  await draft.save("grade", { value: "partly", comment: "Half." });
  await draft.save("listened", { value: 5 });
  draft.take(aPack({ offered: { ...OFFERED, ids: ["plan"] }, grade: { ...GRADE, ids: ["fully"] }, listened: { ...LISTENED, high: 4 } }));
  assert.deepEqual([value(draft, "offered"), value(draft, "grade"), value(draft, "listened")], [["plan"], undefined, undefined]);
  assert.equal(draft.answers.get("grade").comment, "Half.");
  draft.take(aPack({ offered: { ...OFFERED, ids: ["other"] } }));
  assert.equal(value(draft, "offered"), undefined);
});

test("N/A goes when the question no longer offers it", async () => {
  const draft = aDraft({ greeted: GREETED });
  await draft.save("greeted", { na: true });
  assert.equal(draft.state().answered, 1);
  draft.take(aPack({ greeted: { kind: "yes_no" } }));
  assert.deepEqual([draft.state().answered, draft.told().answers.greeted.na], [0, undefined]);
});

test("photos are counted, shown and taken away again", async () => {
  const draft = aDraft({ sign: SIGN });
  await draft.addPhoto("sign", new Blob(["a"]));
  await draft.addPhoto("sign", new Blob(["bb"]));
  const [first, second] = draft.photos.get("sign");
  const album = await draft.album();
  assert.equal((await album.image(second.id)).size, 2);
  await album.arrange("sign", [second.id, first.id]);
  assert.deepEqual(draft.photos.get("sign").map(({ id }) => id), [second.id, first.id]);
  assert.deepEqual([draft.state().answered, draft.told().photos], [1, { sign: 2 }]);
  await album.remove(first.id);
  assert.deepEqual(await album.aside(), []);
  assert.deepEqual(draft.told().photos, { sign: 1 });
  draft.take(aPack({ greeted: GREETED }));
  assert.deepEqual(draft.told().photos, {});
  draft.take(aPack({ sign: SIGN }));
  assert.deepEqual(draft.told().photos, { sign: 1 });
});

test("the server is told who, where and when besides the answers", async () => {
  const draft = aDraft({ greeted: GREETED });
  await draft.save("greeted", { value: "yes", comment: "" });
  const { channel, ...circumstances } = CONTEXT;
  assert.deepEqual(JSON.parse(JSON.stringify(draft.told())), { ...circumstances, answers: { greeted: { value: "yes" } }, photos: {} });
});

test("clearing forgets everything, also what is out of sight", async () => {
  const draft = aDraft({ greeted: GREETED, sign: SIGN });
  await draft.save("greeted", { value: "yes" });
  await draft.addPhoto("sign", new Blob(["a"]));
  draft.take(aPack({ sign: SIGN }));
  draft.clear();
  draft.take(aPack({ greeted: GREETED, sign: SIGN }));
  assert.deepEqual([draft.answers.size, draft.photos.size], [0, 0]);
});
