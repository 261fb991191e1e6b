// When a page speaks to the server by itself: at the start, on coming back to the network or to the page, when a wait is over.

import { Refusal } from "../refusal.js";
import { announce } from "./channel.js";
import { Copies } from "./copies.js";
import { signIn } from "./entering.js";
import { Helper } from "./helper.js";
import { report, surroundings } from "./reporting.js";
import { Sending } from "./sending.js";
import { Transport } from "./transport.js";
import { refresh } from "./worklist.js";

/** @typedef {{ok: true} | {ok: false, code: string, title?: string}} Outcome */

const STALE_MS = 300_000;

export class Rhythm {
  /** @type {Promise<Outcome> | undefined} */
  #refreshing;
  #refreshedAt = 0;
  #started = false;
  /** @type {Outcome | undefined} how the last refresh of this page ended */
  outcome;
  /** @type {Promise<void>} */
  #reporting = Promise.resolve();
  transport = new Transport();
  helper = new Helper();
  #sending;
  #db;

  /** @param {import("../device/database.js").Database} db */
  constructor(db) {
    this.#db = db;
    this.copies = new Copies(db, this.transport);
    this.#sending = new Sending(db, this.transport);
  }

  async start() {
    if (this.#started) return;
    this.#started = true;
    for (const event of ["online", "emptied"]) addEventListener(event, () => this.round());
    addEventListener("pageshow", ({ persisted }) => persisted && this.round(STALE_MS));
    document.addEventListener("visibilitychange", () => document.hidden || this.round(STALE_MS));
    this.helper.install();
    this.copies.start();
    this.round();
    await Promise.all([import("../device/begin.js"), import("../device/finish.js"), import("../device/album.js"), import("../device/rescue.js"), import("./takeover.js")]);
  }

  /** Send what is due, refresh what is older than `stale` ms. */
  round(stale = 0) {
    const sent = this.send(Date.now(), true);
    // After one that is under way, which may still speak for whoever was signed in before.
    const fresh = Math.abs(Date.now() - this.#refreshedAt) < stale || Promise.resolve(this.#refreshing).then(() => this.refresh());
    // Whoever came by a link has entered by then.
    Promise.allSettled([sent, fresh]).then(() => this.copies.round());
  }

  /** Arguments as those of `due`. */
  async send(until = Date.now(), reconnected = false) {
    const stopped = await this.#sending.send(until, reconnected);
    if (!stopped) this.#report();
    return stopped;
  }

  /** After the one that is under way; one that fails is made again with the next round. */
  #report() {
    const next = async () => report(this.#db, this.transport, await surroundings());
    this.#reporting = this.#reporting.then(next).catch(() => {});
  }

  /** @returns {Promise<Outcome>} */
  refresh() {
    this.#refreshing ??= this.#refresh().finally(() => (this.#refreshing = undefined));
    return this.#refreshing;
  }

  /** @param {object} proof @param {(person: import("../types.js").Person) => Promise<void>} enter */
  async signIn(proof, enter) {
    // The end of the former session may be on its way still, and would take the new one along.
    while (this.#refreshing) await this.#refreshing;
    await signIn(this.#db, this.transport, proof, enter);
    this.round();
  }

  /**
   * No visit is open here any more. A frozen one is sent from here, or by the browser should this page be gone before the
   * network is back.
   * @param {boolean} frozen
   */
  left(frozen) {
    this.helper.letIn();
    if (frozen) {
      this.send();
      this.helper.later();
    } else this.copies.keep();
  }

  /** @returns {Promise<Outcome>} */
  async #refresh() {
    this.outcome = await this.#tried();
    announce({ type: "checked" });
    return this.outcome;
  }

  /** @returns {Promise<Outcome>} */
  async #tried() {
    try {
      await refresh(this.#db, this.transport, (owner) => this.copies.meet(owner));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { ok: false, code: error.code, title: error.title };
    }
    this.#refreshedAt = Date.now();
    this.#report();
    this.helper.update();
    return { ok: true };
  }
}
