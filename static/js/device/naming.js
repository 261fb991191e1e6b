// The name that this phone has for itself, drawn by chance: it tells one phone of a person from another, and nothing else.

import { setting } from "./records.js";

const PHONE = "phone";

/**
 * The name also lies outside the database, so that a phone whose database was lost knows which drafts were its own.
 * @type {(db: import("./database.js").Database, beside?: Pick<Storage, "getItem" | "setItem"> | null) => Promise<string>}
 */
export async function phoneOf(db, beside = outside()) {
  const remembered = beside?.getItem(PHONE);
  const phone = await db.write(["settings"], async ({ settings }) => {
    const known = (await settings.get(PHONE)) ?? remembered ?? crypto.randomUUID();
    await settings.put(known, PHONE);
    return known;
  });
  if (remembered !== phone) beside?.setItem(PHONE, phone);
  return phone;
}

/** The name where nothing may be written: a phone that has none yet, and can keep none, gets one for once. @param {import("./database.js").Database} db @returns {Promise<string>} */
export const namedAlready = async (db) =>
  (await setting(db, PHONE)) ?? outside()?.getItem(PHONE) ?? (await phoneOf(db).catch(() => crypto.randomUUID()));

/** Some browsers throw at the mere mention. */
function outside() {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}
