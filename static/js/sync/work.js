// What a shopper does beside filling in: here taking work and beginning it, in `visits` what becomes of a visit, in `upkeep` all
// that is about the phone. Loaded when the first screen stands.

import { begunOf, isUndelivered } from "../device/begun.js";
import { assignmentsOf } from "../device/own.js";
import * as records from "../device/records.js";
import { Refusal } from "../refusal.js";
import { announce } from "./channel.js";
import { Upkeep } from "./upkeep.js";
import { Visits } from "./visits.js";
import { answerAssignment } from "./worklist.js";

/** @typedef {import("../types.js").AssignmentRow} AssignmentRow */

export class Work {
  #db;
  #session;
  #rhythm;

  /**
   * @param {import("../device/database.js").Database} db
   * @param {import("./session.js").Session} session
   * @param {import("./rhythm.js").Rhythm} rhythm
   */
  constructor(db, session, rhythm) {
    this.#db = db;
    this.#session = session;
    this.#rhythm = rhythm;
    this.visits = new Visits(db, session, rhythm);
    this.upkeep = new Upkeep(db, session, rhythm);
  }

  async overview() {
    const { id } = this.#session.person ?? { id: 0 };
    return { assignments: await assignmentsOf(this.#db, id), visits: await begunOf(this.#db, id) };
  }

  /**
   * When the server last told all that there is to do, by the phone's clock; why it did not the last time; whether no worker helps.
   * @returns {Promise<{at?: number, failed?: any, unaided: boolean}>}
   */
  async checked() {
    const { outcome, helper } = this.#rhythm;
    const at = await records.setting(this.#db, `checked ${this.#session.person?.id}`);
    return { at, failed: outcome?.ok === false ? outcome : undefined, unaided: helper.missing };
  }

  async undelivered() {
    const { visits } = await this.overview();
    return visits.filter(isUndelivered).length;
  }

  refresh() {
    return this.#rhythm.refresh();
  }

  /** An accepted assignment can be worked on without network when this resolves. @param {number} id */
  async accept(id) {
    await this.#answer(id, "accept");
    navigator.storage?.persist?.(); // never awaited: some browsers do not answer
  }

  /** @param {number} id @param {string} [reason] */
  decline(id, reason) {
    return this.#answer(id, "decline", { reason });
  }

  /** @param {string} scenario @param {number} version */
  pack(scenario, version) {
    return records.packOf(this.#db, { scenario, version });
  }

  /** Whether it can be begun without network. @param {{scenario: string, version: number}} assignment */
  async ready({ scenario, version }) {
    return Boolean(await this.pack(scenario, version));
  }

  /** @param {AssignmentRow} assignment @param {string} language */
  async begin(assignment, language) {
    if (!(await this.ready(assignment))) throw new Refusal("pack_missing");
    const { begin, makeReady } = await import("../device/begin.js");
    const visit = await begin(this.#db, assignment, language);
    await makeReady(this.#db);
    announce({ type: "visits", visit: visit.id });
    this.refresh();
    return visit;
  }

  /** What is told before the first question. @param {AssignmentRow} assignment @param {import("../types.js").Before} told */
  async before(assignment, told) {
    const { keepBefore } = await import("../device/begin.js");
    await keepBefore(this.#db, assignment, told);
  }

  /** @param {number} id @param {"accept" | "decline"} what @param {object} [body] */
  async #answer(id, what, body) {
    const { person } = this.#session;
    if (!person) throw new Refusal("signed_out");
    await answerAssignment(this.#db, this.#rhythm.transport, person.id, id, what, body).catch((error) => {
      if (error.code !== "offline") this.refresh(); // the list shows how it stands
      throw error;
    });
  }
}
