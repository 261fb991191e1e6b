// From assignment to draft, with everything frozen that scoring will use.

import { Refusal } from "../refusal.js";
import { rfc3339 } from "../visit/values.js";
import { holds } from "./begun.js";
import { asked, copy, delivered, facts } from "./former.js";
import { under } from "./records.js";
import { reserve } from "./reserve.js";

/** @typedef {import("../types.js").AssignmentRow} AssignmentRow */
/** @typedef {import("../types.js").VisitRow} VisitRow */

const FINISHED = ["ready", "sending", "parked", "aside", "sent"];
const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/**
 * The one draft of an assignment: the one that is there, or a new one; one that was left blank begins anew. Where a visit came
 * back, its correction begins with what the phone still holds of it: the same start, the same answers, the same photos.
 * @type {(db: import("./database.js").Database, assignment: AssignmentRow, language: string, now?: number) => Promise<VisitRow>}
 */
export const begin = (db, assignment, language, now = Date.now()) =>
  db.write(["visits", "assignments", "answers", "bytes", "photos"], async ({ visits, assignments, ...content }) => {
    const { id, owner, returned, starting, wave, location, before, ...frozen } = assignment;
    const own = await visits.index("owner").getAll(owner);
    const there = own.find((visit) => visit.assignment === id && visit.state === "draft");
    const away = own.find((visit) => visit.assignment === id && visit.state === "elsewhere" && !visit.receipt);
    if (away) return away;
    if (there && (await holds(content, there))) return there;
    const done = own.some((visit) => visit.assignment === id && visit.supersedes === returned?.visit && FINISHED.includes(visit.state));
    if (done) throw new Refusal("visit_done");
    const former = own.find((visit) => visit.id === returned?.visit && delivered(visit));
    const row = (await assignments.get([owner, id])) ?? assignment;
    const fresh = there?.id ?? crypto.randomUUID();
    const { given, photos } = former ? await copy(content, former, fresh) : { given: [], photos: 0 };
    /** @type {VisitRow} */
    const visit = {
      ...frozen,
      office: location.attributes,
      local: local(now, location.zone),
      started_at: rfc3339(now),
      ...(former ? facts(former) : row.before),
      id: fresh,
      owner,
      assignment: id,
      state: "draft",
      language: assignment.languages.includes(language) ? language : assignment.languages[0],
      location,
      changed_at: now,
      seq: there?.seq ?? former?.seq ?? 0,
      progress: former?.progress ?? { answered: 0, total: 0 },
      supersedes: returned?.visit,
      returned: returned ? asked(returned, given, Math.max(0, (former?.photos?.total ?? 0) - photos), !former) : undefined,
    };
    await visits.put(visit);
    // What was taken back in one that was left blank was before this start; it can still be had back.
    const blank = there ? await content.answers.getAll(under(fresh)) : [];
    for (const { answer, ...of } of blank) await content.answers.put({ ...of, answer: { ...answer, trail: undefined } });
    await assignments.put({ ...row, before: undefined, starting: true });
    return visit;
  });

/** Set room apart for the answers to come. On a phone that has none left a visit is begun all the same. @param {import("./database.js").Database} db */
export const makeReady = (db) => db.write(["bytes"], reserve).catch(() => {});

/**
 * What is told before the first question lies with the assignment until the visit begins. One that was left blank begins anew, unless it
 * is gone on with as it is: so it is told there, too. A place that took its time, and is known only when the visit has begun, comes into
 * its draft, unless one was looked for later there.
 * @type {(db: import("./database.js").Database, assignment: AssignmentRow, told: import("../types.js").Before) => Promise<void>}
 */
export const keepBefore = (db, { owner, id }, told) =>
  db.write(["assignments", "visits", "answers", "photos"], async ({ assignments, visits, ...content }) => {
    const row = await assignments.get([owner, id]);
    const asked = Date.parse(told.arrived?.asked_at ?? "");
    const own = await visits.index("owner").getAll(owner);
    const visit = own.find((one) => one.assignment === id && one.state === "draft" && !one.supersedes);
    const begun = visit && (asked <= Date.parse(visit.started_at) || (await holds(content, visit)));
    if (row && !begun) await assignments.put({ ...row, before: { ...row.before, ...told } });
    if (!visit || (visit.arrived && Date.parse(visit.arrived.asked_at) > asked)) return;
    await visits.put({ ...visit, ...told, blank: begun ? undefined : true, seq: visit.seq + 1, changed_at: Date.now() });
  });

/** Weekday (1 Monday … 7 Sunday) and hour in a zone. @param {number} ms @param {string} timeZone */
export function local(ms, timeZone) {
  const read = (/** @type {Intl.DateTimeFormatOptions} */ part) =>
    new Intl.DateTimeFormat("en", { timeZone, hourCycle: "h23", ...part }).format(ms);
  return { weekday: WEEKDAYS.indexOf(read({ weekday: "short" })) + 1, hour: Number(read({ hour: "2-digit" })) };
}
