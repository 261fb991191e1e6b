// The writes of one draft: one transaction at a time, in order, each checking in the same transaction that it still is a draft.

import { step } from "./records.js";

/** @typedef {import("../types.js").StoreName} StoreName */
/** @typedef {import("../types.js").VisitRow} VisitRow */

export class Writes {
  /** @type {Promise<unknown>} */
  #last = Promise.resolve();
  /** @type {Promise<unknown>} photos are prepared one after the other, and written when they are ready */
  preparing = Promise.resolve();
  /** @type {Partial<VisitRow>} what the visit's row is to say, and does not on the disk yet: it goes with the next write */
  noted = {};
  /** @type {Set<Promise<unknown>>} photos and the end, as long as they are under way */
  pending = new Set();
  #db;
  #restore;

  /**
   * @param {import("./database.js").Database} db
   * @param {VisitRow} visit as it lies on the disk; `visit` follows it
   * @param {(error: {code: string}) => Promise<void>} restore called when the visit's row is gone, to write it anew, or is no draft any more
   */
  constructor(db, visit, restore) {
    this.#db = db;
    this.visit = visit;
    this.#restore = restore;
  }

  /**
   * Do a job when all earlier ones are over, however they ended.
   * @template T
   * @param {() => Promise<T>} job
   * @returns {Promise<T>}
   */
  next(job) {
    const done = this.#last.then(job);
    this.#last = done.catch(() => {});
    return done;
  }

  /** What is pending until it is over. @template T @param {Promise<T>} work */
  during(work) {
    const over = work.finally(() => this.pending.delete(over));
    this.pending.add(over);
    return over;
  }

  /**
   * Change the visit's row, and rows of other stores, in one transaction. To be called within a job.
   * @template {StoreName} N
   * @template T
   * @param {Partial<VisitRow>} change
   * @param {N[]} names
   * @param {(stores: import("../types.js").Stores<N | "visits">, visit: VisitRow) => Promise<T>} work
   */
  async write(change, names, work) {
    const { noted } = this;
    const once = () =>
      this.#db.write(["visits", ...names], async (stores) => {
        const written = await step(stores, this.visit.id, ["draft"], ({ seq }) => ({ ...noted, ...change, seq: seq + 1 }));
        return /** @type {const} */ ([written, await work(stores, written)]);
      });
    const [visit, value] = await once().catch((error) => {
      if (!/^not_/.test(error.code)) throw error;
      return this.#restore(error).then(once);
    });
    this.visit = visit;
    this.noted = Object.fromEntries(Object.entries(this.noted).filter(([name, told]) => told !== noted[/** @type {"id"} */ (name)]));
    return value;
  }
}
