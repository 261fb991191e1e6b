// Drafts that go on at another phone: closed here, kept here, and followed until they are delivered.

import { noteCopy, setAside } from "../device/copies.js";
import { announce, hold } from "./channel.js";

/** @typedef {import("../device/database.js").Database} Database */
/** @typedef {Pick<import("./transport.js").Transport, "get">} Transport */

/** Nothing is written here any more: a page that has the draft open gives it back first. @type {(db: Database, transport: Transport, id: string, setBack?: boolean) => Promise<void>} `setBack`: the later copy is this phone's own */
export async function close(db, transport, id, setBack) {
  const release = await hold(id, true, () => {});
  const closed = await setAside(db, id, setBack).finally(release ?? undefined);
  announce({ type: "taken", visit: id });
  const found = await delivered(transport, id);
  if (found) await noteFound(db, closed, found).then(() => announce({ type: "taken", visit: id }));
}

/** The server lists a copy whose writer is another phone. @type {(db: Database, transport: Transport, visit: import("../types.js").VisitRow) => Promise<void>} */
export async function takenOver(db, transport, { id, state, elsewhere }) {
  if (state === "draft") await close(db, transport, id);
  if (elsewhere?.set_back) await noteCopy(db, id, { elsewhere: { ...elsewhere, set_back: undefined } });
}

/**
 * The server lists no copy of a visit. Where one was, the visit is delivered by now, or the copy has to be made again.
 * @type {(db: Database, transport: Transport, visit: import("../types.js").VisitRow) => Promise<void>}
 */
export async function missed(db, transport, visit) {
  const { id, state, copy, receipt } = visit;
  const open = state === "draft" && Boolean(copy?.at);
  if (!open && (state !== "elsewhere" || receipt)) return;
  const found = await delivered(transport, id);
  if (found && open) await close(db, transport, id);
  else if (found) await noteFound(db, visit, found);
  else if (found === null) await noteCopy(db, id, open ? { copy: undefined } : { elsewhere: { newer: true } });
  announce({ type: found ? "taken" : "visits", visit: id });
}

/**
 * The other phone has sent it. Delivered it is with its last photo: until then what is here is not to be let go.
 * @type {(db: Database, visit: import("../types.js").VisitRow, found: "arriving" | import("../types.js").Receipt) => Promise<void>}
 */
const noteFound = (db, { id, elsewhere }, found) =>
  noteCopy(db, id, found === "arriving" ? { elsewhere: { newer: Boolean(elsewhere?.newer), arriving: true } } : { receipt: found });

/**
 * The receipt of a visit that is whole; arriving: photos of it are missing; null: it is not there; undefined: the server did not say.
 * @param {Transport} transport @param {string} id @returns {Promise<import("../types.js").Receipt | "arriving" | null | undefined>}
 */
export async function delivered(transport, id) {
  const { status, body } = await transport.get(`visits/${id}`);
  if (status === 404 && body) return null;
  if (status !== 200 || !body.receipt) return;
  const { receipt, sha256, received_at, state, breaches = [], missing = [] } = body;
  return missing.length ? "arriving" : { receipt, sha256, received_at, state, breaches };
}
