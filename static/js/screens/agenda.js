/** @typedef {import("../types.js").AssignmentRow} AssignmentRow @typedef {import("../types.js").VisitRow} VisitRow */

const DAY = 86_400_000;
const OPEN = ["accepted", "started"];
export const TO_SEND = ["finishing", "ready", "sending", "parked"];

/**
 * Sorts what a shopper has to do: what was begun or came back first, the rest by when it has to be done. `overdue` are drafts whose time is over.
 * @param {AssignmentRow[]} assignments @param {VisitRow[]} visits @param {Date} now
 */
export function agenda(assignments, visits, now) {
  /** @type {Record<"offered" | "begun" | "today" | "week" | "later", {assignment: AssignmentRow, draft?: VisitRow}[]>} */
  const groups = { offered: [], begun: [], today: [], week: [], later: [] };
  const toSend = visits.filter((visit) => TO_SEND.includes(visit.state));
  const sent = visits.filter((visit) => visit.state === "sent").sort((a, b) => (a.changed_at < b.changed_at ? 1 : -1));
  const settled = visits.filter((visit) => visit.state === "elsewhere" || visit.state === "aside");
  const done = new Set([...toSend, ...sent, ...settled].map((visit) => visit.assignment));
  for (const assignment of [...assignments].sort(byDeadline)) {
    const begun = visits.filter((visit) => visit.assignment === assignment.id && visit.state === "draft");
    const { state, returned } = assignment;
    const mended = visits.some((visit) => visit.supersedes === returned?.visit && visit.state !== "discarded");
    const todo = returned ? !mended : OPEN.includes(state) && !done.has(assignment.id);
    if (state === "offered") groups.offered.push({ assignment });
    else if (begun.length) groups.begun.push(...begun.map((draft) => ({ assignment, draft })));
    else if (todo && returned) groups.begun.push({ assignment });
    else if (todo) groups[due(assignment, now)].push({ assignment });
  }
  const drafts = visits.filter(({ state }) => state === "draft");
  const known = new Set(assignments.map(({ id }) => id));
  return {
    ...groups,
    // The server lists an assignment no more once it has lapsed; what was begun for it can still be finished.
    unlisted: drafts.filter(({ assignment }) => !known.has(assignment)),
    overdue: drafts.filter(({ window: { to } }) => Date.parse(to) < now.getTime()),
    toSend,
    sent,
  };
}

/** By the calendar of its place. @param {Pick<AssignmentRow, "window" | "location">} assignment @param {Date} now @returns {"today" | "week" | "later"} */
export function due({ window, location: { zone } }, now) {
  const day = (/** @type {number} */ ms) => new Intl.DateTimeFormat("sv", { timeZone: zone, dateStyle: "short" }).format(ms);
  const [today, last] = [day(now.getTime()), day(now.getTime() + 6 * DAY)];
  const [begins, ends] = [day(Date.parse(window.from)), day(Date.parse(window.to) - 1)];
  if (ends <= today) return "today";
  return ends <= last || (begins >= today && begins <= last) ? "week" : "later";
}

/**
 * Since when the oldest finished visit waits for its delivery, in ms; `late` after a day.
 * @param {VisitRow[]} toSend @param {Date} now
 */
export function oldest(toSend, now) {
  const since = Math.min(...toSend.map(({ finished_at, changed_at }) => (finished_at ? Date.parse(finished_at) : changed_at)));
  return { since, late: now.getTime() - since >= DAY };
}

/** @param {AssignmentRow} a @param {AssignmentRow} b */
const byDeadline = (a, b) => Date.parse(a.window.to) - Date.parse(b.window.to) || a.id - b.id;
