// What a correction takes over from the visit that came back.

import { usable } from "../visit/checklist.js";
import { under } from "./records.js";

/** What both share. @param {import("../types.js").VisitRow} visit */
export const facts = ({ version, persona, service_language, office, local, started_at, outcome, obstacle, told, mood, expectation, mood_after, arrived, left, left_at }) => ({
  version,
  persona,
  service_language,
  office,
  local,
  started_at,
  outcome,
  // Why a visit could not be done is told of no visit that was.
  obstacle: outcome === "not_possible" ? obstacle : undefined,
  told,
  mood,
  expectation,
  mood_after,
  arrived,
  left,
  left_at,
});

/**
 * Whether the server has these very answers, if not every photo. What another phone delivered under this name, or was refused from here, is
 * not what came back.
 * @param {import("../types.js").VisitRow} visit
 */
export const delivered = ({ state, problem }) => state === "sent" || (["parked", "aside"].includes(state) && problem?.code === "photo_absent");

/**
 * What was asked for. Where questions were marked, the other answers stay as they were sent.
 * @param {NonNullable<import("../types.js").Assignment["returned"]>} returned @param {string[]} given the questions that say something
 * @param {number} lost how many photos are here no more @param {boolean} bare whether nothing of the visit is held here
 * @returns {import("../types.js").Returned}
 */
export const asked = ({ note, questions }, given, lost, bare) => ({
  note,
  questions,
  locked: questions.length ? given.filter((question) => question && !questions.includes(question)) : [],
  opened: [],
  lost,
  bare,
});

/**
 * Answers and photos of one visit, as those of another one.
 * @param {import("../types.js").Stores<"answers" | "photos" | "bytes">} stores
 * @param {{id: string, not_sent?: string[]}} from
 * @param {string} to
 * @returns {Promise<{given: string[], photos: number}>} the questions that said something when it was sent, and how many photos there are
 */
export async function copy({ answers, photos, bytes }, { id: from, not_sent = [] }, to) {
  const given = new Set();
  let count = 0;
  for (const row of await answers.getAll(under(from))) {
    await answers.put({ ...row, visit: to });
    if (row.answer.na || usable(row.answer.value)) given.add(row.question);
  }
  for (const photo of await photos.index("visit").getAll(from)) {
    const image = await bytes.get(photo.id);
    const id = crypto.randomUUID();
    if (!image) continue;
    await bytes.put(image, id);
    await photos.put({ ...photo, id, visit: to });
    given.add(photo.question);
    count++;
  }
  return { given: [...given].filter((question) => !not_sent.includes(question)), photos: count };
}

/**
 * What is held here of the visit that a correction mends, as that correction's; null where that was there when it was begun, too.
 * @type {(stores: import("../types.js").Stores<"visits" | "answers" | "photos" | "bytes">, visit: import("../types.js").VisitRow) => Promise<import("../types.js").DraftCopy | null>}
 */
export async function heldOf(stores, visit) {
  const { id, supersedes = "", returned } = visit;
  const former = await stores.visits.get(supersedes);
  if (!returned?.bare || !former || !delivered(former)) return null;
  await copy(stores, former, id);
  const answers = await stores.answers.getAll(under(id));
  return { visit: { ...visit, returned: { ...returned, bare: false } }, answers, photos: await stores.photos.index("visit").getAll(id) };
}
