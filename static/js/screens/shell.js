import { Engine } from "../sync/engine.js";
import { listen } from "../sync/channel.js";
import { frame } from "../ui/dom.js";
import { speak, spoken, spokenFor } from "../ui/words.js";
import { Holding } from "./holding.js";
import { HOLDS_DRAFT, KEEPS_STILL, placeIn } from "./places.js";

const LATER_MS = 1000;

/** The page that holds all screens: which one is shown, in which language, and the one visit that is open. */
export class Shell {
  engine = new Engine();
  /** @type {any} here with the first screen that is no checklist */
  work;
  /** @type {import("../ui/types.js").App["moving"]} */
  moving;
  #holding = new Holding(this.engine);
  #turn = 0;
  #outdated = false;

  #place = () => placeIn(location.hash, Boolean(this.engine.person), this.locked);

  async start() {
    const failed = await this.engine.look().catch((error) => error);
    await this.#say(failed ? spokenFor() : await this.#chosen());
    listen((message) => this.#hear(message));
    addEventListener("hashchange", () => this.redraw());
    document.addEventListener("visibilitychange", () => this.#holding.sheet?.typing.flush());
    if (failed) return frame("failed", await this.#refused(failed));
    await this.#lock();
    const guarded = () => import("./guard.js").then(({ guard }) => guard(this)).catch(() => {});
    const { away } = history.state ?? {};
    if (away) await guarded();
    await this.redraw();
    if (!away) guarded();
    setTimeout(() => this.engine.connect(), this.#place()[0] === "visit" ? LATER_MS : 0);
  }

  /** @type {import("../ui/types.js").App["sheet"]} */
  sheet = (...which) => this.#holding.open(...which);

  get taken() { return this.#holding.taken; }

  /** Whether a visit is open here for writing. */
  get filling() { return Boolean(this.#holding.sheet); }

  async leave() {
    await this.#holding.leave();
    if (this.#outdated && !this.#holding.sheet) location.reload();
  }

  forgetSheet = () => this.#holding.forget();

  /** @param {string} hash */
  go(hash) {
    if (location.hash === hash) this.redraw();
    else location.hash = hash;
  }

  /** @param {string} language */
  async speak(language) {
    await this.engine.setSetting("language", language);
    await this.#say(language);
    await this.redraw();
  }

  async redraw() {
    const mine = ++this.#turn;
    const [name, ...params] = this.#place();
    const left = HOLDS_DRAFT.includes(name) || this.leave();
    if (!this.#holding.sheet?.draft.busy) await left;
    const others = name === "visit" ? setTimeout(this.#bringOthers, LATER_MS) : this.#bringOthers();
    const screen = import(`./${name}.js`);
    const parts = await Promise.all([screen, others]).then(([{ show }]) => mine === this.#turn && show(this, ...params)).catch((error) => this.#refused(error, params[0]));
    if (mine === this.#turn) frame(name, parts);
  }

  /** Another person has another lock. */
  async #lock() {
    this.locked = await this.engine.setting("pin " + this.engine.person?.id);
  }

  /** @param {import("../types.js").Message} message */
  async #hear(message) {
    const before = this.engine.person?.id;
    if (message.type === "session") {
      await this.engine.look();
      const language = await this.#chosen();
      if (language !== spoken()) await this.#say(language);
    }
    const another = before !== this.engine.person?.id;
    if (another) await this.#lock();
    const [name] = this.#place();
    if (message.type === "sending" || message.type === "idle") this.moving = message.type === "idle" ? undefined : message;
    this.#holding.look();
    if (message.type === "wanted") {
      if (this.#holding.has(message.visit)) this.leave().then(() => this.redraw());
    } else if (message.type === "update") {
      this.#outdated = true;
      if (message.now || !this.#holding.sheet) this.leave();
    } else if (another || !KEEPS_STILL.includes(name) || message.type === "taken" || (name !== "signin" && document.body.dataset.screen === "signin"))
      this.redraw();
  }

  #bringOthers = () => import("./others.js").then(({ bring }) => bring(this, this.#holding.sheet));

  /** @param {any} error @param {string} [visit] */
  #refused = (error, visit) => import("./refused.js").then(({ show }) => show(this, error, visit));

  #chosen = async () => spokenFor((await this.engine.setting("language")) ?? this.engine.person?.language);

  /** @param {string} language */
  async #say(language) {
    speak(language, await this.engine.texts(language, "checklist"));
  }
}
