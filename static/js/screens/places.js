// The screens by name, as they stand in the address. The page preloads what a checklist needs; the others come when asked for.

const SCREENS = ["visits", "briefing", "visit", "finish", "undone", "outbox", "me", "rescue", "install", "pin", "signin", "list", "prepare", "honest"];
/** With an open visit. */
export const HOLDS_DRAFT = ["visit", "list", "finish", "undone"];
/** Not drawn anew when something happens elsewhere. */
export const KEEPS_STILL = [...HOLDS_DRAFT, "rescue", "install", "pin", "signin"];

/**
 * Which screen is wanted, and of what.
 * @param {string} hash of the address @param {boolean} known whether somebody is here @param {unknown} locked whether a PIN stands before everything
 * @returns {[string, ...string[]]}
 */
export function placeIn(hash, known, locked) {
  const [name, ...params] = hash.split("/").slice(1);
  if (name === "arriving") return [name, ...params];
  if (!known && name !== "install") return ["signin"];
  return [locked ? "pin" : SCREENS.includes(name) ? name : "visits", ...params];
}
