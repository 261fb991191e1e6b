// Room that photos may not have. A full phone refuses photos while answers, which are small, still find their place.

import { RESERVE } from "./schema.js";

const ROOM = 2_000_000;
const CHUNK = 65_536;

/** @param {import("../types.js").Stores<"bytes">} stores */
export async function reserve({ bytes }) {
  if (await bytes.count(RESERVE)) return;
  const room = new Uint8Array(ROOM);
  // By chance, or a browser would keep it compressed to nothing.
  for (let at = 0; at < ROOM; at += CHUNK) crypto.getRandomValues(room.subarray(at, at + CHUNK));
  await bytes.put(room.buffer, RESERVE);
}
