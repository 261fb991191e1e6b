// From assignment to draft, with everything frozen that scoring will use.

import { rfc3339 } from "../visit/values.js";

/** @typedef {import("../types.js").AssignmentRow} AssignmentRow */
/** @typedef {import("../types.js").VisitRow} VisitRow */

const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/**
 * The one draft of an assignment: the one that is there, or a new one.
 * @type {(db: import("./database.js").Database, assignment: AssignmentRow, language: string, now?: number) => Promise<VisitRow>}
 */
export const begin = (db, assignment, language, now = Date.now()) =>
  db.write(["visits", "assignments"], async ({ visits, assignments }) => {
    const { id, owner, returned, starting, wave, location, ...frozen } = assignment;
    const own = await visits.index("owner").getAll(owner);
    const there = own.find((visit) => visit.assignment === id && visit.state === "draft");
    if (there) return there;
    /** @type {VisitRow} */
    const visit = {
      ...frozen,
      id: crypto.randomUUID(),
      owner,
      assignment: id,
      state: "draft",
      language,
      location,
      office: location.attributes,
      local: local(now, location.zone),
      started_at: rfc3339(now),
      changed_at: now,
      seq: 0,
      progress: { answered: 0, total: 0 },
      supersedes: returned?.visit,
    };
    await visits.add(visit);
    await assignments.put({ ...assignment, starting: true });
    return visit;
  });

/** Weekday (1 Monday … 7 Sunday) and hour in a zone. @param {number} ms @param {string} timeZone */
export function local(ms, timeZone) {
  const read = (/** @type {Intl.DateTimeFormatOptions} */ part) =>
    new Intl.DateTimeFormat("en", { timeZone, hourCycle: "h23", ...part }).format(ms);
  return { weekday: WEEKDAYS.indexOf(read({ weekday: "short" })) + 1, hour: Number(read({ hour: "2-digit" })) };
}
