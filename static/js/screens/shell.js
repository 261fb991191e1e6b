import { Engine } from "../sync/engine.js";
import { listen } from "../sync/channel.js";
import { frame } from "../ui/dom.js";
import { speak, spokenFor } from "../ui/words.js";
import { Holding } from "./holding.js";
import { HOLDS_DRAFT, placeIn } from "./places.js";

const LATER_MS = 1000;

/** The page that holds all screens: which one is shown, in which language, and the one visit that is open. */
export class Shell {
  engine = new Engine();
  /** @type {any} here with the first screen that is no checklist */
  work;
  /** @type {import("../ui/types.js").App["moving"]} */
  moving;
  holding = new Holding(this.engine);
  #turn = 0;

  place = () => placeIn(location.hash, Boolean(this.engine.person), this.locked);

  async start() {
    const failed = await this.engine.look().catch((error) => error);
    await this.say(failed ? spokenFor() : await this.chosen());
    listen((message) => import("./hearing.js").then(({ hear }) => hear(this, message)));
    addEventListener("hashchange", () => this.redraw());
    if (failed) return frame("failed", await this.#refused(failed));
    await this.lock();
    const guarded = () => import("./guard.js").then(({ guard }) => guard(this)).catch(() => {});
    const { away } = sessionStorage;
    if (away) await guarded();
    await this.redraw();
    if (!away) guarded();
    setTimeout(() => this.engine.connect(), this.place()[0] === "visit" ? LATER_MS : 0);
  }

  /** @type {import("../ui/types.js").App["sheet"]} */
  sheet = (...which) => this.holding.open(...which);

  leave() {
    return this.holding.leave();
  }

  /** @param {string} hash */
  go(hash) {
    if (location.hash === hash) this.redraw();
    else location.hash = hash;
  }

  async redraw() {
    const mine = ++this.#turn;
    const [name, ...params] = this.place();
    // Behind a PIN that locks, a photo may still be on its way into the visit.
    const left = HOLDS_DRAFT.includes(name) || (name === "pin" && this.locked && this.holding.sheet?.settle()) || this.leave();
    if (!this.holding.sheet?.draft.busy) await left;
    const others = name === "visit" ? setTimeout(this.#bringOthers, LATER_MS) : this.#bringOthers();
    const screen = import(`./${name}.js`);
    const parts = await Promise.all([screen, others]).then(([{ show }]) => mine === this.#turn && show(this, ...params)).catch((error) => this.#refused(error, params[0]));
    if (mine === this.#turn) frame(name, parts);
  }

  /** Another person has another lock. */
  async lock() {
    this.locked = await this.engine.setting("pin " + this.engine.person?.id);
  }

  #bringOthers = () => import("./others.js").then(({ bring }) => bring(this, this.holding.sheet));

  /** @param {any} error @param {string} [visit] */
  #refused = (error, visit) => import("./refused.js").then(({ show }) => show(this, error, visit));

  chosen = async () => spokenFor((await this.engine.setting("language")) ?? this.engine.person?.language);

  /** @param {string} language */
  async say(language) {
    speak(language, await this.engine.texts(language, "checklist"));
  }
}
