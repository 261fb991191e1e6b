// The row of an open visit is not as this page left it.

/**
 * The phone's storage was emptied while the visit was open: what the page still knows of it is written anew. Photos are not known here,
 * only their rows: they are gone, unless its copy on the server has them. Of a draft that is none any more nothing is written.
 * @param {import("./database.js").Database} db
 * @param {Pick<import("./draft.js").Draft, "visit" | "pack" | "answers" | "photos" | "lose">} draft
 * @param {{code: string}} error
 */
export async function restore(db, draft, error) {
  if (error.code === "not_draft") draft.lose();
  if (error.code !== "not_found") throw error;
  const { visit, pack, answers, photos } = draft;
  await db.write(["visits", "packs", "answers"], async (stores) => {
    await stores.visits.put({ ...visit, restored: true });
    await stores.packs.put(pack);
    for (const [question, answer] of answers) await stores.answers.put({ visit: visit.id, question, answer, seq: visit.seq });
  });
  photos.clear();
  // Who is here was lost, too: a round finds that out, and brings back what the server has.
  globalThis.dispatchEvent?.(new Event("emptied"));
}
