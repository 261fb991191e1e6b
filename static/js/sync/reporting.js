// What this phone tells the desk about itself: counts, so that nobody's work is forgotten on a phone. Never what is in it.

import { begunOf, onlyHere } from "../device/begun.js";
import { phoneOf } from "../device/naming.js";
import { keepSettings, setting } from "../device/records.js";
import { isOwners, personHere } from "./whose.js";

/** @typedef {import("../device/database.js").Database} Database */
/** @typedef {import("./transport.js").Transport} Transport */
/** @typedef {import("../types.js").PhoneReport} PhoneReport */

const DAY_MS = 24 * 3600 * 1000;
const WAITING = ["ready", "sending", "parked"];
// The first that fits: most browsers claim to be others, too.
const BROWSERS = { samsung: /SamsungBrowser/, edge: /Edg/, opera: /OPR|Opera/, firefox: /Firefox|FxiOS/, chrome: /Chrom|CriOS/, safari: /Safari/ };

/**
 * Report when something has changed, and once a day, in the owner's own session. A report that does not arrive is made again with
 * the next round.
 * @param {Database} db @param {Transport} transport @param {Surroundings} here
 */
export async function report(db, transport, here, now = Date.now()) {
  const owner = await personHere(db);
  if (!owner || !(await setting(db, "signed_in"))) return;
  const [said, last] = [await reportOf(db, owner, here), await setting(db, `reported ${owner}`)];
  const text = JSON.stringify(said);
  if (last?.text === text && Math.abs(now - last.at) < DAY_MS) return;
  if (!(await isOwners(db, transport, owner))) return;
  const { status } = await transport.put(`phones/${await phoneOf(db)}`, new TextEncoder().encode(text).buffer, "application/json");
  if (status === 204) await keepSettings(db, { [`reported ${owner}`]: { text, at: now } });
}

/** @typedef {{build: string, userAgent: string, installed: boolean, room?: {usage?: number, quota?: number}}} Surroundings */

/** @param {Database} db @param {number} owner @param {Surroundings} here @returns {Promise<PhoneReport>} */
export async function reportOf(db, owner, { build, userAgent, installed, room }) {
  const visits = await begunOf(db, owner);
  const waiting = visits.filter(({ state }) => WAITING.includes(state));
  const finished = waiting.flatMap(({ finished_at }) => finished_at ?? []);
  return {
    drafts: visits.filter(({ state }) => state === "draft").length,
    undelivered: waiting.length + visits.filter(onlyHere).length,
    oldest_at: finished.sort((a, b) => Date.parse(a) - Date.parse(b))[0] ?? null,
    // In tens: a few photos more are no news.
    room_used: room?.quota ? Math.min(100, Math.round((10 * (room.usage ?? 0)) / room.quota) * 10) : null,
    build,
    browser: family(userAgent),
    installed,
  };
}

/** @param {string} userAgent */
export const family = (userAgent) => Object.entries(BROWSERS).find(([, sign]) => sign.test(userAgent))?.[0] ?? "other";

/** Where there is nothing to ask, nothing is said. @returns {Promise<Surroundings>} */
export async function surroundings() {
  return {
    build: import.meta.url.split("/").at(-4) ?? "",
    userAgent: navigator.userAgent,
    installed: matchMedia("(display-mode: standalone)").matches || /** @type {any} */ (navigator).standalone === true,
    room: await navigator.storage?.estimate?.().catch(() => undefined),
  };
}
