// Who uses this phone. Rows of a person stay when somebody signs out: they are shown and sent again to their owner alone.

import { keepSettings, setting } from "../device/records.js";
import { announce } from "./channel.js";

export class Session {
  /** @type {import("../types.js").Person | undefined} */
  person;
  signedIn = false;
  #db;

  /** @param {import("../device/database.js").Database} db */
  constructor(db) {
    this.#db = db;
  }

  /** Resolves when it is known. Other pages and the worker may change it, and announce that: then it is to be looked at again. */
  async look() {
    this.person = await setting(this.#db, "person");
    this.signedIn = Boolean(await setting(this.#db, "signed_in"));
  }

  /** @param {import("../types.js").Person} person */
  enter(person) {
    return this.#become({ person, signed_in: true, leaving: false });
  }

  leave() {
    return this.#become({ person: undefined, last: this.person?.id, signed_in: false, leaving: true });
  }

  /** @param {Record<string, unknown>} session */
  async #become(session) {
    await keepSettings(this.#db, session);
    await this.look();
    announce({ type: "session" });
  }
}
