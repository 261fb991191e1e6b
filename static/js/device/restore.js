// The phone's storage was emptied while a visit was open: what the page still knows of it is written anew.

/**
 * Photos are not known here, only their rows: they are gone, and have to be taken again.
 * @param {import("./database.js").Database} db
 * @param {Pick<import("./draft.js").Draft, "visit" | "pack" | "answers" | "photos">} draft
 */
export async function restore(db, { visit, pack, answers, photos }) {
  await db.write(["visits", "packs", "answers"], async (stores) => {
    await stores.visits.put(visit);
    await stores.packs.put(pack);
    for (const [question, answer] of answers) await stores.answers.put({ visit: visit.id, question, answer, seq: visit.seq });
  });
  photos.clear();
}
