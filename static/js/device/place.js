// Where the phone is. It is asked only when its person taps, and it never fails: not to know is an answer, too.

import { rfc3339 } from "../visit/values.js";

/** @typedef {import("../types.js").Whereabouts} Whereabouts */

const FRESH = { enableHighAccuracy: true, maximumAge: 30_000, timeout: 15_000 };
// In a basement: where it was when it last knew. The age is kept beside it.
const LAST = { enableHighAccuracy: false, maximumAge: 3_600_000, timeout: 1000 };
// The question for permission may stay open for ever.
const PATIENCE_MS = 30_000;
const DENIED = 1;

/** @returns {Promise<Whereabouts>} */
export async function locate(patience = PATIENCE_MS) {
  const asked_at = rfc3339();
  if (!navigator.geolocation) return { asked_at, unknown: "unsupported" };
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  const tired = new Promise((_, fail) => (waiting = setTimeout(fail, patience, {})));
  try {
    return { asked_at, fix: fixOf(await Promise.race([position(), /** @type {Promise<never>} */ (tired)])) };
  } catch (/** @type {any} */ { code }) {
    return { asked_at, unknown: code === DENIED ? "denied" : "unavailable" };
  } finally {
    clearTimeout(waiting);
  }
}

const position = () => ask(FRESH).catch((error) => (error.code === DENIED ? Promise.reject(error) : ask(LAST)));

/** @type {(how: PositionOptions) => Promise<GeolocationPosition>} */
const ask = (how) => new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject, how));

/** @type {(found: GeolocationPosition) => import("../types.js").Fix} */
const fixOf = ({ coords: { latitude, longitude, accuracy }, timestamp }) => ({
  lat: latitude,
  lon: longitude,
  accuracy_m: Math.round(accuracy),
  at: rfc3339(Math.min(timestamp, Date.now())),
});
