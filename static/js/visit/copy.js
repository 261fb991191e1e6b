// What is kept of a draft on the server, and how two states of one draft become one.

import { turned } from "./changes.js";
import { assess } from "./checklist.js";
import { joinedNotes } from "./notes.js";
import { joinedTrail, touched } from "./trail.js";

/** @typedef {import("../types.js").Answer} Answer */
/** @typedef {import("../types.js").AnswerRow} AnswerRow */
/** @typedef {import("../types.js").DraftCopy} DraftCopy */
/** @typedef {import("../types.js").PhotoRow} PhotoRow */
/** @typedef {import("../types.js").VisitRow} VisitRow */

export const SCHEMA = 1;

/**
 * What is sent to the server: the rows as they are, and the little that another phone shows before it takes them over.
 * @param {{visit: VisitRow, answers: AnswerRow[], photos: PhotoRow[]}} rows
 * @param {string} phone
 * @param {number | null} [offset_ms] the server's clock minus the phone's
 */
export function copyOf({ visit, answers, photos }, phone, offset_ms) {
  const { copy, elsewhere, restored, delivery, problem, ...frozen } = visit;
  return {
    schema: SCHEMA,
    person: visit.owner,
    phone,
    revision: visit.seq,
    assignment: visit.assignment,
    photos: [...new Map(photos.map(({ sha256, size }) => [sha256, { sha256, size }])).values()],
    head: { place: visit.location.name, title: visit.title, progress: visit.progress, supersedes: visit.supersedes },
    draft: { visit: frozen, answers, photos, offset_ms },
  };
}

/**
 * One draft of what came from the server and what is here: of each answer and of each note the later one, of photos all but
 * those that were taken away since.
 * @param {DraftCopy} came
 * @param {{visit: VisitRow, answers: AnswerRow[], photos: PhotoRow[]} | null} here
 * @param {number} owner
 * @returns {DraftCopy}
 */
export function joined(came, here, owner) {
  const seq = Math.max(came.visit.seq, here?.visit.seq ?? 0);
  const answers = new Map((here?.answers ?? []).map((row) => [row.question, row]));
  for (const row of came.answers) {
    const kept = answers.get(row.question);
    answers.set(row.question, kept ? { ...row, answer: later(kept.answer, row.answer) } : row);
  }
  const gone = latest(here?.visit.gone, came.visit.gone);
  const visit = { ...here?.visit, ...came.visit, ...(here && joinedNotes(came.visit, here.visit)), owner, seq, gone };
  return { visit, answers: [...answers.values()], photos: together(here?.photos ?? [], came.photos).filter((photo) => !isGone(photo, gone)) };
}

/** Photos of both, each once, as it was kept last. @param {PhotoRow[]} here @param {PhotoRow[]} came */
function together(here, came) {
  const photos = new Map(here.map((photo) => [photo.sha256, photo]));
  for (const photo of came) {
    const { kept_at = photo.kept_at, ...same } = photos.get(photo.sha256) ?? photo;
    photos.set(photo.sha256, { ...same, kept_at: since(photo.kept_at) > since(kept_at) ? photo.kept_at : kept_at });
  }
  return [...photos.values()];
}

/** Whether it was taken away later than it was kept. @param {PhotoRow} photo @param {Record<string, string>} gone */
const isGone = ({ sha256, kept_at }, gone) => sha256 in gone && since(gone[sha256]) >= since(kept_at);

/** Of each thing the later moment. @param {Record<string, string>} [one] @param {Record<string, string>} [other] @returns {Record<string, string>} */
const latest = (one = {}, other = {}) =>
  Object.fromEntries(Object.keys({ ...one, ...other }).map((name) => [name, since(one[name]) > since(other[name]) ? one[name] : (other[name] ?? one[name])]));

/** What has no moment is the earliest. @param {string | undefined} at */
const since = (at) => Date.parse(at ?? "") || 0;

/** How far a draft is: as was noted of it, where its script is not here. @param {DraftCopy} draft @param {import("../types.js").Pack | undefined} pack */
export function progressOf({ visit, answers, photos }, pack) {
  if (!pack) return visit.progress;
  const given = new Map(answers.map(({ question, answer }) => [question, answer]));
  const taken = new Map(photos.map(({ question }) => [question, photos.filter((photo) => photo.question === question)]));
  const { answered, total } = assess(pack.rules, visit, given, taken);
  return { answered, total };
}

/** A running timer goes on by the clock of another phone, which is `ahead` ms of the one that started it. @type {(row: AnswerRow, ahead: number) => AnswerRow} */
export function retimed(row, ahead) {
  const moved = (/** @type {any} */ of) => (of.timer ? { ...of, timer: { ...of.timer, started: of.timer.started + ahead } } : of);
  const { before } = row.answer;
  return { ...row, answer: moved(before ? { ...row.answer, before: moved(before) } : row.answer) };
}

/**
 * The answer that was given later, also where it was taken back, with the comment and the reason for N/A that were told later, also where
 * they were deleted. A comment alone gives no answer, and takes none away.
 * @param {Answer} here @param {Answer} came @returns {Answer}
 */
function later(here, came) {
  const [given] = [here, came].sort(by(({ at, bare }) => (bare ? "" : at)));
  const told = (/** @type {boolean} */ na) => {
    const [said, before] = [here, came].map((one) => (!one.na === na ? turned(one) : one)).sort(by(({ comment_at }) => comment_at));
    return { comment: said.comment ?? before.comment, comment_at: said.comment_at };
  };
  return { ...given, ...told(Boolean(given.na)), aside: told(!given.na), trail: joinedTrail(here.trail, came.trail) };
}

/**
 * The latest first, what has no moment last; of the same moment what was marked since, then what was touched later.
 * @param {(answer: Answer) => string | undefined} moment @returns {(one: Answer, other: Answer) => number}
 */
const by = (moment) => (one, other) => {
  const [first, second] = [one, other].map((answer) => [Date.parse(moment(answer) ?? "") || 0, Number(answer.noted !== undefined), touched(answer), JSON.stringify(answer)]);
  const at = first.findIndex((each, place) => each !== second[place]);
  return at < 0 ? 0 : first[at] > second[at] ? -1 : 1;
};
