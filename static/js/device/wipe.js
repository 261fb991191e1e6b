// A session that was ended on purpose: the phone may be in other hands. What was delivered goes, what was not stays for its person.

import { under } from "./records.js";

/** @typedef {import("../types.js").VisitRow} VisitRow */

/**
 * In one transaction: delivered visits with answers and photos, assignments and packs that no kept visit needs, and who was
 * here, unless that is another by now. Other people's rows stay as they are, and so do drafts: they are shown again when their person has signed in.
 * @param {import("./database.js").Database} db
 * @param {number} owner
 */
export const wipe = (db, owner) =>
  db.write(["settings", "visits", "answers", "photos", "bytes", "outbox", "assignments", "packs"], async (stores) => {
    const { settings, visits, assignments, packs } = stores;
    for (const visit of await visits.index("owner").getAll(owner)) if (isDelivered(visit)) await forget(stores, visit.id);
    const kept = await visits.getAll();
    const own = new Set(kept.filter((visit) => visit.owner === owner).map(({ assignment }) => assignment));
    for (const { id } of await assignments.getAll(under(owner))) if (!own.has(id)) await assignments.delete([owner, id]);
    const needed = new Set([...kept, ...(await assignments.getAll())].map(versionOf));
    for (const pack of await packs.getAll()) {
      if (!needed.has(versionOf(pack))) await packs.delete([pack.scenario, pack.version, pack.renderer]);
    }
    await settings.delete(`etag ${owner}`);
    await settings.delete(`copies ${owner}`);
    if (((await settings.get("person"))?.id ?? owner) !== owner) return;
    await settings.delete("person");
    await settings.put(owner, "last");
    await settings.put(false, "signed_in");
  });

/** From here, or from another phone that had all of it. @param {VisitRow} visit */
const isDelivered = ({ state, receipt, elsewhere }) => state === "sent" || (state === "elsewhere" && Boolean(receipt) && !elsewhere?.newer);

/** @param {{scenario: string, version: number}} of */
const versionOf = ({ scenario, version }) => `${scenario} ${version}`;

/** @param {import("../types.js").Stores<"visits" | "answers" | "photos" | "bytes" | "outbox">} stores @param {string} visit */
async function forget({ visits, answers, photos, bytes, outbox }, visit) {
  for (const photo of await photos.index("visit").getAllKeys(visit)) {
    await bytes.delete(photo);
    await photos.delete(photo);
  }
  await answers.delete(under(visit));
  await outbox.delete(visit);
  await visits.delete(visit);
}
