// Copies of own drafts on the server: kept when a draft rests, never in the way of filling in. That it fails is normal.

import { begunOf } from "../device/begun.js";
import { draftRows, isLacked } from "../device/copies.js";
import { phoneOf } from "../device/naming.js";
import { visitsOf } from "../device/own.js";
import { keepSettings, setting } from "../device/records.js";
import { announce } from "./channel.js";
import { Copying } from "./copying.js";
import { close, missed, takenOver } from "./elsewhere.js";
import { Patience } from "./patience.js";
import { personHere, whose } from "./whose.js";

/** @typedef {import("../types.js").ListedCopy} ListedCopy @typedef {import("../types.js").VisitRow} VisitRow */

const RESTS_MS = 20_000;
const LOOKS_MS = 10_000;
const MEETS_MS = 3000;

export class Copies {
  #patience = new Patience();
  #db;
  #transport;

  /**
   * @param {import("../device/database.js").Database} db
   * @param {Pick<import("./transport.js").Transport, "get" | "put" | "delete" | "file">} transport
   */
  constructor(db, transport) {
    this.#db = db;
    this.#transport = transport;
  }

  start() {
    setInterval(() => document.hidden || this.keep(RESTS_MS), LOOKS_MS);
  }

  /** The network may be back: what waited for it is tried now, and what the server has is looked at. */
  async round() {
    this.#patience.again();
    await this.keep();
    await this.look();
  }

  /** Bring to the server what has changed since its last copy and has rested so long. One run at a time. @param {number} [rests] ms */
  keep(rests = 0) {
    return navigator.locks.request("copies", () => this.#run(rests));
  }

  /** Read what the server has, and close drafts that go on at another phone. */
  look() {
    return navigator.locks.request("copies", () => this.#look());
  }

  /** On a phone that is new to its person, what was begun elsewhere is known before it can be begun here, if that takes no time. @param {number} owner */
  async meet(owner) {
    const known = await setting(this.#db, nameOf(owner));
    await (known ?? Promise.race([this.look(), new Promise((done) => setTimeout(done, MEETS_MS))]));
  }

  /** What the server last said that it has of this person's. @param {number} owner @returns {Promise<ListedCopy[]>} */
  async listed(owner) {
    return (await setting(this.#db, nameOf(owner))) ?? [];
  }

  phone = () => phoneOf(this.#db);

  /** @param {number} rests */
  async #run(rests) {
    const owner = await this.#mayAsk();
    const visits = owner ? await begunOf(this.#db, owner) : [];
    const rested = visits.filter((visit) => behind(visit) && hasRested(visit, rests));
    const rows = await Promise.all(rested.map(({ id }) => draftRows(this.#db, id)));
    const changed = rows.filter((one) => one !== null);
    const thrown = visits.filter(({ state, copy }) => state === "discarded" && copy?.at);
    if (!changed.length && !thrown.length) return;
    const session = await this.#transport.get("session");
    const stopped = await whose(this.#db, session);
    if (stopped) return stopped === "offline" && this.#patience.postpone(session);
    const copying = new Copying(this.#db, this.#transport, await this.phone(), (...which) => close(this.#db, this.#transport, ...which));
    for (const { id } of thrown) if (!this.#patience.mayGoOn(await copying.drop(id))) return;
    for (const one of changed) if (!this.#patience.mayGoOn(await copying.copy(one))) return;
    this.#patience.worked();
  }

  async #look() {
    const owner = await this.#mayAsk();
    const reply = owner && (await this.#transport.get("backups"));
    if (!owner || !reply) return;
    this.#patience.unknown = reply.status === 404;
    if (reply.status !== 200 || reply.body.person !== owner) return;
    /** @type {ListedCopy[]} */
    const listed = reply.body.backups;
    const before = JSON.stringify(await this.listed(owner));
    await keepSettings(this.#db, { [nameOf(owner)]: listed });
    const phone = await this.phone();
    for (const visit of await visitsOf(this.#db, owner)) {
      const there = listed.find((one) => one.visit === visit.id);
      if (!there) await missed(this.#db, this.#transport, visit);
      else if (there.phone !== phone) await takenOver(this.#db, this.#transport, visit);
    }
    if (before !== JSON.stringify(listed)) announce({ type: "visits" });
  }

  /** Whose drafts may be copied now. @returns {Promise<number | undefined>} */
  async #mayAsk() {
    return this.#patience.asks && (await setting(this.#db, "signed_in")) ? personHere(this.#db) : undefined;
  }
}

const nameOf = (/** @type {number} */ owner) => `copies ${owner}`;

/** Whether the server lacks something of a draft, and has not refused just this. @param {VisitRow} visit */
const behind = (visit) => visit.state === "draft" && isLacked(visit) && visit.copy?.refused_seq !== visit.seq;

/** A change that lies in the future was made before the phone's clock was set back. @param {VisitRow} visit @param {number} rests */
function hasRested({ changed_at }, rests) {
  const age = Date.now() - changed_at;
  return age < 0 || age >= rests;
}
