import { seconds } from "../../visit/timer.js";

// A tap that leaves the field has to meet what it was aimed at.
const TAP_MS = 250;

/** The field in which a time is written by hand; it closes when it is left, unless there is something in it that is no time. */
export class ByHand {
  #field;
  #keep;
  #closed;
  #before = "";
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
    field.onblur = () => field.value === this.#before && this.close();
  }

  get open() {
    return !this.#field.hidden;
  }

  /** @param {string} text what stands there already @param {string} [typed] what was written there, and is no time */
  show(text, typed) {
    clearTimeout(this.#closing); // it may still be on its way out
    this.#before = text;
    this.#field.value = typed ?? text;
    this.#field.hidden = false;
  }

  select() {
    this.#field.focus();
    this.#field.select();
  }

  /** Takes what was written, where something was. */
  take() {
    if (!this.open || this.#field.value === this.#before) return;
    const value = seconds(this.#field.value);
    this.#keep(value, this.#field.value);
    if (!Number.isNaN(value)) this.close();
  }

  /** What stands there is not taken any more. */
  close() {
    clearTimeout(this.#closing);
    this.#before = this.#field.value;
    const held = document.activeElement === this.#field;
    this.#closing = setTimeout(() => {
      this.#field.hidden = true;
      this.#closed(held);
    }, held ? 0 : TAP_MS);
  }
}
