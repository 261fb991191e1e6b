// Drafts that were opened and left blank give way to another one of their assignment.

import { blanksBeside } from "../device/begun.js";
import { announce, hold } from "./channel.js";

/**
 * Do what takes their place. A page that has one of them open gives it back first; what it writes down then is none that is blank.
 * @template T
 * @param {import("../device/database.js").Database} db @param {number | undefined} owner
 * @param {{id: string, assignment?: number}} visit @param {() => Promise<T>} work
 */
export async function inTheirPlace(db, owner, visit, work) {
  const blanks = await blanksBeside(db, owner ?? 0, visit);
  const releases = await Promise.all(blanks.map((id) => hold(id, true, () => {})));
  try {
    return await work();
  } finally {
    for (const release of releases) release?.();
    for (const id of blanks) announce({ type: "taken", visit: id });
  }
}
