// Codes: the one that lets in here, and one with which the same person signs in elsewhere.

import { refusalOf } from "./transport.js";

/** @typedef {Pick<import("./transport.js").Transport, "post">} Posts */

/** @param {Posts} transport @param {object} proof @returns {Promise<import("../types.js").Person>} */
export async function signIn(transport, proof) {
  const reply = await transport.post("session", proof);
  if (reply.status !== 200) throw refusalOf(reply);
  return reply.body.person;
}

/** For the installed app, say. @param {Posts} transport @returns {Promise<{code: string, expires_at: string}>} */
export async function newCode(transport) {
  const reply = await transport.post("session/code");
  if (reply.status !== 201) throw refusalOf(reply);
  return reply.body;
}
