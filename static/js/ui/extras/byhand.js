import { seconds } from "../../visit/timer.js";

// A tap that leaves the field has to meet what it was aimed at.
const TAP_MS = 250;

/** The field in which a time is written by hand; it closes when it is left, unless there is something in it that is no time. */
export class ByHand {
  #field;
  #keep;
  #closed;
  #taken = "";
  #closing = 0;

  /**
   * @param {HTMLInputElement} field
   * @param {(value: number | null, typed: string) => void} keep takes what was written; NaN: that was no time
   * @param {(held: boolean) => void} closed told whether the field had the focus
   */
  constructor(field, keep, closed) {
    this.#field = field;
    this.#keep = keep;
    this.#closed = closed;
    field.onblur = () => this.end();
    field.onfocus = () => clearTimeout(this.#closing);
  }

  get open() {
    return !this.#field.hidden;
  }

  /** @param {string} text what stands there already */
  show(text) {
    clearTimeout(this.#closing); // it may still be on its way out
    this.#field.value = this.#taken = text;
    this.#field.hidden = false;
  }

  select() {
    this.#field.focus();
    this.#field.select();
  }

  /** Takes what is written, where that is something new. */
  take() {
    const { value } = this.#field;
    if (!this.open || value === this.#taken) return;
    this.#taken = value;
    this.#keep(seconds(value), value);
  }

  /** Takes it, and is done with it. */
  end() {
    this.take();
    if (this.open && !Number.isNaN(seconds(this.#field.value))) this.close();
  }

  /** What stands there is not taken any more. */
  close() {
    clearTimeout(this.#closing);
    this.#taken = this.#field.value;
    const held = document.activeElement === this.#field;
    this.#closing = setTimeout(() => {
      this.#field.hidden = true;
      this.#closed(held);
    }, held ? 0 : TAP_MS);
  }
}
