import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const vendor = new URL("../../static/vendor/", import.meta.url);
const rows = [...readFileSync(new URL("VENDORED.md", vendor), "utf8").matchAll(/^\| `(.+?)` \|.*`(sha384-.+?)` \|$/gm)];

test("every vendored file is the one that VENDORED.md names", () => {
  assert.equal(rows.length, 2);
  for (const [, path, integrity] of rows) {
    const digest = createHash("sha384").update(readFileSync(new URL(path, vendor))).digest("base64");
    assert.equal(`sha384-${digest}`, integrity, path);
  }
});
