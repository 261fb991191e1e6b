// What the screens call: everything that a phone can do, with or without network.

import { Database } from "../device/database.js";
import { Draft } from "../device/draft.js";
import * as records from "../device/records.js";
import { Refusal } from "../refusal.js";
import { announce, hold, listen } from "./channel.js";

/** @typedef {import("../types.js").AssignmentRow} AssignmentRow */

export class Engine {
  /** @type {import("../types.js").Person | undefined} */
  person;
  signedIn = false;
  #db = new Database();
  /** @type {Promise<import("./rhythm.js").Rhythm> | undefined} */
  #rhythm;

  /** Resolves when local rows can be read. */
  async start() {
    listen(({ type }) => type === "session" && this.#readSession());
    await this.#readSession();
  }

  /** To be called when the first screen stands: loads what that could do without, and speaks to the server from now on. */
  async connect() {
    (await this.#network()).start();
    await Promise.all([import("../device/begin.js"), import("../device/finish.js"), import("../device/photos.js")]);
  }

  /** The interface's texts, which came with this build; null if they did not. @param {string} part such as "ru-checklist" */
  texts(part) {
    return import(`../../languages/${part}.js`).then((module) => module.default, () => null);
  }

  /** @param {string} name */
  setting(name) {
    return records.setting(this.#db, `ui ${name}`);
  }

  /** @param {string} name @param {unknown} value small JSON */
  setSetting(name, value) {
    return records.keepSettings(this.#db, { [`ui ${name}`]: value });
  }

  /** @param {{code: string} | {email: string, password: string}} proof */
  async signIn(proof) {
    const person = await (await this.#network()).signIn(proof);
    await this.#enter({ person, signed_in: true, leaving: false });
  }

  /** Rows stay: they are shown and sent again when their owner signs in here. */
  signOut() {
    return this.#enter({ person: undefined, signed_in: false, leaving: true });
  }

  async overview() {
    const { id } = this.person ?? { id: 0 };
    return { assignments: await records.assignmentsOf(this.#db, id), visits: await records.visitsOf(this.#db, id) };
  }

  async undelivered() {
    const { visits } = await this.overview();
    return visits.filter(({ state }) => state !== "sent" && state !== "discarded").length;
  }

  async refresh() {
    return (await this.#network()).refresh();
  }

  /** An accepted assignment can be worked on without network when this resolves. @param {number} id */
  async accept(id) {
    await this.#answer(id, "accept");
    navigator.storage?.persist?.(); // never awaited: some browsers do not answer
  }

  /** @param {number} id @param {string} [reason] */
  decline(id, reason) {
    return this.#answer(id, "decline", { reason });
  }

  /** @param {string} scenario @param {number} version */
  pack(scenario, version) {
    return records.packOf(this.#db, { scenario, version });
  }

  /** Whether it can be begun without network. @param {{scenario: string, version: number}} assignment */
  async ready({ scenario, version }) {
    return Boolean(await this.pack(scenario, version));
  }

  /** @param {AssignmentRow} assignment @param {string} language */
  async begin(assignment, language) {
    if (!(await this.ready(assignment))) throw new Refusal("pack_missing");
    const { begin } = await import("../device/begin.js");
    const visit = await begin(this.#db, assignment, language);
    announce({ type: "visits", visit: visit.id });
    this.refresh();
    return visit;
  }

  /** @param {string} id @param {{steal?: boolean}} [how] take it from the page that has it open @returns {Promise<Draft>} */
  async open(id, { steal = false } = {}) {
    /** @type {Draft | undefined} */
    let draft;
    const release = await hold(id, steal, () => {
      draft?.close("open_elsewhere");
      announce({ type: "taken", visit: id });
    });
    if (!release) throw new Refusal("open_elsewhere");
    try {
      draft = new Draft(this.#db, await records.rowsOf(this.#db, id, this.person?.id), (frozen) => {
        release();
        announce({ type: "visits", visit: id });
        this.#network().then((rhythm) => rhythm.left(frozen));
      });
      return draft;
    } catch (error) {
      release();
      throw error;
    }
  }

  /** @param {string} id */
  discard(id) {
    return this.#move(id, "draft", { state: "discarded" });
  }

  /** @param {string} id */
  restore(id) {
    return this.#move(id, "discarded", { state: "draft" });
  }

  /** Take a finished visit back, as long as nothing of it can have reached the server. @param {string} id */
  reopen(id) {
    return this.#move(id, "ready", { state: "draft" }, "already_sending");
  }

  /** @param {string} id */
  async retry(id) {
    await this.#move(id, "parked", { state: "sending", problem: undefined, delivery: undefined });
    return (await this.#network()).send();
  }

  /** Everything that waits, now. */
  async send() {
    return (await this.#network()).send(Infinity);
  }

  /** @param {number} id @param {"accept" | "decline"} what @param {object} [body] */
  async #answer(id, what, body) {
    if (!this.person) throw new Refusal("signed_out");
    await (await this.#network()).answer(this.person.id, id, what, body);
  }

  /** @param {string} visit @param {import("../types.js").VisitState} from @param {records.Change} change @param {string} [code] */
  async #move(visit, from, change, code) {
    const moved = await records.move(this.#db, visit, [from], change, code);
    announce({ type: "visits", visit });
    return moved;
  }

  /** @param {Record<string, unknown>} session */
  async #enter(session) {
    await records.keepSettings(this.#db, session);
    await this.#readSession();
    announce({ type: "session" });
    (await this.#network()).round();
  }

  async #readSession() {
    this.person = await records.setting(this.#db, "person");
    this.signedIn = Boolean(await records.setting(this.#db, "signed_in"));
  }

  #network() {
    this.#rhythm ??= import("./rhythm.js").then(({ Rhythm }) => new Rhythm(this.#db));
    return this.#rhythm;
  }
}
