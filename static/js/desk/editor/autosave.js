// Saves a text a moment after the last change, tries again where that fails, and says how it stands.

import { Latest } from "./latest.js";

const PAUSE_MS = 700;
const AGAIN_MS = 5000;

/** @typedef {{draft: number, revision: number, saved_at: string, aside?: string, beside?: number}} Kept */

export class Autosave {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #saved;
  #text;
  #line = new Latest(() => this.#save());

  /**
   * @param {string} text as it is saved already
   * @param {(text: string) => Promise<Kept>} send
   * @param {(state: "waiting" | "saving" | "saved" | "failed", kept?: Kept) => void} tell
   */
  constructor(text, send, tell) {
    this.#saved = this.#text = text;
    this.send = send;
    this.tell = tell;
  }

  /** Whether everything that was written is saved. */
  get settled() {
    return this.#saved === this.#text;
  }

  /** @param {string} text */
  changed(text) {
    this.#text = text;
    this.#later();
  }

  /** Saves now what is not saved yet. */
  async flush() {
    clearTimeout(this.#timer);
    if (!this.settled) await this.#line.give(this.#text);
  }

  async #save() {
    const text = this.#text;
    this.tell("saving");
    try {
      const kept = await this.send(text);
      this.#saved = text;
      this.#later(kept);
    } catch {
      this.tell("failed");
      this.#again(AGAIN_MS);
    }
  }

  /** Says how it stands, and sees to what is not saved yet. @param {Kept} [kept] */
  #later(kept) {
    this.tell(this.settled ? "saved" : "waiting", kept);
    this.#again(PAUSE_MS);
  }

  /** @param {number} pause */
  #again(pause) {
    clearTimeout(this.#timer);
    if (!this.settled) this.#timer = setTimeout(() => this.flush(), pause);
  }
}
