// The stores of the phone's database, how it is opened, and its requests as promises.

/** The key in `bytes` of room that is kept for answers: photos may not have it. */
export const RESERVE = "reserve";

const VERSION = 1;

/** @typedef {{blocked: () => void, blocking: () => void, terminated: () => void}} Calls what the browser may have to say about a connection */

/** A later build only adds to what is here: what was begun in this one goes on beside it, whatever the number. @param {Calls} calls */
export const open = (calls) =>
  connect(calls, VERSION).catch((error) => (error.name === "VersionError" ? connect(calls) : Promise.reject(error)));

/** @param {Calls} calls @param {number} [version] none: the one that is there @returns {Promise<IDBDatabase>} */
async function connect({ blocked, blocking, terminated }, version) {
  const request = indexedDB.open("shopper", version);
  request.onupgradeneeded = () => upgrade(request.result);
  request.onblocked = blocked;
  const db = await answer(request);
  db.onversionchange = blocking;
  db.onclose = terminated;
  return db;
}

/** A store or an index whose requests are promises. @param {IDBObjectStore | IDBIndex} rows @returns {any} */
export const promising = (rows) =>
  new Proxy(rows, {
    get: (/** @type {any} */ target, name) => (/** @type {any[]} */ ...given) => {
      const made = target[name](...given);
      return made instanceof IDBRequest ? answer(made) : promising(made);
    },
  });

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
const answer = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** @param {IDBDatabase} db */
function upgrade(db) {
  for (const name of ["settings", "bytes"]) db.createObjectStore(name);
  db.createObjectStore("assignments", { keyPath: ["owner", "id"] });
  db.createObjectStore("packs", { keyPath: ["scenario", "version", "renderer"] });
  db.createObjectStore("visits", { keyPath: "id" }).createIndex("owner", "owner");
  db.createObjectStore("answers", { keyPath: ["visit", "question"] });
  db.createObjectStore("photos", { keyPath: "id" }).createIndex("visit", "visit");
  db.createObjectStore("outbox", { keyPath: "visit" });
}
