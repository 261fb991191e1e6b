// The layers of the phone's scripts, what only one of them may touch, and how long a module may be.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const JS = fileURLToPath(new URL("../../static/js", import.meta.url));
const LINES = 120;

// A layer imports from itself and from those named here.
const LAYERS = {
  logic: [],
  visit: ["logic"],
  device: ["logic", "visit"],
  sync: ["logic", "visit", "device"],
  ui: ["logic", "visit", "device", "sync"],
  screens: ["logic", "visit", "device", "sync", "ui"],
  sw: ["device", "sync"],
  desk: ["logic", "visit", "ui"],
};
// Words about a failure are asked for when there is one, so that they weigh nothing before.
const WHEN_ASKED = { ui: ["screens"] };

const modules = readdirSync(JS, { recursive: true }).filter((path) => path.endsWith(".js"));
const read = (path) => readFileSync(join(JS, path), "utf8");
const code = (path) => read(path).replace(/\/\*[\s\S]*?\*\/|(?<![:"'`])\/\/.*$/gm, "");
const layerOf = (path) => (path.includes("/") ? path.split("/")[0] : "");
const imports = (path, pattern) =>
  [...code(path).matchAll(pattern)].map(([, to]) => relative(JS, resolve(dirname(join(JS, path)), to))).filter((to) => !to.startsWith(".."));
const breaking = (allowed, pattern) =>
  modules.flatMap((path) => {
    const layer = layerOf(path);
    if (!layer) return [];
    return imports(path, pattern).filter((to) => layerOf(to) && layerOf(to) !== layer && !allowed(layer).includes(layerOf(to))).map((to) => `${path} -> ${to}`);
  });

test("every module lies in a layer", () => {
  assert.deepEqual(modules.map(layerOf).filter((layer) => layer && !(layer in LAYERS)), []);
  assert.deepEqual(modules.filter((path) => !layerOf(path)).sort(), ["app.js", "refusal.js"]);
});

test("imports point from what is shown to what is kept, never back", () => {
  assert.deepEqual(breaking((layer) => LAYERS[layer], /^import (?:[^"(]+ from )?"(\.[^"]+)";/gm), []);
  assert.deepEqual(breaking((layer) => [...LAYERS[layer], ...(WHEN_ASKED[layer] ?? [])], /import\("(\.[^"]+)"\)/g), []);
});

for (const [what, pattern, allowed] of [
  ["the database", /\bindexedDB\b/, (path) => path.startsWith("device/")],
  ["the network", /\bfetch\(/, (path) => path === "sync/transport.js" || path.startsWith("sw/") || path.startsWith("desk/")],
  ["the caches of files", /\bcaches\./, (path) => path.startsWith("sw/") || path === "device/phone.js"],
  ["what all scripts of a page share", /\b(?:window|globalThis)\.\w+\s*=[^=]/, () => false],
]) {
  test(`only those who are meant to touch ${what}`, () => {
    assert.deepEqual(modules.filter((path) => !allowed(path) && pattern.test(code(path))), []);
  });
}

test(`no module is longer than ${LINES} lines`, () => {
  const long = modules.filter((path) => read(path).trimEnd().split("\n").length > LINES);
  assert.deepEqual(long, []);
});
