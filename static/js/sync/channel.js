// Between this phone's pages and the worker: what happened, and who holds what. State itself is read from the database.

/** @typedef {import("../types.js").Message} Message */
/** @typedef {() => void} Release */

const NAME = "shopper";

/** @param {Message} message */
export function announce(message) {
  const channel = new BroadcastChannel(NAME);
  channel.postMessage(message);
  channel.close();
}

/** Hear every message, this page's own too. @param {(message: Message) => void} hear @returns {Release} stop */
export function listen(hear) {
  const channel = new BroadcastChannel(NAME);
  channel.onmessage = ({ data }) => hear(data);
  return () => channel.close();
}

/**
 * Hold a visit open: in one page only, and while any page holds one no new worker takes over.
 * @param {string} visit
 * @param {boolean} steal take it from the page that has it
 * @param {() => void} lost called when another page steals it from here
 * @returns {Promise<Release | null>} null: another page has it
 */
export async function hold(visit, steal, lost) {
  const mine = await take(`visit:${visit}`, steal ? { steal } : { ifAvailable: true }, lost);
  if (!mine) return null;
  const open = await take("visit-open", { mode: "shared" }, () => {});
  return () => {
    mine();
    open?.();
  };
}

/** @type {(name: string, options: LockOptions, lost: () => void) => Promise<Release | null>} */
function take(name, options, lost) {
  return new Promise((resolve) => {
    const keep = (/** @type {(end: null) => void} */ end) => resolve(() => end(null));
    navigator.locks.request(name, options, (lock) => (lock ? new Promise(keep) : resolve(null))).catch(lost);
  });
}
