// One open visit: what was answered and photographed, in memory at once, and on the disk when a promise says so.

import { Refusal } from "../refusal.js";
import { changed } from "../visit/changes.js";
import { assess } from "../visit/checklist.js";
import { rfc3339 } from "../visit/values.js";
import { Writes } from "./writes.js";

/** @typedef {import("../types.js").Answer} Answer @typedef {Awaited<ReturnType<typeof import("./records.js").rowsOf>>} Rows */

export class Draft {
  /** Why nothing may be changed any more, or "". */
  closed = "";
  #ending = false;
  #unsaved = /** @type {Set<string>} */ (new Set()); // questions whose answer is not on the disk yet
  /** @type {import("../types.js").VisitRow["progress"] | undefined} since the last change, where the screen asked already */
  #progress;
  #writes;
  #db;
  #leave;

  /** @param {import("./database.js").Database} db @param {Rows} rows @param {(frozen: boolean) => void} leave gives the locks back */
  constructor(db, { visit, pack, answers, photos }, leave) {
    this.#db = db;
    this.#leave = leave;
    this.#writes = new Writes(db, visit, (error) => import("./restore.js").then(({ restore }) => restore(db, this, error)));
    this.pack = pack;
    this.answers = answers;
    this.photos = photos;
  }

  get visit() {
    return { ...this.#writes.visit, ...this.#writes.noted };
  }

  /** What is not on the disk: questions by their names, and the visit's own fields as "visit.name". */
  get unsaved() {
    return [...this.#unsaved, ...Object.keys(this.#writes.noted).map((name) => "visit." + name)];
  }

  state() {
    const state = assess(this.pack.rules, this.visit, this.answers, this.photos);
    this.#progress = { answered: state.answered, total: state.total };
    return state;
  }

  /** Resolves when the answer is on the disk. What could not be written stays in memory, and goes with the next write. @param {string} question @param {import("../visit/changes.js").Patch} patch */
  async save(question, patch) {
    this.answers.set(question, changed(this.answers.get(question), patch, rfc3339(), this.visit.left_at));
    this.#unsaved.add(question);
    this.#progress = undefined;
    this.#refuseIfClosed();
    await this.flush();
  }

  flush() {
    return this.#writes.next(async () => {
      const rows = [...this.#unsaved].map((question) => ({ question, answer: /** @type {Answer} */ (this.answers.get(question)) }));
      if (!this.unsaved.length) return;
      if (!this.#progress) this.state();
      await this.#writes.write({ progress: this.#progress }, ["answers"], ({ answers }, { id, seq }) =>
        Promise.all(rows.map((row) => answers.put({ ...row, visit: id, seq }))),
      );
      for (const { question, answer } of rows) if (this.answers.get(question) === answer) this.#unsaved.delete(question);
    });
  }

  /** @param {string} question @param {Blob & {lastModified?: number}} file */
  async addPhoto(question, file) {
    this.#refuseIfClosed(this.#ending);
    return this.#writes.during(import("./photos.js").then(({ add }) => add(this, this.#writes, question, file)));
  }

  /** Resolves when the photos and the end that are under way are over; undefined: none is. */
  get busy() {
    return this.#writes.pending.size ? Promise.allSettled(this.#writes.pending) : undefined;
  }

  /** What can be done with the photos that are there. */
  album() {
    return import("./album.js").then(({ Album }) => new Album(this, this.#db, this.#writes));
  }

  /** Change what the visit's row says beside the answers: as answers are saved. @param {Partial<import("../types.js").VisitRow>} change */
  async note(change) {
    this.#writes.noted = { ...this.#writes.noted, ...change };
    this.#refuseIfClosed();
    await this.flush();
  }

  /** Wait for every save and photo that is under way, then freeze the visit. If one of them fails the draft stays open. @param {import("../types.js").Finish} [finish] */
  async finish(finish = {}) {
    this.#refuseIfClosed(this.#ending);
    this.#ending = true;
    const photos = [...this.#writes.pending];
    const end = import("./finish.js").then(({ end }) => end(this, this.#db, this.#writes, photos, finish));
    await this.#writes.during(end).catch((error) => {
      this.#ending = false;
      if (this.closed === "not_draft") this.closed = "";
      throw error;
    });
    this.#leave(true);
    return this.visit;
  }

  /** Leave the draft; what is on the disk stays. */
  close() {
    if (!this.closed) this.lose("not_draft");
  }

  /** Another page goes on with it, whatever is under way here. */
  lose(closed = "open_elsewhere") {
    this.closed = closed;
    this.#leave(false);
  }

  #refuseIfClosed(ending = false) {
    if (this.closed || ending) throw new Refusal(this.closed || "not_draft");
  }
}
