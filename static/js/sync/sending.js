// Runs over the outbox, and when the next one is due.

import { due, send } from "./outbox.js";

const SHORTEST_WAIT_MS = 5000;
const LONGEST_WAIT_MS = 300_000;
// The phone's storage did not answer.
const STORAGE_WAIT_MS = 30_000;

export class Sending {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #db;
  #transport;

  /** @param {import("../device/database.js").Database} db @param {import("./transport.js").Transport} transport */
  constructor(db, transport) {
    this.#db = db;
    this.#transport = transport;
  }

  /** Arguments as those of `due`. However it ends, what waits is tried again. @param {number} until @param {boolean} reconnected */
  async send(until, reconnected) {
    let next = Date.now() + STORAGE_WAIT_MS;
    try {
      const stopped = await send(this.#db, this.#transport, until, reconnected);
      const waiting = stopped && stopped !== "offline" ? [] : await due(this.#db);
      next = Math.min(...waiting.map(({ delivery }) => delivery?.next_at ?? 0));
      return stopped;
    } finally {
      clearTimeout(this.#timer);
      const wait = Math.min(LONGEST_WAIT_MS, Math.max(SHORTEST_WAIT_MS, next - Date.now()));
      if (next < Infinity) this.#timer = setTimeout(() => this.send(Date.now(), false).catch(() => {}), wait);
    }
  }
}
