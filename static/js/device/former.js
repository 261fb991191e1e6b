// What a correction takes over from the visit that came back.

import { usable } from "../visit/checklist.js";
import { under } from "./records.js";

/** What both share. @param {import("../types.js").VisitRow} visit */
export const facts = ({ version, persona, service_language, office, local, started_at, mood, expectation, mood_after, arrived, left, left_at }) => ({
  version,
  persona,
  service_language,
  office,
  local,
  started_at,
  mood,
  expectation,
  mood_after,
  arrived,
  left,
  left_at,
});

/**
 * What was asked for. Where questions were marked, the other answers stay as they were sent.
 * @param {NonNullable<import("../types.js").Assignment["returned"]>} returned @param {string[]} copied
 * @returns {import("../types.js").Returned}
 */
export const asked = ({ note, questions }, copied) => ({
  note,
  questions,
  locked: questions.length ? copied.filter((question) => question && !questions.includes(question)) : [],
  opened: [],
});

/**
 * @param {import("../types.js").Stores<"answers" | "photos" | "bytes">} stores
 * @param {string} from
 * @param {string} to
 * @returns {Promise<string[]>} the questions that say something
 */
export async function copy({ answers, photos, bytes }, from, to) {
  const given = new Set();
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
  }
  return [...given];
}
