// One open visit: what was answered and photographed, in memory at once, and on the disk when a promise says so.

import { Refusal } from "../refusal.js";
import { assess, merged } from "../visit/checklist.js";
import { rfc3339 } from "../visit/values.js";
import { step } from "./records.js";

/** @typedef {import("../types.js").Answer} Answer */
/** @typedef {import("../types.js").StoreName} StoreName */
/** @typedef {import("../types.js").VisitRow} VisitRow */

export class Draft {
  /** Why nothing may be changed any more, or "". */
  closed = "";
  /** @type {Set<string>} questions whose answer is not on the disk yet */
  #unsaved = new Set();
  /** @type {Set<Promise<unknown>>} */
  #photographing = new Set();
  /** @type {Promise<unknown>} the last write: there is only one at a time */
  #writing = Promise.resolve();
  #db;
  #leave;

  /**
   * @param {import("./database.js").Database} db
   * @param {Awaited<ReturnType<typeof import("./records.js").rowsOf>>} rows
   * @param {(frozen: boolean) => void} leave gives the locks back
   */
  constructor(db, { visit, pack, answers, photos }, leave) {
    this.#db = db;
    this.#leave = leave;
    this.visit = visit;
    this.pack = pack;
    this.answers = answers;
    this.photos = photos;
  }

  /** How many answers and photos are not on the disk yet. */
  get pending() {
    return this.#unsaved.size + this.#photographing.size;
  }

  state() {
    return assess(this.pack.rules, this.visit, this.answers, this.photos);
  }

  /**
   * Resolves when the answer is on the disk. After a failure it stays in memory and goes with the next write.
   * @param {string} question
   * @param {import("../visit/checklist.js").Patch} patch
   */
  async save(question, patch) {
    this.#refuseIfClosed();
    this.answers.set(question, merged(this.answers.get(question), patch, rfc3339()));
    this.#unsaved.add(question);
    await this.flush();
  }

  flush() {
    return this.#next(async () => {
      const rows = [...this.#unsaved].map((question) => ({
        question,
        answer: /** @type {Answer} */ (this.answers.get(question)),
      }));
      if (!rows.length) return;
      const { answered, total } = this.state();
      await this.#write({ progress: { answered, total } }, ["answers"], ({ answers }, { id, seq }) =>
        Promise.all(rows.map((row) => answers.put({ ...row, visit: id, seq }))),
      );
      for (const { question, answer } of rows) if (this.answers.get(question) === answer) this.#unsaved.delete(question);
    });
  }

  /** @param {string} question @param {Blob & {lastModified?: number}} file */
  addPhoto(question, file) {
    const adding = this.#addPhoto(question, file).finally(() => this.#photographing.delete(adding));
    this.#photographing.add(adding);
    return adding;
  }

  /** @param {string} id */
  async removePhoto(id) {
    this.#refuseIfClosed();
    await this.#next(() =>
      this.#write({}, ["photos", "bytes"], async ({ photos, bytes }) => {
        await bytes.delete(id);
        await photos.delete(id);
      }),
    );
    for (const [question, photos] of this.photos) this.photos.set(question, photos.filter((photo) => photo.id !== id));
  }

  /** @param {string} id */
  async photo(id) {
    const bytes = await this.#db.read(["bytes"], ({ bytes }) => bytes.get(id));
    return new Blob(bytes ? [bytes] : [], { type: "image/jpeg" });
  }

  /** @param {string} language of the questions as they are shown; the body names it */
  async setLanguage(language) {
    this.#refuseIfClosed();
    await this.#next(() => this.#write({ language }, [], async () => {}));
  }

  /**
   * Wait for every save and photo that is under way, then freeze the visit. If one of them fails the draft stays open.
   * @param {import("../types.js").Finish} [finish]
   */
  async finish(finish = {}) {
    this.#refuseIfClosed();
    this.closed = "not_draft";
    try {
      await Promise.all(this.#photographing);
      await this.flush();
      const { freeze } = await import("./finish.js");
      this.visit = await freeze(this.#db, this.visit, finish);
    } catch (error) {
      this.closed = "";
      throw error;
    }
    this.#leave(true);
    return this.visit;
  }

  /** Leave the draft; what is on the disk stays. */
  close(why = "not_draft") {
    if (this.closed) return;
    this.closed = why;
    this.#leave(false);
  }

  /** @param {string} question @param {Blob & {lastModified?: number}} file */
  async #addPhoto(question, file) {
    this.#refuseIfClosed();
    const { photograph } = await import("./photos.js");
    const max = this.pack.rules.questions[question]?.photo?.max ?? 1;
    const keep = await photograph(file, this.visit.id, question, max);
    const photo = await this.#next(() => this.#write({}, ["photos", "bytes"], keep));
    const shown = this.photos.get(question) ?? [];
    if (!shown.some(({ id }) => id === photo.id)) this.photos.set(question, [...shown, photo]);
    return photo;
  }

  /**
   * @template {StoreName} N
   * @template T
   * @param {Partial<VisitRow>} change
   * @param {N[]} names
   * @param {(stores: import("../types.js").Stores<N | "visits">, visit: VisitRow) => Promise<T>} work
   */
  async #write(change, names, work) {
    const [visit, value] = await this.#db.write(["visits", ...names], async (stores) => {
      const written = await step(stores, this.visit.id, ["draft"], ({ seq }) => ({ ...change, seq: seq + 1 }));
      return /** @type {const} */ ([written, await work(stores, written)]);
    });
    this.visit = visit;
    return value;
  }

  /** @template T @param {() => Promise<T>} job @returns {Promise<T>} */
  #next(job) {
    const done = this.#writing.then(job);
    this.#writing = done.catch(() => {});
    return done;
  }

  #refuseIfClosed() {
    if (this.closed) throw new Refusal(this.closed);
  }
}
