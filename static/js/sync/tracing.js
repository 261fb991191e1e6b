// What the server knows of one visit: asked when the phone cannot tell by itself.

import { move } from "../device/records.js";
import { Refusal } from "../refusal.js";
import { announce } from "./channel.js";
import { refusalOf } from "./transport.js";
import { byOwner, personHere, whose } from "./whose.js";

/** @typedef {import("../types.js").Traced} Traced */

/**
 * Ask whether a visit arrived, and keep what was said with it. Throws a Refusal when nobody answered, or not to its owner.
 * @param {import("../device/database.js").Database} db
 * @param {Pick<import("./transport.js").Transport, "get">} transport
 * @param {string} visit
 * @returns {Promise<Traced>}
 */
export async function trace(db, transport, visit) {
  const session = await transport.get("session");
  const stopped = await whose(db, session);
  if (stopped) throw stopped === "other_person" ? new Refusal(stopped) : refusalOf(session);
  const reply = await transport.get(`visits/${visit}`);
  if (!reply.body || ![200, 404].includes(reply.status)) throw refusalOf(reply);
  const frozen = await db.read(["outbox"], ({ outbox }) => outbox.get(visit));
  const traced = { at: Date.now(), ...found(reply, frozen?.sha256) };
  const noted = byOwner(await personHere(db), ({ changed_at }) => ({ traced, changed_at }));
  await move(db, visit, ["ready", "sending", "parked", "sent"], noted);
  announce({ type: "visits", visit });
  return traced;
}

/** @param {import("../types.js").Reply} reply @param {string | undefined} own hash of the bytes that wait here @returns {Omit<Traced, "at">} */
function found({ status, body }, own) {
  if (status === 404) return { found: "nothing" };
  const { receipt, received_at, missing = [], sha256 } = body;
  if (sha256 !== own) return { found: "other", receipt, received_at };
  return missing.length ? { found: "photos", missing: missing.length, receipt, received_at } : { found: "whole", receipt, received_at };
}
