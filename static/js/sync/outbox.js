// What waits to be sent, and one run over it. The worker makes runs too.

import { badge } from "../device/badge.js";
import { visitsOf } from "../device/own.js";
import { announce } from "./channel.js";
import { Delivery } from "./delivery.js";
import { noteSession, personHere, whose } from "./whose.js";

/** @typedef {import("../device/database.js").Database} Database */
/** @typedef {import("../types.js").Stopped} Stopped */
/** @typedef {import("./transport.js").Transport} Transport */

// No wait is longer: a moment further off was written before the phone's clock was set back.
const LONGEST_WAIT_MS = 3_600_000;
/** @type {import("../types.js").Reply} what stands for an answer when the owner has signed out: another's session may be here by now */
const LEFT = { status: 401, body: {}, etag: null, wait: 0, offset_ms: null };
const TO_SEND = ["ready", "sending", "parked"];

/**
 * Own visits that are to be sent, the first finished first.
 * @param {Database} db
 * @param {number} [until] due at this moment of the phone's clock; none: whatever their back-off says
 * @param {boolean} [reconnected] also those whose last attempt met no network
 */
export async function due(db, until = Infinity, reconnected = false) {
  const owner = await personHere(db);
  const visits = owner ? await visitsOf(db, owner) : [];
  return visits
    .filter(({ state }) => state === "ready" || state === "sending")
    .filter(({ delivery: { next_at, status } = { next_at: 0, status: 0 } }) => {
      return next_at <= until || next_at > until + LONGEST_WAIT_MS || (reconnected && status === 0);
    })
    .sort((a, b) => a.changed_at - b.changed_at);
}

/**
 * Send what is due. The lock is a lease: it ends with the page that holds it, so no round can be "under way" for ever.
 * @type {(db: Database, transport: Transport, until?: number, reconnected?: boolean) => Promise<Stopped>}
 */
export const send = (db, transport, until, reconnected) =>
  navigator.locks.request("outbox", async () => {
    /** @type {Stopped} */
    let stopped = null;
    try {
      const visits = await due(db, until, reconnected);
      if (visits.length) stopped = await sendAll(db, transport, visits);
    } finally {
      announce({ type: "idle", stopped });
    }
    badge(await waiting(db));
    return stopped;
  });

/** How many of the own finished visits are not delivered, whatever holds them up. @param {Database} db */
async function waiting(db) {
  const owner = await personHere(db);
  return owner ? (await visitsOf(db, owner)).filter(({ state }) => TO_SEND.includes(state)).length : 0;
}

/** @type {(db: Database, transport: Transport, visits: import("../types.js").VisitRow[]) => Promise<Stopped>} */
async function sendAll(db, transport, visits) {
  const [{ owner }] = visits;
  const isHere = async () => (await personHere(db)) === owner;
  // The browser's session may be another's before this phone has heard of it.
  const sender = { "Shopper-Person": String(owner) };
  const delivery = new Delivery(db, { put: async (path, body, type) => ((await isHere()) ? transport.put(path, body, type, sender) : LEFT) });
  const session = await transport.get("session");
  const stopped = await whose(db, session);
  if (stopped === "offline") for (const { id } of visits) await delivery.postpone(id, session);
  const end = stopped ?? (await delivery.run(visits));
  return !stopped && (await isHere()) ? noteSession(db, end) : end;
}
