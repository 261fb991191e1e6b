// Codes and links: what lets in here, and a code with which the same person signs in elsewhere.

import { keepSettings, setting } from "../device/records.js";
import { refusalOf } from "./transport.js";
import { entered, leave } from "./whose.js";

const PATIENCE_MS = 5000;

/** @typedef {import("../device/database.js").Database} Database */
/** @typedef {Pick<import("./transport.js").Transport, "post" | "delete">} Posts */

/**
 * No visit is sent meanwhile, for it would go under the new name. What is on its way already is waited for, but not for long: it went
 * with the session before, which is told its end first.
 * @param {Database} db @param {Posts} transport @param {object} proof @param {(person: import("../types.js").Person) => Promise<void>} enter
 */
export async function signIn(db, transport, proof, enter) {
  let began = false;
  const go = async () => {
    began = true;
    await leave(db, transport);
    const reply = await transport.post("session", proof);
    if (reply.status !== 200) throw refusalOf(reply);
    await keepSettings(db, entered(reply.body.person.id));
    await enter(reply.body.person);
  };
  await navigator.locks.request("outbox", { signal: AbortSignal.timeout(PATIENCE_MS) }, go).catch((error) => {
    if (began) throw error;
    return go();
  });
}

/** For the installed app, say. @param {Pick<Posts, "post">} transport @returns {Promise<{code: string, expires_at: string}>} */
export async function newCode(transport) {
  const reply = await transport.post("session/code");
  if (reply.status !== 201) throw refusalOf(reply);
  return reply.body;
}

/**
 * A link has just put a person's session here. Whoever else was here before has left with that. Gives whether nobody is here now.
 * @param {Database} db @param {number} person
 */
export async function arrive(db, person) {
  const before = (await setting(db, "person"))?.id;
  await keepSettings(db, { linked: true, ...(before !== person && { person: undefined, last: before, signed_in: false }) });
  return before !== person;
}
