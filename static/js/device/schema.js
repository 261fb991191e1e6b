// The stores of the phone's database, and how it is opened.

import "../../vendor/idb-8.0.4/umd.js";

/** @typedef {import("../types.js").Connection} Connection */

/** The key in `bytes` of room that is kept for answers: photos may not have it. */
export const RESERVE = "reserve";

const VERSION = 1;

/** @param {{blocked: () => void, blocking: () => void, terminated: () => void}} calls @returns {Promise<Connection>} */
export function open(calls) {
  /** @param {number} [version] @returns {Promise<Connection>} */
  const at = (version) => idb.openDB("shopper", version, { upgrade, ...calls });
  // A later build only adds to what is here: what was begun in this one goes on beside it, whatever the number.
  return at(VERSION).catch((error) => (error.name === "VersionError" ? at() : Promise.reject(error)));
}

/** @param {Connection} db */
function upgrade(db) {
  for (const name of /** @type {const} */ (["settings", "bytes"])) db.createObjectStore(name);
  db.createObjectStore("assignments", { keyPath: ["owner", "id"] });
  db.createObjectStore("packs", { keyPath: ["scenario", "version", "renderer"] });
  db.createObjectStore("visits", { keyPath: "id" }).createIndex("owner", "owner");
  db.createObjectStore("answers", { keyPath: ["visit", "question"] });
  db.createObjectStore("photos", { keyPath: "id" }).createIndex("visit", "visit");
  db.createObjectStore("outbox", { keyPath: "visit" });
}
