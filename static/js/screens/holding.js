import { Refusal } from "../refusal.js";
import { Sheet } from "../ui/sheet.js";
import { spoken } from "../ui/words.js";

/** The one visit that this page has open. */
export class Holding {
  /** @type {Sheet | undefined} */
  sheet;
  /** @type {Sheet | undefined} the one that another page took away, as it looked then */
  taken;
  #leaving = Promise.resolve();
  /** @type {Promise<unknown>} */
  #opening = Promise.resolve();
  #engine;

  /** @param {import("../sync/engine.js").Engine} engine */
  constructor(engine) {
    this.#engine = engine;
  }

  /** Opens a visit, or returns the one that is open. @param {string} visit @param {{steal?: boolean}} [options] */
  open(visit = "", options) {
    // One after the other: a screen that is drawn twice at once must not find its own visit open elsewhere.
    const next = this.#opening.then(() => this.#open(visit, options));
    this.#opening = next.catch(() => {});
    return next;
  }

  /** @param {string} visit @param {{steal?: boolean}} [options] */
  async #open(visit, options) {
    await this.#leaving;
    this.look(); // it may have been taken the moment it was opened
    if (!this.has(visit) || this.sheet?.draft.visit.owner !== this.#engine.person?.id) {
      await this.leave();
      if (this.sheet) throw new Refusal("storage_lost");
      const draft = await this.#engine.open(visit, options);
      const language = draft.pack.fragments[spoken()] ? spoken() : draft.visit.language;
      if (language !== draft.visit.language) await draft.note({ language }).catch(() => {}); // goes with the next write
      this.sheet = new Sheet(draft, language);
      this.taken = undefined;
    }
    return /** @type {Sheet} */ (this.sheet);
  }

  /** @param {string} visit */
  has(visit) {
    return this.sheet?.draft.visit.id === visit;
  }

  /** Gives the visit back once its photos are saved; it stays where one is asked for meanwhile, or something cannot be saved. */
  async leave() {
    const opening = this.#opening;
    await this.sheet?.draft.busy;
    if (opening === this.#opening) await (this.#leaving = this.#leaving.then(() => this.#leave()));
  }

  /** Lets go of a visit that is finished, or taken. */
  forget() {
    clearInterval(this.sheet?.ticking);
    this.sheet = undefined;
  }

  /** To be called when another page may have taken the visit: what is being typed stays in what was taken. */
  look() {
    if (this.sheet?.draft.closed !== "open_elsewhere") return;
    this.taken = this.sheet;
    this.taken.typing.flush();
    this.forget();
  }

  async #leave() {
    const left = this.sheet;
    this.sheet = undefined;
    if (left && !(await left.close())) this.sheet = left;
    this.look();
  }
}
