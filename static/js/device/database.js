// The phone's database. A write is done when its transaction has completed, flushed to the disk.

import { Refusal } from "../refusal.js";
import { open, promising, RESERVE } from "./schema.js";

/** @typedef {import("../types.js").StoreName} StoreName */
/** @template {StoreName} N @template T @typedef {(stores: import("../types.js").Stores<N>) => Promise<T>} Work awaits its own requests only */

const BLOCKED_AFTER_MS = 5000;
const ATTEMPTS = 3;

// How a connection fails that the browser has closed or lost under us, as iOS does in the background: open again, do it again.
const LOST = ["InvalidStateError", "AbortError", "UnknownError"];

export class Database {
  /** @type {Promise<IDBDatabase> | undefined} */
  #opening;
  #worked = false;
  /** A connection was lost: whether the next one keeps anything has to be seen first. */
  #doubted = false;

  /**
   * Do some work on the rows of some stores. It may be done again after a lost connection, or when room was made for it: for photos,
   * which name "bytes" last, none is made.
   * @template {StoreName} N @template T
   * @param {N[]} names @param {Work<N, T>} work @param {IDBTransactionMode} [mode] @returns {Promise<T>}
   */
  async read(names, work, mode = "readonly") {
    for (let left = ATTEMPTS; ; ) {
      try {
        if (this.#doubted && mode === "readwrite") await this.#prove();
        return await this.#once(names, work, mode);
      } catch (/** @type {any} */ error) {
        if (!(error instanceof DOMException)) throw error;
        const full = error.name === "QuotaExceededError";
        if (LOST.includes(error.name)) await this.#doubt();
        else if (!full || names.at(-1) === "bytes" || !(await this.#makeRoom())) left = 0;
        if (--left <= 0) throw new Refusal(full ? "storage_full" : this.#worked ? "storage_lost" : "storage_failed", error.message);
      }
    }
  }

  /**
   * As `read`, to change rows: resolves when all of it is on the disk; else nothing of it is, and it rejects with a Refusal.
   * @template {StoreName} N @template T @param {N[]} names @param {Work<N, T>} work
   */
  write(names, work) {
    return this.read(names, work, "readwrite");
  }

  async close() {
    const opening = this.#opening;
    this.#opening = undefined;
    (await opening?.catch(() => undefined))?.close();
  }

  /** @template {StoreName} N @template T @param {N[]} names @param {Work<N, T>} work @param {IDBTransactionMode} mode */
  async #once(names, work, mode) {
    const db = await this.#open();
    const tx = db.transaction(names, mode, { durability: "strict" });
    const stores = /** @type {any} */ (Object.fromEntries(names.map((name) => [name, promising(tx.objectStore(name))])));
    const value = await carryOut(tx, () => work(stores));
    this.#worked = true;
    return value;
  }

  async #doubt() {
    this.#doubted = true;
    await this.close();
  }

  /** What is written now has to be there when it is read again. */
  async #prove() {
    const proof = Math.random();
    await this.#once(["settings"], ({ settings }) => settings.put(proof, "proof"), "readwrite");
    const found = await this.#once(["settings"], ({ settings }) => settings.get("proof"), "readonly");
    if (found !== proof) throw new DOMException("What was written is not there", LOST[0]);
    this.#doubted = false;
  }

  /** Give up the room kept for answers; false when there is none any more. */
  #makeRoom() {
    const give = this.#once(["bytes"], async ({ bytes }) => [await bytes.count(RESERVE), await bytes.delete(RESERVE)][0], "readwrite");
    return give.then(Boolean, () => false);
  }

  #open() {
    if (!globalThis.indexedDB) throw new Refusal("storage_failed");
    return new Promise((/** @type {(db: IDBDatabase) => void} */ resolve, reject) => {
      const blocked = () => setTimeout(reject, BLOCKED_AFTER_MS, new Refusal("storage_blocked"));
      this.#opening ??= open({ blocked, blocking: () => this.close(), terminated: () => this.#doubt() });
      this.#opening.then(resolve, (error) => {
        this.#opening = undefined;
        reject(error);
      });
    });
  }
}

/** @template T @param {IDBTransaction} tx @param {() => Promise<T>} work */
async function carryOut(tx, work) {
  /** @type {Promise<DOMException | null>} */
  const done = new Promise((end) => {
    tx.oncomplete = () => end(null);
    tx.onabort = () => end(tx.error ?? new DOMException("Ended by the browser", "AbortError"));
  });
  try {
    const value = await work();
    if (await done) throw await done;
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
