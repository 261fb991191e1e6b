// What a shopper does beside filling in: taking work, beginning and ending it, sending. Loaded when the first screen stands.

import { begunOf, isUndelivered } from "../device/begun.js";
import { Glimpse } from "../device/glimpse.js";
import { Pin } from "../device/pin.js";
import * as records from "../device/records.js";
import { Refusal } from "../refusal.js";
import { announce } from "./channel.js";
import { byOwner } from "./whose.js";

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
  }

  async overview() {
    const { id } = this.#session.person ?? { id: 0 };
    return { assignments: await records.assignmentsOf(this.#db, id), visits: await begunOf(this.#db, id) };
  }

  /**
   * When the server last told all that there is to do, by the phone's clock; why it did not the last time; whether no worker helps.
   * @returns {Promise<{at?: number, failed?: any, unaided: boolean}>}
   */
  async checked() {
    const { outcome, unaided } = this.#rhythm;
    const at = await records.setting(this.#db, `checked ${this.#session.person?.id}`);
    return { at, failed: outcome?.ok === false ? outcome : undefined, unaided };
  }

  async undelivered() {
    const { visits } = await this.overview();
    return visits.filter(isUndelivered).length;
  }

  /** All undelivered work of whoever is here, or was here last, sealed for the server. @param {string} build */
  async rescue(build) {
    const { rescue } = await import("../device/rescue.js");
    return rescue(this.#db, await this.#lastHere(), build);
  }

  /** How much of whoever was here last is still on the phone. */
  async leftBehind() {
    const visits = await begunOf(this.#db, await this.#lastHere());
    return visits.filter(isUndelivered).length;
  }

  /** @returns {Promise<number>} */
  async #lastHere() {
    return this.#session.person?.id ?? (await records.setting(this.#db, "last")) ?? 0;
  }

  /** What the desk is told of this phone. */
  async reported() {
    const { reportOf, surroundings } = await import("./reporting.js");
    return reportOf(this.#db, this.#session.person?.id ?? 0, await surroundings());
  }

  /** Of whoever is here. */
  pin() {
    return new Pin(this.#db, this.#session.person?.id ?? 0);
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

  /** A visit that another page has open: to be read. @param {string} id */
  async look(id) {
    return new Glimpse(this.#db, await records.rowsOf(this.#db, id, this.#session.person?.id));
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

  /** @param {string} id */
  discard(id) {
    return this.#move(id, "draft", { state: "discarded" });
  }

  /** @param {string} id */
  restore(id) {
    return this.#move(id, "discarded", { state: "draft" });
  }

  /** Take a finished visit back, as long as nothing of it can have reached the server. @param {string} id */
  reopen(id) {
    return this.#move(id, "ready", { state: "draft" }, "already_sending");
  }

  /** @param {string} id */
  async retry(id) {
    await this.#unpark(id);
    return this.#rhythm.send();
  }

  /** Ask the server whether a visit arrived; what it says stays with the visit. @param {string} id */
  async trace(id) {
    const { found } = await this.#rhythm.trace(id);
    const there = found === "whole" || found === "photos";
    if (there) await this.#unpark(id).catch(() => {}).finally(() => this.send());
  }

  newCode() {
    return this.#rhythm.newCode();
  }

  /** Own drafts that the server has, as it last said, and the name of this phone. */
  async copies() {
    const { copies } = this.#rhythm;
    return { listed: await copies.listed(this.#session.person?.id ?? 0), phone: await copies.phone() };
  }

  /** Whether a draft goes on, or went, at another phone. @param {string} id */
  async isAway(id) {
    const { visits } = await this.overview();
    return visits.some((visit) => visit.id === id && visit.state === "elsewhere");
  }

  /** What is kept of a visit, to be read. @param {string} id */
  async kept(id) {
    const [{ keptRows }, { Glimpse }] = await Promise.all([import("../device/copies.js"), import("../device/glimpse.js")]);
    return new Glimpse(this.#db, await keptRows(this.#db, id, this.#session.person?.id));
  }

  /** Go on here with a draft that the server has. @param {string} visit */
  takeOver(visit) {
    return this.#rhythm.takeOver(visit);
  }

  /** Everything that waits, now. */
  send() {
    return this.#rhythm.send(Infinity);
  }

  /** @param {number} id @param {"accept" | "decline"} what @param {object} [body] */
  async #answer(id, what, body) {
    const { person } = this.#session;
    if (!person) throw new Refusal("signed_out");
    await this.#rhythm.answer(person.id, id, what, body);
  }

  /** @param {string} id */
  #unpark(id) {
    return this.#move(id, "parked", { state: "sending", problem: undefined, delivery: undefined });
  }

  /** @param {string} visit @param {import("../types.js").VisitState} from @param {records.Change} change @param {string} [code] */
  async #move(visit, from, change, code) {
    const moved = await records.move(this.#db, visit, [from], byOwner(this.#session.person?.id, change), code);
    announce({ type: "visits", visit });
    return moved;
  }
}
