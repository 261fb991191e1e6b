import assert from "node:assert/strict";
import { test } from "node:test";
import { open } from "../../static/js/sync/opening.js";
import { ANNA, aDraft, aPhone } from "./builders/phone.mjs";

test("a visit that another page takes while its rows are read is not open here", async () => {
  const db = await aPhone();
  const { visit } = await aDraft(db);
  const stolen = (name, _options, work) => {
    const held = work({ name });
    return name === `visit:${visit.id}` ? Promise.reject(new DOMException("stolen", "AbortError")) : held;
  };
  navigator.locks.request = stolen;
  await assert.rejects(open(db, ANNA.id, visit.id, false, () => {}), { code: "open_elsewhere" });
});
