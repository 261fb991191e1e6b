const RESTS_MS = 400;

/** Text is written down when the hand rests, at the latest when the field is left. */
export class Typing {
  /** @type {Map<string, {timer: number, write: () => void}>} */
  #waiting = new Map();
  #saved;

  /** @param {import("./saved.js").Saved} saved */
  constructor(saved) {
    this.#saved = saved;
  }

  /** @param {string} field @param {() => void} write */
  wait(field, write) {
    clearTimeout(this.#waiting.get(field)?.timer);
    this.#waiting.set(field, { timer: setTimeout(() => this.write(field), RESTS_MS), write });
    this.#saved.typed(field, "saving");
  }

  /** @param {string} field @returns {boolean} whether there was anything to write */
  write(field) {
    const waiting = this.#waiting.get(field);
    if (!waiting) return false;
    clearTimeout(waiting.timer);
    this.#waiting.delete(field);
    waiting.write();
    this.#saved.typed(field, "");
    return true;
  }

  writeAll() {
    for (const field of [...this.#waiting.keys()]) this.write(field);
  }
}
