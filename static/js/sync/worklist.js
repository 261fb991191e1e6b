// What is to be done, and all that doing it needs, brought down while there is a network.

import { keepAssignment, keepAssignments, purge } from "../device/exchange.js";
import { assignmentsOf, visitsOf } from "../device/own.js";
import * as records from "../device/records.js";
import { Refusal } from "../refusal.js";
import { announce } from "./channel.js";
import { refusalOf } from "./transport.js";
import { enter, isOwners, noteSession, own, personHere, whose } from "./whose.js";

/** @typedef {import("../device/database.js").Database} Database */
/** @typedef {import("./transport.js").Transport} Transport */

/**
 * Bring what is needed without network onto the phone: the assignments, then all their packs. Throws a Refusal when not all of
 * it could be had; what came is kept.
 * @param {Database} db
 * @param {Transport} transport
 * @param {(owner: number) => Promise<unknown>} [meanwhile] what has to be known before new assignments are shown
 */
export async function refresh(db, transport, meanwhile) {
  const owner = (await personHere(db)) ?? (await enter(db, transport));
  if (!owner) return;
  await tellStarts(db, transport, owner);
  const etag = `etag ${owner}`;
  const asked = await assignmentsOf(db, owner);
  const [reply] = await Promise.all([transport.get("assignments", await records.setting(db, etag)), meanwhile?.(owner)]);
  if (reply.status === 304) await own(db);
  else {
    const stopped = await whose(db, reply);
    // Somebody else may have signed in here while it was on its way.
    if (stopped === "other_person" || (!stopped && reply.body.person.id !== owner)) throw new Refusal("other_person");
    if (stopped) throw refusalOf(reply);
    await keepAssignments(db, owner, reply.body.assignments, asked, { [etag]: reply.etag, rescue_key: reply.body.rescue_key });
    announce({ type: "assignments" });
  }
  const { offset_ms } = reply;
  if (offset_ms !== null) {
    await records.keepSettings(db, { offset_ms });
    await purge(db, owner, Date.now() + offset_ms, Date.now());
  }
  await fetchPacks(db, transport, owner);
  await records.keepSettings(db, { [`checked ${owner}`]: Date.now() });
}

/**
 * Accept or decline an assignment. What was accepted can be worked on without network when this resolves.
 * @type {(db: Database, transport: Transport, owner: number, id: number, what: string, body?: object) => Promise<void>}
 */
export async function answerAssignment(db, transport, owner, id, what, body) {
  const reply = await transport.post(`assignments/${id}/${what}`, body);
  if (reply.status === 401) await noteSession(db, "signed_out");
  if (reply.status !== 200) throw refusalOf(reply);
  if (!reply.body.state) throw new Refusal("offline"); // somebody else's answer
  await keepAssignment(db, owner, id, { state: reply.body.state });
  announce({ type: "assignments" });
  await fetchPacks(db, transport, owner);
}

/** @type {(db: Database, transport: Transport, owner: number) => Promise<void>} */
async function fetchPacks(db, transport, owner) {
  const visits = [...(await assignmentsOf(db, owner)), ...(await visitsOf(db, owner))];
  const open = visits.filter(({ state, returned }) => returned || ["accepted", "started", "draft"].includes(state));
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
 * Tell the server what was begun without it. Any answer of its own to the owner settles the matter, also a refusal.
 * @type {(db: Database, transport: Transport, owner: number) => Promise<void>}
 */
async function tellStarts(db, transport, owner) {
  const begun = (await assignmentsOf(db, owner)).filter(({ starting }) => starting);
  if (!begun.length || !(await isOwners(db, transport, owner))) return;
  for (const { id, state } of begun) {
    const reply = await transport.post(`assignments/${id}/start`);
    if (!reply.body || ![200, 403, 404, 409].includes(reply.status)) continue;
    // To whoever has signed in meanwhile it does not exist.
    if (reply.status !== 200 && !(await isOwners(db, transport, owner))) return;
    await keepAssignment(db, owner, id, { starting: undefined, state: reply.status === 200 ? reply.body.state : state });
  }
}
