// How long to leave a server alone about something that it could not do: longer each time, for good when it knows no such thing.

const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 900_000;

export class Patience {
  /** Not asked again before the app starts anew. */
  unknown = false;
  #tries = 0;
  #nextAt = 0;

  get asks() {
    return !this.unknown && Date.now() >= this.#nextAt;
  }

  /** The network may be back. */
  again() {
    this.#nextAt = 0;
  }

  worked() {
    this.#tries = 0;
  }

  /** @param {{wait: number}} reply at least so many ms */
  postpone({ wait }) {
    this.#nextAt = Date.now() + Math.max(wait, Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.#tries++));
  }

  /** @param {import("./copying.js").Verdict} verdict */
  mayGoOn(verdict) {
    if (verdict === "unknown") this.unknown = true;
    if (typeof verdict === "object") this.postpone(verdict);
    return verdict === "done";
  }
}
