import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, test } from "node:test";
import { toDo } from "../../static/js/screens/remedies.js";
import { REFUSALS, remedy, sayWhy, shortly } from "../../static/js/screens/refusals.js";
import { speak } from "../../static/js/ui/words.js";

const TOP = join(import.meta.dirname, "..", "..");
// What a phone asks, it asks of these; a module that only the desk's pages use is named with its reason.
const ASKED_BY_PHONES = ["visits", "assignments", "people", "phone", "web"];
const OF_THE_DESK = {
  IMPORT_MISTAKES: "imports are files and commands",
  PERSON_UNKNOWN: "named on the command line",
  WRONG_PASSWORD: "phones sign in by code",
  STALE_FORM: "forms with tokens are the desk's",
  NO_FILE: "files are uploaded at the desk",
  RECEIPT_UNKNOWN: "phones ask by the visit's id",
  RESCUE_NOT_ONE: "rescue files come in at the desk",
  RESCUE_NEWER: "rescue files come in at the desk",
  RESCUE_OTHER_KEY: "rescue files come in at the desk",
  RESCUE_DAMAGED: "rescue files come in at the desk",
  RESCUE_PERSON_UNKNOWN: "rescue files come in at the desk",
};

beforeEach(() => {
  globalThis.document = { documentElement: { lang: "", dataset: { en: "Notes" } }, title: "" };
  speak("en", {});
});

const files = (folder, ending) =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path, ending) : name.endsWith(ending) ? [path] : [];
  });
const read = (paths) => paths.map((path) => readFileSync(path, "utf8")).join("\n");

function codesOfTheServer() {
  const catalogue = readFileSync(join(TOP, "shopper/problems.py"), "utf8");
  const codes = new Map([...catalogue.matchAll(/^([A-Z_]+) = Kind\(\s*"(\w+)"/gm)].map(([, name, code]) => [name, code]));
  const asked = read(ASKED_BY_PHONES.flatMap((name) => files(join(TOP, "shopper", name), ".py")));
  const used = [...codes].filter(([name]) => new RegExp(`\\b${name}\\b`).test(asked) && !(name in OF_THE_DESK));
  return used.map(([, code]) => code);
}

function codesOfThePhone() {
  const sources = read(files(join(TOP, "static/js"), ".js").filter((path) => !path.includes("/desk/")));
  const sending = read(files(join(TOP, "static/js/sync"), ".js"));
  const stopped = /type Stopped = ([^;]+);/.exec(readFileSync(join(TOP, "static/js/types.d.ts"), "utf8"))[1];
  const made = [...sources.matchAll(/new Refusal\(([^;]*?)\)(?=[,;)\s])/g), ...sources.matchAll(/(?:move|step)\(.*\}, ("\w+")\);/g)];
  const judged = [...sending.matchAll(/code: ("\w+")/g), ...sending.matchAll(/< 300 \? ("\w+") : code\b/g)];
  const said = [...made, ...judged].map(([, code]) => code).join(" ");
  return [...`${said} ${stopped}`.matchAll(/"([a-z_]+)"/g)].map(([, code]) => code);
}

test("the codes are found where they are made", () => {
  assert.ok(["visit_conflict", "evidence_hash_differs", "assignment_not_yours", "disk_full", "wrong_code"].every((code) => codesOfTheServer().includes(code)));
  assert.ok(["storage_full", "receipt_differs", "photo_absent", "open_elsewhere"].every((code) => codesOfThePhone().includes(code)));
});

test("every code that the server can give a phone has words, and says what to do", () => {
  assert.deepEqual(codesOfTheServer().filter((code) => !REFUSALS[code]), []);
});

test("every code that the phone gives itself has words, and says what to do", () => {
  assert.deepEqual([...new Set(codesOfThePhone())].filter((code) => !REFUSALS[code]), []);
});

test("no code is explained that nobody gives", () => {
  const given = new Set([...codesOfTheServer(), ...codesOfThePhone()]);
  assert.deepEqual(Object.keys(REFUSALS).filter((code) => !given.has(code)), []);
});

test("what can hold up a visit has a name besides, and tells an action", () => {
  const catalogue = readFileSync(join(TOP, "shopper/problems.py"), "utf8");
  const ofVisits = catalogue.slice(catalogue.indexOf("# Visits and their evidence"), catalogue.indexOf("# Reviews and releases"));
  const codes = [...ofVisits.matchAll(/Kind\(\s*"(\w+)"/g)].map(([, code]) => code).filter((code) => /^(assignment|visit|scenario|version|evidence)_(?!delivered)/.test(code));
  assert.ok(codes.length >= 10);
  for (const code of [...codes, "too_large", "forbidden", "cross_site", "photo_absent", "body_absent", "receipt_differs"]) {
    assert.notEqual(shortly({ code }), code);
    assert.notEqual(toDo(remedy(code)), "");
  }
});

test("where the server holds the answers nobody is told to wait until it is mended, but to put the visit aside", () => {
  for (const code of ["visit_conflict", "photo_absent"]) {
    assert.match(toDo(remedy(code)), /Tell your coordinator.* put the visit aside/);
    assert.doesNotMatch(toDo(remedy(code)), /mended/);
  }
});

test("a code that nobody knows is told as the server says it, and the coordinator is asked", () => {
  assert.equal(sayWhy({ code: "never_heard_of", title: "The moon is full." }), "The moon is full.");
  assert.equal(sayWhy({ code: "never_heard_of" }), "Something went wrong. Try again. (never_heard_of)");
  assert.equal(remedy("never_heard_of"), "tell");
});

test("a part of the app that did not come is told as a connection that is missing, whatever the browser calls it", () => {
  const messages = [
    "Failed to fetch dynamically imported module: http://notes.example/js/sync/takeover.js",
    "error loading dynamically imported module: http://notes.example/js/sync/takeover.js",
    "Importing a module script failed.",
  ];
  for (const message of messages) assert.equal(sayWhy(new TypeError(message)), sayWhy({ code: "offline" }));
  assert.match(sayWhy(new TypeError("x is undefined")), /^Something went wrong/);
});

test("who has tried too often is told when to try again", () => {
  assert.match(sayWhy({ code: "too_many_requests", wait: 90_000 }), /Try again at \d\d:\d\d\.$/);
  assert.match(sayWhy({ code: "too_many_requests" }), /Wait a few minutes/);
});
