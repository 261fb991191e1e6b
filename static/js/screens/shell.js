import { Engine } from "../sync/engine.js";
import { listen } from "../sync/channel.js";
import { frame } from "../ui/dom.js";
import { Sheet } from "../ui/sheet.js";
import { LANGUAGES, speak, spoken } from "../ui/words.js";

// The page preloads what a checklist needs; the other screens come when they are asked for.
const SCREENS = ["visits", "briefing", "visit", "finish", "outbox", "me", "rescue", "signin"];
const HOLDS_DRAFT = ["visit", "finish"];
const KEEPS_STILL = [...HOLDS_DRAFT, "rescue", "signin"];
// The engine reads the session anew on the same message.
const SETTLES_MS = 100;
const LATER_MS = 1000;

/** The page that holds all screens: which one is shown, in which language, and the one visit that is open. */
export class Shell {
  engine = new Engine();
  /** @type {any} here with the first screen that is no checklist */
  work;
  /** @type {import("../ui/types.js").App["moving"]} */
  moving;
  /** @type {Sheet | null} */
  #sheet = null;
  #turn = 0;
  #outdated = false;
  /** @type {Promise<unknown> | undefined} */
  #others;

  async start() {
    const failed = await this.engine.start().then(() => null, (error) => error);
    const chosen = (failed ? null : await this.engine.setting("language")) ?? this.engine.person?.language;
    const wanted = [chosen, ...navigator.languages.map((language) => language.slice(0, 2)), "en"];
    await this.#say(wanted.find((one) => one in LANGUAGES) ?? "en");
    listen((message) => this.#hear(message));
    addEventListener("hashchange", () => this.redraw());
    document.addEventListener("visibilitychange", () => this.#sheet?.typing.flush());
    if (failed) return frame("failed", await this.#refused(failed));
    await this.redraw();
    setTimeout(() => this.engine.connect(), this.#place()[0] === "visit" ? LATER_MS : 0);
  }

  /** Opens a visit's checklist, or returns the one that is open. @param {string} visit @param {{steal?: boolean}} [options] */
  async sheet(visit, options) {
    if (this.#sheet?.draft.visit.id !== visit) {
      await this.leave();
      const draft = await this.engine.open(visit, options);
      const language = draft.pack.fragments[spoken()] ? spoken() : draft.visit.language;
      if (language !== draft.visit.language) await draft.note({ language });
      this.#sheet = new Sheet(draft, language);
    }
    return this.#sheet;
  }

  async leave() {
    const left = this.#sheet;
    this.#sheet = null;
    await left?.close();
    if (this.#outdated) location.reload();
  }

  forgetSheet() {
    clearInterval(this.#sheet?.ticking);
    this.#sheet = null;
  }

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
    if (!HOLDS_DRAFT.includes(name)) await this.leave();
    if (name === "visit") setTimeout(() => this.#bringOthers(), LATER_MS);
    else await this.#bringOthers();
    const parts = await import(`./${name}.js`).then(({ show }) => show(this, ...params)).catch((error) => this.#refused(error, params[0]));
    if (mine === this.#turn) frame(name, parts);
  }

  /** @returns {[string, ...string[]]} */
  #place() {
    const [name, ...params] = location.hash.split("/").slice(1).map(decodeURIComponent);
    return this.engine.person ? [SCREENS.includes(name) ? name : "visits", ...params] : ["signin"];
  }

  /** @param {import("../types.js").Message} message */
  #hear(message) {
    const [name] = this.#place();
    if (message.type === "sending") this.moving = message;
    if (message.type === "idle") this.moving = undefined;
    if (this.#sheet?.draft.closed) this.forgetSheet();
    if (message.type === "update") {
      this.#outdated = true;
      if (!this.#sheet) location.reload();
    } else if (!KEEPS_STILL.includes(name) || message.type === "taken")
      setTimeout(() => this.redraw(), message.type === "session" ? SETTLES_MS : 0);
  }

  #bringOthers() {
    return (this.#others ??= import("./others.js").then(({ bring }) => bring(this)));
  }

  /** @param {any} error @param {string} [visit] */
  async #refused(error, visit) {
    await this.#bringOthers();
    return (await import("./refused.js")).show(this, error, visit);
  }

  /** @param {string} language */
  async #say(language) {
    speak(language, await this.engine.texts(language, "checklist"));
    this.#others = undefined;
  }
}
