// One draft on its way to its copy: the answers first, then each photo that the server lacks.

import { draftRows, noteCopy } from "../device/copies.js";
import { photoBytes } from "../device/exchange.js";
import { setting } from "../device/records.js";
import { encoded } from "../visit/body.js";
import { copyOf } from "../visit/copy.js";
import { announce } from "./channel.js";
import { regain } from "./regaining.js";
import { whose } from "./whose.js";

/** @typedef {import("../types.js").Reply} Reply */
/** @typedef {import("../types.js").VisitRow} VisitRow */
/** @typedef {"done" | "signed_out" | "unknown" | Reply} Verdict what a reply means; a reply itself: not now */

const NOT_NOW = [408, 425, 429];
const NO_SUCH_THING = [404, 405];
// Somebody else is signed in for now.
const NOT_HERS = "forbidden";
const ELSEWHERE = ["draft_taken_over", "visit_delivered"];

export class Copying {
  #db;
  #transport;
  #phone;
  #close;

  /**
   * @param {import("../device/database.js").Database} db
   * @param {Pick<import("./transport.js").Transport, "get" | "put" | "delete" | "file">} transport
   * @param {string} phone the name of this one
   * @param {(id: string, setBack: boolean) => Promise<void>} close called for a draft that goes on elsewhere
   */
  constructor(db, transport, phone, close) {
    this.#db = db;
    this.#transport = transport;
    this.#phone = phone;
    this.#close = close;
  }

  /** @param {import("../types.js").DraftCopy} rows @returns {Promise<Verdict>} */
  async copy(rows) {
    const { id, restored } = rows.visit;
    if (!restored) return this.#put(rows);
    const wait = await regain(this.#db, this.#transport, rows.visit, this.#phone);
    const whole = wait ? null : await draftRows(this.#db, id);
    return whole ? this.#put(whole) : (wait ?? "done");
  }

  /** @param {import("../types.js").DraftCopy} rows @returns {Promise<Verdict>} */
  async #put(rows) {
    const { id, seq, copy } = rows.visit;
    const bytes = encoded(copyOf(rows, this.#phone, await setting(this.#db, "offset_ms")));
    const reply = await this.#transport.put(`backups/${id}`, bytes, "application/json");
    const verdict = await this.#judge(reply);
    if (verdict !== "done") return verdict;
    const { code, missing = [], revision, saved_at } = reply.body;
    // A later revision of this very phone is there: its storage was set back. The copy is the better one.
    if (ELSEWHERE.includes(code) || revision > seq) await this.#close(id, !code);
    else if (reply.status !== 200) await this.#note(id, { lacking: 0, ...copy, refused: code ?? `http_${reply.status}`, refused_seq: seq });
    else return this.#complete(id, { seq, at: saved_at, lacking: missing.length }, missing);
    return "done";
  }

  /** A draft that was thrown away. @param {string} id @returns {Promise<Verdict>} */
  async drop(id) {
    const reply = await this.#transport.delete(`backups/${id}?phone=${this.#phone}`);
    const verdict = reply.status === 204 ? "done" : await this.#judge(reply);
    if (verdict === "done") await noteCopy(this.#db, id, { copy: undefined });
    return verdict;
  }

  /** @param {string} id @param {NonNullable<VisitRow["copy"]>} copy @param {string[]} missing @returns {Promise<Verdict>} */
  async #complete(id, copy, missing) {
    await this.#note(id, copy);
    for (const sha256 of missing) {
      const bytes = await photoBytes(this.#db, id, sha256);
      const reply = bytes && (await this.#transport.put(`backups/${id}/photos/${sha256}`, bytes, "application/octet-stream"));
      // Of somebody else's session, or of a copy that another phone changed meanwhile: the next copy shows which.
      const verdict = reply?.status === 404 ? reply : reply ? await this.#judge(reply) : "done";
      if (verdict !== "done") return verdict;
      if (reply?.status === 201) await this.#note(id, { ...copy, lacking: (copy.lacking -= 1) });
    }
    if (copy.lacking) await this.#note(id, { ...copy, refused: "photo", refused_seq: copy.seq });
    return "done";
  }

  /** @param {Reply} reply @returns {Promise<Verdict>} done: the server has spoken, whatever it said */
  async #judge(reply) {
    const { status, body } = reply;
    if (status === 401) {
      await whose(this.#db, reply);
      return "signed_out";
    }
    if (NO_SUCH_THING.includes(status)) return "unknown";
    return body && status >= 200 && status < 500 && !NOT_NOW.includes(status) && body.code !== NOT_HERS ? "done" : reply;
  }

  /** @param {string} id @param {NonNullable<VisitRow["copy"]>} copy */
  async #note(id, copy) {
    await noteCopy(this.#db, id, copy.refused ? { copy } : { copy, restored: undefined });
    announce({ type: "visits", visit: id });
  }
}
