import { announce, h, pill } from "./dom.js";
import { t } from "./words.js";

const RESTS_MS = 400;
const AGAIN_MS = 5000;

/** Says in words whether everything typed is on disk. "Saved" is never said a moment earlier. */
export class Saved {
  #writing = 0;
  /** @type {Set<unknown>} the fields that are typed into and not yet written, the taps that are not yet followed */
  #typed = new Set();
  /** @type {any} */
  #failure = null;
  #why = "";
  #draft;
  #shown = "";
  #pill = pill("");
  #more = h("div");
  line = h("div", { id: "saved" }, this.#pill, this.#more);

  /** @param {Pick<import("./types.js").Filled, "flush" | "unsaved">} draft */
  constructor(draft) {
    this.#draft = draft;
    this.#show();
  }

  /** Whether something is not written yet. */
  get waits() {
    return this.#typed.size > 0;
  }

  /** @param {unknown} field @param {boolean} waits */
  typed(field, waits) {
    this.#typed[waits ? "add" : "delete"](field);
    this.#show();
  }

  /**
   * Hands a tap on to what may have to come first; until that is here, however long it takes, nothing is called saved.
   * @param {() => Promise<any>} come @param {(here: any) => void} act
   */
  until(come, act) {
    this.typed(act, true);
    come().then((here) => (this.typed(act, false), act(here)), () => setTimeout(() => this.until(come, act), AGAIN_MS));
  }

  /** Follows one write to its end. @param {Promise<unknown>} write @returns {Promise<boolean>} whether it is on disk */
  async follow(write) {
    this.#writing++;
    this.#show();
    try {
      await write;
      // A photo is written alone: what failed before may wait still.
      if (!this.#failure || this.#draft.unsaved?.length) return true;
      announce(t("Saved on this phone"));
      this.#failure = null;
    } catch (/** @type {any} */ error) {
      if (error.code?.startsWith("photo_")) return false;
      this.#failure = error;
      this.#why = await import("./extras/unsaved.js").then(({ why }) => why(error)).catch(() => "");
      announce(`${t("Not saved")}. ${this.#why}`);
    } finally {
      this.#writing--;
      this.#show();
    }
    return !this.#failure;
  }

  #show() {
    const state = this.#failure ? "failed" : this.#writing || this.#typed.size ? "saving" : "saved";
    const shown = state + this.#failure?.code;
    if (this.#shown === shown) return;
    this.#shown = shown;
    document.body.dataset.saved = state;
    const failed = state === "failed";
    const [tone, words] = failed ? ["poor", t("Not saved")] : state === "saving" ? ["", t("Saving")] : ["good", t("Saved on this phone")];
    [this.#pill.dataset.tone, this.#pill.textContent] = [tone, words];
    const again = h("button", { onclick: () => this.follow(this.#draft.flush()) }, t("Try again"));
    this.#more.replaceChildren(...(failed ? [h("p.small", this.#why), again] : []));
  }
}

/** Text is written down when the hand rests, at the latest when the field is left. Only one field is typed into at a time. */
export class Typing {
  /** @type {any} */
  #field;
  #timer = 0;
  #saved;
  #write = () => {};

  /** @param {Saved} saved */
  constructor(saved) {
    this.#saved = saved;
  }

  /** @param {unknown} field @param {() => void} write */
  wait(field, write) {
    if (field !== this.#field) this.flush();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), RESTS_MS);
    this.#field = field;
    this.#write = write;
    this.#saved.typed(field, true);
  }

  /** Another control stays as it was just tapped. @returns {boolean} whether there was anything to write in it */
  flush(control = this.#field) {
    const field = this.#field;
    if (!field) return false;
    const { checked } = control;
    clearTimeout(this.#timer);
    this.#field = undefined;
    this.#write();
    this.#saved.typed(field, false);
    control.checked = checked;
    return field === control;
  }
}
