// Whose session the server knows, beside whose phone this is: nothing is sent under another's name.

import * as records from "../device/records.js";
import { wipe } from "../device/wipe.js";
import { Refusal } from "../refusal.js";
import { announce } from "./channel.js";

/** @typedef {import("../device/database.js").Database} Database */
/** @typedef {import("../types.js").Reply} Reply */
/** @typedef {import("../types.js").Stopped} Stopped */
/** @typedef {import("./transport.js").Transport} Transport */

/**
 * Nobody is signed in on this phone. Who signed out without network leaves the server now; who came by a link has a session already, and
 * enters with it.
 * @type {(db: Database, transport: Transport) => Promise<number | undefined>}
 */
export async function enter(db, transport) {
  if (await leave(db, transport)) return;
  const { status, body } = await transport.get("session");
  if (status !== 200 || !body.person) return;
  await records.keepSettings(db, { person: body.person, signed_in: true, leaving: false, ...entered(body.person.id) });
  announce({ type: "session" });
  return body.person.id;
}

/**
 * Tell the server of a sign-out that it has not heard of yet; false where there is none. Had the session been ended on purpose before, what
 * is here of whoever left is wiped now.
 * @type {(db: Database, transport: Pick<Transport, "delete">) => Promise<boolean>}
 */
export async function leave(db, transport) {
  if (!(await records.setting(db, "leaving")) || (await records.setting(db, "linked"))) return false;
  const { status, body } = await transport.delete("session");
  const last = await records.setting(db, "last");
  if (body?.code === "session_ended" && last) await wipe(db, last);
  if ([204, 401].includes(status)) await records.keepSettings(db, { leaving: false });
  return true;
}

/**
 * Whether an answer was meant for the person of this phone: nothing is sent under another's name.
 * @type {(db: Database, reply: Reply) => Promise<Stopped>}
 */
export async function whose(db, { status, body }) {
  if (status === 401) return body?.code === "session_ended" ? end(db) : noteSession(db, "signed_out");
  if (status !== 200 || !body.person) return "offline";
  if (body.person.id !== (await personHere(db))) return noteSession(db, "other_person");
  return own(db);
}

/** Ask whether the server takes this phone for the owner's. @type {(db: Database, transport: Pick<Transport, "get">, owner: number) => Promise<boolean>} */
export const isOwners = async (db, transport, owner) => !(await whose(db, await transport.get("session"))) && (await personHere(db)) === owner;

/** The session is that of the person of this phone. @param {Database} db */
export async function own(db) {
  if (await records.setting(db, "linked")) await records.keepSettings(db, entered(await personHere(db)));
  return noteSession(db, null);
}

/** What is kept of a new session of somebody's: that it is of this phone the desk has to be told anew. @param {number | undefined} owner */
export const entered = (owner) => ({ linked: false, [`reported ${owner}`]: undefined });

/** The session was ended on purpose. @type {(db: Database) => Promise<Stopped>} */
async function end(db) {
  const owner = await personHere(db);
  if (owner) await wipe(db, owner);
  if (owner) announce({ type: "update", now: true });
  return "signed_out";
}

/** @type {(db: Database, stopped: Stopped) => Promise<Stopped>} */
export async function noteSession(db, stopped) {
  if ((await records.setting(db, "signed_in")) === Boolean(stopped)) {
    await records.keepSettings(db, { signed_in: !stopped });
    announce({ type: "session" });
  }
  return stopped;
}

/** @type {(db: Database) => Promise<number | undefined>} */
export const personHere = async (db) => (await records.setting(db, "person"))?.id;

/**
 * A change of a visit that only its owner may make: to others it is not there.
 * @type {(owner: number | undefined, change: import("../device/records.js").Change) => import("../device/records.js").Change}
 */
export const byOwner = (owner, change) => (visit) => {
  if (visit.owner !== owner) throw new Refusal("not_found");
  return typeof change === "function" ? change(visit) : change;
};
