// Drafts that go on at another phone: closed here, kept here, and followed until they are delivered.

import { noteCopy, setAside } from "../device/copies.js";
import { announce, hold } from "./channel.js";

/** @typedef {import("../device/database.js").Database} Database */
/** @typedef {Pick<import("./transport.js").Transport, "get">} Transport */

/** Nothing is written here any more: a page that has the draft open gives it back first. @type {(db: Database, transport: Transport, id: string) => Promise<void>} */
export async function close(db, transport, id) {
  const release = await hold(id, true, () => {});
  await setAside(db, id).finally(release ?? undefined);
  announce({ type: "taken", visit: id });
  const receipt = await delivered(transport, id);
  if (receipt) await noteCopy(db, id, { receipt }).then(() => announce({ type: "taken", visit: id }));
}

/**
 * The server lists no copy of a visit. Where one was, the visit is delivered by now, or the copy has to be made again.
 * @type {(db: Database, transport: Transport, visit: import("../types.js").VisitRow) => Promise<void>}
 */
export async function missed(db, transport, { id, state, copy, receipt }) {
  const open = state === "draft" && Boolean(copy?.at);
  if (!open && (state !== "elsewhere" || receipt)) return;
  const found = await delivered(transport, id);
  if (found && open) await close(db, transport, id);
  else if (found) await noteCopy(db, id, { receipt: found });
  else if (found === null) await noteCopy(db, id, open ? { copy: undefined } : { elsewhere: { newer: true } });
  announce({ type: found ? "taken" : "visits", visit: id });
}

/** The receipt of a visit; null: it is not delivered; undefined: the server did not say. @param {Transport} transport @param {string} id */
export async function delivered(transport, id) {
  const { status, body } = await transport.get(`visits/${id}`);
  if (status === 404 && body) return null;
  if (status !== 200 || !body.receipt) return;
  const { receipt, sha256, received_at, state, breaches = [] } = body;
  return { receipt, sha256, received_at, state, breaches };
}
