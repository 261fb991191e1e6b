// What becomes of a visit that is begun: looked at, thrown away, taken back, sent again.

import { Glimpse } from "../device/glimpse.js";
import * as records from "../device/records.js";
import { bringBack, throwAway } from "../device/thrown.js";
import { inTheirPlace } from "./blanks.js";
import { announce } from "./channel.js";
import { trace } from "./tracing.js";
import { byOwner } from "./whose.js";

export class Visits {
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

  /** A visit that another page has open: to be read. @param {string} id */
  async look(id) {
    return new Glimpse(this.#db, await records.rowsOf(this.#db, id, this.#session.person?.id));
  }

  /** What is told of a draft beside its answers, and is known only when it was left. @param {string} id @param {(visit: import("../types.js").VisitRow) => Partial<import("../types.js").VisitRow>} told */
  note(id, told) {
    return this.#move(id, "draft", (visit) => ({ ...told(visit), seq: visit.seq + 1 }));
  }

  /** @param {string} id */
  async discard(id) {
    const thrown = await throwAway(this.#db, id, byOwner(this.#session.person?.id, { state: "discarded" }));
    announce({ type: "visits", visit: id });
    return thrown;
  }

  /** Bring back what was thrown away, unless another visit has taken its place. @param {string} id */
  async restore(id) {
    const owner = this.#session.person?.id;
    await inTheirPlace(this.#db, owner, { id }, () => bringBack(this.#db, owner, id));
    announce({ type: "visits", visit: id });
  }

  /** Take a finished visit back, as long as nothing of it can have reached the server: how it ended is open again. @param {string} id */
  reopen(id) {
    return this.#move(id, "ready", { state: "draft", outcome: undefined }, "already_sending");
  }

  /** @param {string} id */
  async retry(id) {
    await this.#unpark(id);
    return this.#rhythm.send();
  }

  /** Of a parked visit the server holds what can be had: it waits no more. Nothing of it is lost here. @param {string} id */
  putAside(id) {
    return this.#move(id, "parked", { state: "aside" });
  }

  /** @param {string} id */
  bringBack(id) {
    return this.#move(id, "aside", { state: "parked" });
  }

  /** Ask the server whether a visit arrived; what it says stays with the visit. @param {string} id */
  async trace(id) {
    const { found } = await trace(this.#db, this.#rhythm.transport, id);
    const there = found === "whole" || found === "photos";
    if (there) await this.#unpark(id).catch(() => {}).finally(() => this.send());
  }

  /** Everything that waits, now. */
  send() {
    return this.#rhythm.send(Infinity);
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
