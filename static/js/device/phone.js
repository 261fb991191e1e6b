// What this phone and its browser can do and promise. Nothing here waits for long: some browsers never answer.

const PATIENCE_MS = 1000;

/** Whether the app stands on the home screen, with a storage that is its own. */
export const installed = () =>
  matchMedia("(display-mode: standalone)").matches || /** @type {any} */ (navigator).standalone === true;

/** iPads say that they are Macs, but no Mac has a touch screen. */
export const isIOS = ({ userAgent, maxTouchPoints = 0 } = navigator) =>
  /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1);

/** Whether the browser has promised not to throw away what is kept here; null: it does not say. */
export const keeps = () => soon(navigator.storage?.persisted?.());

/** Asks for that promise. */
export const askToKeep = () => soon(navigator.storage?.persist?.());

/** Whether the app opens again without network: "yes", "soon", or "no" where the browser has no worker for it. */
export async function opensAlone() {
  const workers = navigator.serviceWorker;
  const found = await soon(workers?.getRegistration());
  return found?.active ? "yes" : workers ? "soon" : "no";
}

/** @template T @param {Promise<T> | undefined} answer @returns {Promise<T | null>} */
const soon = (answer) =>
  Promise.race([answer ?? null, new Promise((late) => setTimeout(late, PATIENCE_MS, null))]).catch(() => null);
