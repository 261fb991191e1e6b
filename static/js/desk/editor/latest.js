/** Does one thing at a time with the latest of what it is given; what came in between is passed over. */
export class Latest {
  /** @type {{value: any} | undefined} */
  #waiting;
  #busy = false;

  /** @param {(value: any) => Promise<void>} work never rejects */
  constructor(work) {
    this.work = work;
  }

  /** @param {any} value */
  async give(value) {
    this.#waiting = { value };
    if (this.#busy) return;
    this.#busy = true;
    while (this.#waiting) {
      const next = this.#waiting;
      this.#waiting = undefined;
      await this.work(next.value);
    }
    this.#busy = false;
  }
}
