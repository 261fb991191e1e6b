// The phone's database. A write is done when its transaction has completed, flushed to the disk.

import "../../vendor/idb-8.0.4/umd.js";
import { Refusal } from "../refusal.js";

/** @typedef {import("../types.js").StoreName} StoreName */

const BLOCKED_AFTER_MS = 5000;

// How a connection fails that the browser has closed or lost under us, as iOS does in the background: open again, do it again.
const LOST = ["InvalidStateError", "AbortError", "UnknownError"];

/** @param {import("../types.js").Connection} db */
function upgrade(db) {
  for (const name of /** @type {const} */ (["settings", "bytes"])) db.createObjectStore(name);
  db.createObjectStore("assignments", { keyPath: ["owner", "id"] });
  db.createObjectStore("packs", { keyPath: ["scenario", "version", "renderer"] });
  db.createObjectStore("visits", { keyPath: "id" }).createIndex("owner", "owner");
  db.createObjectStore("answers", { keyPath: ["visit", "question"] });
  db.createObjectStore("photos", { keyPath: "id" }).createIndex("visit", "visit");
  db.createObjectStore("outbox", { keyPath: "visit" });
}

export class Database {
  /** @type {Promise<import("../types.js").Connection> | undefined} */
  #opening;

  /**
   * Do some work on the rows of some stores. It may be done again after a lost connection.
   * @template {StoreName} N
   * @template T
   * @param {N[]} names
   * @param {(stores: import("../types.js").Stores<N>) => Promise<T>} work awaits nothing but its own requests
   * @param {IDBTransactionMode} [mode]
   * @returns {Promise<T>}
   */
  async read(names, work, mode = "readonly", again = 2) {
    try {
      const db = await this.#open();
      const tx = db.transaction(names, mode, { durability: "strict" });
      const stores = /** @type {any} */ (Object.fromEntries(names.map((name) => [name, tx.objectStore(name)])));
      return await carryOut(tx, () => work(stores));
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      if (again && LOST.includes(error.name)) {
        await this.close();
        return this.read(names, work, mode, again - 1);
      }
      throw new Refusal(error.name === "QuotaExceededError" ? "storage_full" : "storage_failed", error.message);
    }
  }

  /**
   * As `read`, to change rows: resolves when all of it is on the disk; else nothing of it is, and it rejects with a Refusal.
   * @template {StoreName} N
   * @template T
   * @param {N[]} names
   * @param {(stores: import("../types.js").Stores<N>) => Promise<T>} work
   */
  write(names, work) {
    return this.read(names, work, "readwrite");
  }

  async close() {
    const opening = this.#opening;
    this.#opening = undefined;
    (await opening?.catch(() => undefined))?.close();
  }

  #open() {
    if (!globalThis.indexedDB) throw new Refusal("storage_failed");
    const forget = () => (this.#opening = undefined);
    return new Promise((resolve, reject) => {
      this.#opening ??= idb.openDB("shopper", 1, {
        upgrade,
        blocked: () => setTimeout(reject, BLOCKED_AFTER_MS, new Refusal("storage_blocked")),
        blocking: () => this.close(),
        terminated: forget,
      });
      this.#opening.then(resolve, (error) => {
        forget();
        reject(error);
      });
    });
  }
}

/**
 * @template T
 * @param {{done: Promise<void>, error: DOMException | null, abort: () => void}} tx
 * @param {() => Promise<T>} work
 */
async function carryOut(tx, work) {
  const done = tx.done.catch(() => {});
  try {
    const value = await work();
    await tx.done;
    return value;
  } catch (error) {
    try {
      tx.abort();
    } catch {
      // It is over already: its own error says more than that of the request it took down.
    }
    await done;
    throw tx.error ?? error;
  }
}
