// One round of talk with the server: whose session it is, what is new, what is due. The worker makes rounds too.

import { keepAssignment, keepAssignments, purge } from "../device/exchange.js";
import * as records from "../device/records.js";
import { Refusal } from "../refusal.js";
import { announce } from "./channel.js";
import { Delivery } from "./delivery.js";
import { refusalOf } from "./transport.js";

/** @typedef {import("../device/database.js").Database} Database */
/** @typedef {import("../types.js").Reply} Reply */
/** @typedef {import("../types.js").Stopped} Stopped */
/** @typedef {import("./transport.js").Transport} Transport */

// No wait is longer: a moment further off was written before the phone's clock was set back.
const LONGEST_WAIT_MS = 3_600_000;

/**
 * Own visits that are to be sent, the first finished first.
 * @param {Database} db
 * @param {number} [until] due at this moment of the phone's clock; none: whatever their back-off says
 * @param {boolean} [reconnected] also those whose last attempt met no network
 */
export async function due(db, until = Infinity, reconnected = false) {
  const owner = await personHere(db);
  const visits = owner ? await records.visitsOf(db, owner) : [];
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
    const visits = await due(db, until, reconnected);
    const stopped = visits.length ? await sendAll(db, transport, visits) : null;
    announce({ type: "idle", stopped });
    return stopped;
  });

/** @type {(db: Database, transport: Transport, visits: {id: string}[]) => Promise<Stopped>} */
async function sendAll(db, transport, visits) {
  const delivery = new Delivery(db, transport);
  const session = await transport.get("session");
  const stopped = await whose(db, session);
  if (stopped === "offline") for (const { id } of visits) await delivery.postpone(id, session);
  return stopped ?? noteSession(db, await delivery.run(visits));
}

/**
 * Bring what is needed without network onto the phone: the assignments, then all their packs. Throws a Refusal when not all of
 * it could be had; what came is kept.
 * @param {Database} db
 * @param {Transport} transport
 */
export async function refresh(db, transport) {
  const owner = (await personHere(db)) ?? (await enter(db, transport));
  if (!owner) return;
  await tellStarts(db, transport, owner);
  const etag = `etag ${owner}`;
  const reply = await transport.get("assignments", await records.setting(db, etag));
  if (reply.status !== 304) {
    const stopped = await whose(db, reply);
    if (stopped) throw stopped === "other_person" ? new Refusal(stopped) : refusalOf(reply);
    await keepAssignments(db, owner, reply.body.assignments);
    await records.keepSettings(db, { [etag]: reply.etag });
    announce({ type: "assignments" });
  }
  const { offset_ms } = reply;
  if (offset_ms !== null) {
    await records.keepSettings(db, { offset_ms });
    await purge(db, owner, Date.now() + offset_ms);
  }
  return fetchPacks(db, transport, owner);
}

/**
 * Accept or decline an assignment. What was accepted can be worked on without network when this resolves.
 * @type {(db: Database, transport: Transport, owner: number, id: number, what: string, body?: object) => Promise<void>}
 */
export async function answerAssignment(db, transport, owner, id, what, body) {
  const reply = await transport.post(`assignments/${id}/${what}`, body);
  if (reply.status === 401) await noteSession(db, "signed_out");
  if (reply.status !== 200) throw refusalOf(reply);
  await keepAssignment(db, owner, id, { state: reply.body.state });
  announce({ type: "assignments" });
  await fetchPacks(db, transport, owner);
}

/** @type {(db: Database, transport: Transport, owner: number) => Promise<void>} */
async function fetchPacks(db, transport, owner) {
  const visits = [...(await records.assignmentsOf(db, owner)), ...(await records.visitsOf(db, owner))];
  const open = visits.filter(({ state }) => ["accepted", "started", "draft"].includes(state));
  const versions = new Map(open.map((visit) => [`${visit.scenario} ${visit.version}`, visit]));
  await Promise.all(
    [...versions.values()].map(async (visit) => {
      if ((await records.packOf(db, visit))?.renderer === records.RENDERER) return;
      const reply = await transport.get(`packs/${visit.scenario}/${visit.version}?renderer=${records.RENDERER}`);
      if (reply.status !== 200) throw refusalOf(reply);
      await db.write(["packs"], ({ packs }) => packs.put(reply.body));
      announce({ type: "assignments" });
    }),
  );
}

/**
 * Tell the server what was begun without it. Any answer of its own settles the matter, also a refusal.
 * @type {(db: Database, transport: Transport, owner: number) => Promise<void>}
 */
async function tellStarts(db, transport, owner) {
  for (const { id, starting, state } of await records.assignmentsOf(db, owner)) {
    const reply = starting && (await transport.post(`assignments/${id}/start`));
    if (!reply || !reply.body || ![200, 403, 404, 409].includes(reply.status)) continue;
    await keepAssignment(db, owner, id, { starting: undefined, state: reply.status === 200 ? reply.body.state : state });
  }
}

/**
 * Nobody is signed in on this phone. Who signed out without network leaves the server now; who came by a link has a session
 * already, and enters with it.
 * @type {(db: Database, transport: Transport) => Promise<number | undefined>}
 */
async function enter(db, transport) {
  if (await records.setting(db, "leaving")) {
    if ((await transport.delete("session")).status) await records.keepSettings(db, { leaving: false });
    return;
  }
  const { status, body } = await transport.get("session");
  if (status !== 200 || !body.person) return;
  await records.keepSettings(db, { person: body.person, signed_in: true });
  announce({ type: "session" });
  return body.person.id;
}

/**
 * Whether an answer was meant for the person of this phone: nothing is sent under another's name.
 * @type {(db: Database, reply: Reply) => Promise<Stopped>}
 */
async function whose(db, { status, body }) {
  if (status === 401) return noteSession(db, "signed_out");
  if (status !== 200 || !body.person) return "offline";
  return noteSession(db, body.person.id === (await personHere(db)) ? null : "other_person");
}

/** @type {(db: Database, stopped: Stopped) => Promise<Stopped>} */
async function noteSession(db, stopped) {
  if ((await records.setting(db, "signed_in")) === Boolean(stopped)) {
    await records.keepSettings(db, { signed_in: !stopped });
    announce({ type: "session" });
  }
  return stopped;
}

/** @type {(db: Database) => Promise<number | undefined>} */
const personHere = async (db) => (await records.setting(db, "person"))?.id;
