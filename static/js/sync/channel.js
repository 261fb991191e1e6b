// Between this phone's pages and the worker: what happened, and who holds what. State itself is read from the database.

/** @typedef {import("../types.js").Message} Message */
/** @typedef {() => void} Release */

const NAME = "shopper";
// A page that sleeps in the background does not answer.
const PATIENCE_MS = 1500;

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
 * @param {boolean} steal take it from the page that has it, which is asked first, so that it can write down what is being typed
 * @param {() => void} lost called when another page steals it from here
 * @returns {Promise<Release | null>} null: another page has it
 */
export async function hold(visit, steal, lost) {
  const name = "visit:" + visit;
  const given = steal && take(name, { signal: AbortSignal.timeout(PATIENCE_MS) }, lost);
  if (steal) announce({ type: "wanted", visit });
  const mine = (await given) || (await take(name, steal ? { steal } : { ifAvailable: true }, lost));
  if (!mine) return null;
  const open = await take("visit-open", { mode: "shared" }, () => {});
  return () => {
    mine();
    open?.();
  };
}

/** @type {(name: string, options: LockOptions, lost: () => void) => Promise<Release | null>} null: somebody has it, or does not give it */
function take(name, options, lost) {
  return new Promise((resolve) => {
    let had = false;
    const keep = (/** @type {(end: null) => void} */ end) => resolve(() => end(null));
    const use = (/** @type {Lock | null} */ lock) => (lock ? ((had = true), new Promise(keep)) : resolve(null));
    navigator.locks.request(name, options, use).catch(() => (had ? lost() : resolve(null)));
  });
}
