// What every screen needs at once: who is here, what was set, and the visit to fill in.

import { Database } from "../device/database.js";
import { keepSettings, setting } from "../device/records.js";
import { open } from "./opening.js";
import { Session } from "./session.js";

export class Engine {
  #db = new Database();
  #session = new Session(this.#db);
  /** @type {Promise<import("./rhythm.js").Rhythm> | undefined} */
  #rhythm;

  get person() {
    return this.#session.person;
  }

  get signedIn() {
    return this.#session.signedIn;
  }

  /** Who is here, looked at anew. Resolves when local rows can be read. */
  look() {
    return this.#session.look();
  }

  /** To be called when the first screen stands: loads what that could do without, and speaks to the server from now on. */
  async connect() {
    await (await this.#network()).start();
  }

  /** The interface's texts, which came with this build; without them it is English rather than empty. @param {string} language @param {string} part */
  async texts(language, part) {
    return language === "en" ? {} : import(`../../languages/${language}-${part}.js`).then((module) => module.default, () => ({}));
  }

  /** @param {string} name */
  setting(name) {
    return setting(this.#db, `ui ${name}`);
  }

  /** @param {string} name @param {unknown} value small JSON */
  setSetting(name, value) {
    return keepSettings(this.#db, { [`ui ${name}`]: value });
  }

  /** @param {{code: string} | {email: string, password: string}} proof */
  async signIn(proof) {
    await (await this.#network()).signIn(proof, (person) => this.#session.enter(person));
  }

  async signOut() {
    await this.#session.leave();
    (await this.#network()).round();
  }

  /** @param {string} id @param {{steal?: boolean}} [how] take it from the page that has it open */
  open(id, { steal = false } = {}) {
    return open(this.#db, this.person?.id, id, steal, (frozen) => this.#network().then((rhythm) => rhythm.left(frozen)));
  }

  /** All that a phone can do beside filling in. */
  async work() {
    const [{ Work }, rhythm] = await Promise.all([import("./work.js"), this.#network()]);
    return new Work(this.#db, this.#session, rhythm);
  }

  #network() {
    this.#rhythm ??= import("./rhythm.js").then(({ Rhythm }) => new Rhythm(this.#db));
    this.#rhythm.catch(() => (this.#rhythm = undefined));
    return this.#rhythm;
  }
}
