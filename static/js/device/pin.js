// The PIN that a person may set for this app on this phone. It keeps curious eyes out; what lies on the disk is not encrypted by it.

import { Refusal } from "../refusal.js";
import { keepSettings, setting } from "./records.js";

/** @typedef {{salt: Uint8Array<ArrayBuffer>, hash: ArrayBuffer, tries: number, next_at: number}} Kept */

export const SHORTEST = 4;
const ROUNDS = 200_000;
const FREE_TRIES = 3;
const FIRST_WAIT_MS = 5000;
const LONGEST_WAIT_MS = 300_000;

/** How long to wait after so many wrong PINs in a row: doubling from the third on, at most five minutes. @param {number} tries */
export const waitAfter = (tries) => (tries < FREE_TRIES ? 0 : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (tries - FREE_TRIES)));

export class Pin {
  #db;
  #name;

  /** @param {import("./database.js").Database} db @param {number} owner */
  constructor(db, owner) {
    this.#db = db;
    this.#name = `ui pin ${owner}`;
  }

  async isSet() {
    return Boolean(await this.#kept());
  }

  /** @param {string} pin */
  async set(pin) {
    if (!/^\d+$/.test(pin) || pin.length < SHORTEST) throw new Refusal("pin_short");
    const salt = crypto.getRandomValues(new Uint8Array(16));
    await this.#keep({ salt, hash: await hashOf(pin, salt), tries: 0, next_at: 0 });
  }

  /**
   * Resolves when it is the right one. Each try is written down before it is judged, so that closing the app gains nothing;
   * where nothing can be written the right one still opens.
   * @param {string} pin
   */
  async open(pin, now = Date.now()) {
    const kept = await this.#kept();
    if (!kept) return;
    const wait = kept.next_at - now;
    // A moment further off was written before the phone's clock was set back.
    if (wait > 0 && wait <= LONGEST_WAIT_MS) throw Object.assign(new Refusal("too_many_requests"), { wait });
    const tries = kept.tries + 1;
    await this.#keep({ ...kept, tries, next_at: now + waitAfter(tries) }).catch(() => {});
    if (!same(await hashOf(pin, kept.salt), kept.hash)) throw new Refusal("pin_wrong");
    await this.#keep({ ...kept, tries: 0, next_at: 0 }).catch(() => {});
  }

  /** Of whoever has proved otherwise who they are. */
  remove() {
    return this.#keep(undefined);
  }

  /** @returns {Promise<Kept | undefined>} */
  #kept() {
    return setting(this.#db, this.#name);
  }

  /** @param {Kept | undefined} kept */
  #keep(kept) {
    return keepSettings(this.#db, { [this.#name]: kept });
  }
}

/** @param {string} pin @param {Uint8Array<ArrayBuffer>} salt */
async function hashOf(pin, salt) {
  const key = await crypto.subtle.importKey("raw", new TextEncoder().encode(pin), "PBKDF2", false, ["deriveBits"]);
  return crypto.subtle.deriveBits({ name: "PBKDF2", hash: "SHA-256", salt, iterations: ROUNDS }, key, 256);
}

/** @param {ArrayBuffer} one @param {ArrayBuffer} other */
const same = (one, other) => {
  const bytes = new Uint8Array(other);
  return new Uint8Array(one).every((byte, place) => byte === bytes[place]);
};
