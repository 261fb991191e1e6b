// From assignment to draft, with everything frozen that scoring will use.

import { rfc3339 } from "../visit/values.js";
import { holds } from "./begun.js";
import { under } from "./records.js";
import { reserve } from "./reserve.js";

/** @typedef {import("../types.js").AssignmentRow} AssignmentRow */
/** @typedef {import("../types.js").VisitRow} VisitRow */

const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/**
 * The one draft of an assignment: the one that is there, or a new one; one that was left blank begins anew. Where a visit came
 * back, its correction begins with what the phone still holds of it: the same start, the same answers, the same photos.
 * @type {(db: import("./database.js").Database, assignment: AssignmentRow, language: string, now?: number) => Promise<VisitRow>}
 */
export const begin = (db, assignment, language, now = Date.now()) =>
  db.write(["visits", "assignments", "answers", "photos", "bytes"], async ({ visits, assignments, ...content }) => {
    const { id, owner, returned, starting, wave, location, ...frozen } = assignment;
    const own = await visits.index("owner").getAll(owner);
    const there = own.find((visit) => visit.assignment === id && visit.state === "draft");
    if (there && (await holds(content, there))) return there;
    const before = own.find((visit) => visit.id === returned?.visit);
    /** @type {VisitRow} */
    const visit = {
      ...frozen,
      office: location.attributes,
      local: local(now, location.zone),
      started_at: rfc3339(now),
      ...(before && facts(before)),
      id: there?.id ?? crypto.randomUUID(),
      owner,
      assignment: id,
      state: "draft",
      language,
      location,
      changed_at: now,
      seq: there?.seq ?? before?.seq ?? 0,
      progress: before?.progress ?? { answered: 0, total: 0 },
      supersedes: returned?.visit,
    };
    await visits.put(visit);
    await assignments.put({ ...assignment, starting: true });
    if (before) await copy(content, before.id, visit.id);
    return visit;
  });

/** Set room apart for the answers to come. On a phone that has none left a visit is begun all the same. @param {import("./database.js").Database} db */
export const makeReady = (db) => db.write(["bytes"], reserve).catch(() => {});

/** What a correction shares with the visit that it corrects. @param {VisitRow} visit */
const facts = ({ version, persona, service_language, office, local, started_at }) => ({
  version,
  persona,
  service_language,
  office,
  local,
  started_at,
});

/**
 * @param {import("../types.js").Stores<"answers" | "photos" | "bytes">} stores
 * @param {string} from
 * @param {string} to
 */
async function copy({ answers, photos, bytes }, from, to) {
  for (const row of await answers.getAll(under(from))) await answers.put({ ...row, visit: to });
  for (const photo of await photos.index("visit").getAll(from)) {
    const image = await bytes.get(photo.id);
    const id = crypto.randomUUID();
    if (!image) continue;
    await bytes.put(image, id);
    await photos.put({ ...photo, id, visit: to });
  }
}

/** Weekday (1 Monday … 7 Sunday) and hour in a zone. @param {number} ms @param {string} timeZone */
export function local(ms, timeZone) {
  const read = (/** @type {Intl.DateTimeFormatOptions} */ part) =>
    new Intl.DateTimeFormat("en", { timeZone, hourCycle: "h23", ...part }).format(ms);
  return { weekday: WEEKDAYS.indexOf(read({ weekday: "short" })) + 1, hour: Number(read({ hour: "2-digit" })) };
}
