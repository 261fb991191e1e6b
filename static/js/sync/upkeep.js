// What keeps a phone and its shopper going beside the visits of the day: the PIN, a code for the installed app, the rescue file,
// what the desk is told, drafts at other phones.

import { keptRows } from "../device/copies.js";
import { begunOf, isUndelivered } from "../device/begun.js";
import { Glimpse } from "../device/glimpse.js";
import { Pin } from "../device/pin.js";
import { visitsOf } from "../device/own.js";
import { packOf, setting } from "../device/records.js";
import { Refusal } from "../refusal.js";
import { announce } from "./channel.js";
import { arrive, newCode } from "./entering.js";
import { reportOf, surroundings } from "./reporting.js";
import { enter } from "./whose.js";

export class Upkeep {
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

  /** Of whoever is here. */
  pin() {
    return new Pin(this.#db, this.#here());
  }

  /** To be called where a link led here. @param {number} person whose session it brought */
  async arrive(person) {
    if (await arrive(this.#db, person)) await enter(this.#db, this.#rhythm.transport);
    await this.#session.look();
    announce({ type: "session" });
  }

  newCode() {
    return newCode(this.#rhythm.transport);
  }

  /** What the desk is told of this phone. */
  async reported() {
    return reportOf(this.#db, this.#here(), await surroundings());
  }

  /** How much of whoever was here last is still on the phone. */
  async leftBehind() {
    const visits = await begunOf(this.#db, await this.#lastHere());
    return visits.filter(isUndelivered).length;
  }

  /** All undelivered work of whoever is here, or was here last, sealed for the server. @param {string} build */
  async rescue(build) {
    const { rescue } = await import("../device/rescue.js");
    const saved = await rescue(this.#db, await this.#lastHere(), build);
    announce({ type: "visits" });
    return saved;
  }

  /** Own drafts that the server has, as it last said, and the name of this phone. */
  async copies() {
    const { copies } = this.#rhythm;
    return { listed: await copies.listed(this.#here()), phone: await copies.phone() };
  }

  /** How an own visit stands; undefined: it is not here. @param {string} id */
  async stateOf(id) {
    const visits = await begunOf(this.#db, this.#here());
    return visits.find((visit) => visit.id === id)?.state;
  }

  /** What is kept here of a visit that goes on at another phone, to be read. @param {string} id */
  async kept(id) {
    return new Glimpse(this.#db, await keptRows(this.#db, id, this.#session.person?.id));
  }

  /** Go on here with a draft that the server has. @param {string} visit */
  async takeOver(visit) {
    const { takeOver } = await import("./takeover.js");
    const taken = await takeOver(this.#db, this.#rhythm.transport, visit);
    this.#rhythm.copies.round();
    await this.bringChecklist(visit).catch(() => {}); // it can be asked for again where the draft is opened
    return taken;
  }

  /** Bring the checklist of a draft here, after a refresh that is under way and may know nothing of the draft. @param {string} id */
  async bringChecklist(id) {
    const visit = (await visitsOf(this.#db, this.#here())).find((one) => one.id === id);
    if (!visit) throw new Refusal("not_found");
    let outcome = await this.#rhythm.refresh();
    if (outcome.ok && !(await packOf(this.#db, visit))) outcome = await this.#rhythm.refresh();
    if (!outcome.ok) throw new Refusal(outcome.code, outcome.title);
  }

  #here() {
    return this.#session.person?.id ?? 0;
  }

  /** @returns {Promise<number>} */
  async #lastHere() {
    return this.#session.person?.id ?? (await setting(this.#db, "last")) ?? 0;
  }
}
