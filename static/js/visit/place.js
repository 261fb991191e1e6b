// How far two places are apart, and whether that is far from an office. Twin of visits/place.py.

/** @typedef {{lat: number, lon: number}} Place @typedef {import("../types.js").Fix} Fix */

const EARTH_M = 6_371_000;
// Phones in streets and halls are off by some hundred metres; what remains beyond their own doubt is worth a word.
const FAR_M = 500;
const radians = (/** @type {number} */ degrees) => (degrees * Math.PI) / 180;

/** Metres between two places, as the crow flies. @param {Place} one @param {Place} other */
export function distance(one, other) {
  const [north, east] = [radians(other.lat - one.lat), radians(other.lon - one.lon)];
  const slant = Math.sin(north / 2) ** 2 + Math.cos(radians(one.lat)) * Math.cos(radians(other.lat)) * Math.sin(east / 2) ** 2;
  return 2 * EARTH_M * Math.asin(Math.min(1, Math.sqrt(slant)));
}

/**
 * How far a position is from an office, and whether that is far even if the phone is off by all of its doubt. Null where the
 * office's place is not known.
 * @param {Fix} fix @param {{latitude: number | null, longitude: number | null}} office
 */
export function apart(fix, { latitude, longitude }) {
  if (latitude === null || longitude === null) return null;
  const metres = distance(fix, { lat: latitude, lon: longitude });
  return { metres, far: metres - fix.accuracy_m > FAR_M };
}

/** How old a position was when it was asked for, in whole seconds. @param {string} asked_at @param {Fix} fix */
export const age = (asked_at, { at }) => Math.max(0, Math.round((Date.parse(asked_at) - Date.parse(at)) / 1000));
