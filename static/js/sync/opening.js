// Opening a visit to fill it in: in one page at a time.

import { Draft } from "../device/draft.js";
import { rowsOf } from "../device/records.js";
import { Refusal } from "../refusal.js";
import { announce, hold } from "./channel.js";

/**
 * @param {import("../device/database.js").Database} db
 * @param {number | undefined} owner
 * @param {string} id
 * @param {boolean} steal take it from the page that has it open
 * @param {(frozen: boolean) => void} left called when the visit is given back
 */
export async function open(db, owner, id, steal, left) {
  /** @type {Draft | undefined} */
  let draft;
  let lost = false;
  const release = await hold(id, steal, () => {
    lost = true;
    draft?.lose();
  });
  if (!release) throw new Refusal("open_elsewhere");
  try {
    const rows = await rowsOf(db, id, owner);
    if (lost) throw new Refusal("open_elsewhere"); // while they were read
    draft = new Draft(db, rows, (frozen) => {
      release();
      announce({ type: draft?.closed === "open_elsewhere" ? "taken" : "visits", visit: id });
      left(frozen);
    });
    return draft;
  } catch (error) {
    release();
    throw error;
  }
}
