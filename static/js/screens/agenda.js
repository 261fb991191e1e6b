/** @typedef {import("../types.js").AssignmentRow} AssignmentRow @typedef {import("../types.js").VisitRow} VisitRow */

const DAY = 86_400_000;
const OPEN = ["accepted", "started"];
const TO_SEND = ["finishing", "ready", "sending", "parked"];

/**
 * Sorts what a shopper has to do by when it has to be done.
 * @param {AssignmentRow[]} assignments @param {VisitRow[]} visits @param {Date} now
 */
export function agenda(assignments, visits, now) {
  /** @type {Record<"offered" | "today" | "week" | "later", {assignment: AssignmentRow, draft?: VisitRow}[]>} */
  const groups = { offered: [], today: [], week: [], later: [] };
  const toSend = visits.filter((visit) => TO_SEND.includes(visit.state));
  const sent = visits.filter((visit) => visit.state === "sent").sort((a, b) => (a.changed_at < b.changed_at ? 1 : -1));
  const done = new Set([...toSend, ...sent].map((visit) => visit.assignment));
  for (const assignment of [...assignments].sort(byDeadline)) {
    const draft = visits.find((visit) => visit.assignment === assignment.id && visit.state === "draft");
    const { state, returned } = assignment;
    const mended = visits.some((visit) => visit.supersedes === returned?.visit && visit.state !== "discarded");
    const todo = returned ? !mended : OPEN.includes(state) && !done.has(assignment.id);
    if (state === "offered") groups.offered.push({ assignment });
    else if (draft || todo)
      groups[draft ? "today" : due(assignment.window, now)].push({ assignment, draft });
  }
  return { ...groups, toSend, sent };
}

/** @param {{from: string, to: string}} window @param {Date} now @returns {"today" | "week" | "later"} */
export function due(window, now) {
  const midnight = new Date(now).setHours(24, 0, 0, 0);
  const end = Date.parse(window.to);
  if (end <= midnight) return "today";
  return end <= midnight + 6 * DAY || Date.parse(window.from) >= midnight - DAY && Date.parse(window.from) <= midnight + 6 * DAY ? "week" : "later";
}

/** @param {AssignmentRow} a @param {AssignmentRow} b */
const byDeadline = (a, b) => Date.parse(a.window.to) - Date.parse(b.window.to) || a.id - b.id;
