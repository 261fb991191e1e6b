// Brings finished visits to the server: first everybody's answers, which are small, then the photos, then each visit once more.

import { beginSending, photoBytes } from "../device/exchange.js";
import { move } from "../device/records.js";
import { Refusal } from "../refusal.js";
import { announce } from "./channel.js";
import { ABSENT, judge, nextTry, UNSENDABLE } from "./verdict.js";

/** @typedef {import("../types.js").OutboxRow} OutboxRow */
/** @typedef {import("../types.js").Reply} Reply */
/** @typedef {import("../types.js").VisitRow} VisitRow */
/** @typedef {import("./verdict.js").Verdict} Verdict */

export class Delivery {
  #db;
  #transport;

  /**
   * @param {import("../device/database.js").Database} db
   * @param {Pick<import("./transport.js").Transport, "put">} transport
   */
  constructor(db, transport) {
    this.#db = db;
    this.#transport = transport;
  }

  /**
   * Try each visit once. None of them stops another; only a lost session stops them all.
   * @param {{id: string}[]} visits
   * @returns {Promise<import("../types.js").Stopped>}
   */
  async run(visits) {
    const wanting = [];
    for (const { id } of visits) {
      const row = await this.#begin(id);
      if (row === undefined) await this.#park(id, UNSENDABLE);
      if (!row) continue;
      const reply = await this.#put(row);
      if (reply.verdict === "signed_out") return "signed_out";
      if (reply.verdict === "missing") wanting.push({ row, missing: /** @type {string[]} */ (reply.body.missing) });
    }
    for (const { row, missing } of wanting) {
      if ((await this.#complete(row, missing)) === "signed_out") return "signed_out";
    }
    return null;
  }

  /** Try again later: the answer was none, or "not now". @param {string} id @param {Reply} reply */
  postpone(id, { status, wait }) {
    return this.#note(id, ({ delivery: { tries } = { tries: 0 } }) => ({ delivery: { tries: tries + 1, next_at: nextTry(tries, wait), status } }));
  }

  /** @param {string} id */
  async #begin(id) {
    try {
      return await beginSending(this.#db, id);
    } catch (error) {
      if (error instanceof Refusal && error.code === "not_draft") return null; // taken back a moment ago
      throw error;
    }
  }

  /** @param {OutboxRow} row */
  async #put({ visit, body, sha256 }) {
    const reply = await this.#transport.put(`visits/${visit}`, body, "application/json");
    const verdict = judge(reply, sha256);
    if (verdict === "later") await this.postpone(visit, reply);
    if (verdict === "parked") await this.#park(visit, reply);
    if (verdict === "sent") {
      const { receipt, received_at, state, breaches } = reply.body;
      await this.#note(visit, ({ photos }) => ({
        state: "sent",
        receipt: { receipt, sha256, received_at, state, breaches },
        delivery: undefined,
        photos: photos && { ...photos, sent: photos.total },
      }));
    }
    return { ...reply, verdict };
  }

  /** @param {OutboxRow} row @param {string[]} missing @returns {Promise<Verdict>} */
  async #complete(row, missing) {
    let left = missing.length;
    let refused;
    for (const sha256 of missing) {
      const bytes = await photoBytes(this.#db, row.visit, sha256);
      const reply = bytes ? await this.#transport.put(`evidence/${sha256}`, bytes, "image/jpeg") : ABSENT;
      const verdict = judge(reply, sha256);
      if (verdict === "later") await this.postpone(row.visit, reply);
      if (verdict === "later" || verdict === "signed_out") return verdict;
      if (verdict === "sent") await this.#progress(row.visit, --left);
      else refused = reply;
    }
    if (refused) await this.#park(row.visit, refused);
    const { verdict, ...reply } = refused ? { verdict: /** @type {const} */ ("parked"), ...refused } : await this.#put(row);
    if (verdict === "missing") await this.postpone(row.visit, reply);
    return verdict;
  }

  /** @param {string} visit @param {number} left */
  async #progress(visit, left) {
    const arrived = (/** @type {VisitRow} */ { photos }) => ({ photos: photos && { ...photos, sent: photos.total - left } });
    const { photos } = await move(this.#db, visit, ["sending"], arrived);
    announce({ type: "sending", visit, sent: photos?.sent ?? 0, total: photos?.total ?? 0 });
  }

  /** @param {string} visit @param {Reply} reply */
  #park(visit, { status, body: { code = `http_${status}`, title = "" } }) {
    return this.#note(visit, { state: "parked", problem: { status, code: status < 300 ? "receipt_differs" : code, title } });
  }

  /** @param {string} visit @param {import("../device/records.js").Change} change */
  async #note(visit, change) {
    await move(this.#db, visit, ["ready", "sending"], change);
    announce({ type: "visits", visit });
  }
}
