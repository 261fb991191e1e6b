import { installed, isIOS } from "../device/phone.js";
import { spoken } from "../ui/words.js";
import { addressOf } from "./states.js";

/**
 * Where the start of a visit leads: to its checklist, to what of it is noted on the spot, or to why it could not be done, but once before the first one to how the
 * app is installed. On iOS what is written in the browser cannot be taken along, and goes when the browser has not been used for a week.
 * @param {import("../ui/types.js").App} app @param {import("../types.js").AssignmentRow} assignment @param {"visit" | "list"} screen
 */
export async function beginning(app, assignment, screen = "visit") {
  if (await installFirst(app)) return `#/install/${assignment.id}`;
  const draft = await app.work.begin(assignment, spoken());
  return screen === "visit" ? addressOf(draft) : `#/list/${draft.id}`;
}

/** @param {import("../ui/types.js").App} app */
async function installFirst({ engine, work }) {
  if (!isIOS() || installed() || (await engine.setting("install shown"))) return false;
  return !(await work.overview()).visits.length;
}
