// The writes of one draft: one transaction at a time, in order, each checking in the same transaction that it still is a draft.

import { step } from "./records.js";

/** @typedef {import("../types.js").StoreName} StoreName */
/** @typedef {import("../types.js").VisitRow} VisitRow */

export class Writes {
  /** @type {Promise<unknown>} */
  #last = Promise.resolve();
  #db;

  /**
   * @param {import("./database.js").Database} db
   * @param {VisitRow} visit as it lies on the disk; `visit` follows it
   */
  constructor(db, visit) {
    this.#db = db;
    this.visit = visit;
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

  /**
   * Change the visit's row, and rows of other stores, in one transaction. To be called within a job.
   * @template {StoreName} N
   * @template T
   * @param {Partial<VisitRow>} change
   * @param {N[]} names
   * @param {(stores: import("../types.js").Stores<N | "visits">, visit: VisitRow) => Promise<T>} work
   */
  async write(change, names, work) {
    const [visit, value] = await this.#db.write(["visits", ...names], async (stores) => {
      const written = await step(stores, this.visit.id, ["draft"], ({ seq }) => ({ ...change, seq: seq + 1 }));
      return /** @type {const} */ ([written, await work(stores, written)]);
    });
    this.visit = visit;
    return value;
  }
}
