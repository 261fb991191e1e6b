// The cache of one build: filled whole or not at all, read first, thrown away when another build has taken over.

const PREFIX = "build-";

/**
 * @param {string} base the build's folder, ending in a slash
 * @param {string} shell the page for all screens
 */
export async function fill(base, shell) {
  const list = await fetch(`${base}precache.json`);
  if (!list.ok) throw new Error(`precache list: ${list.status}`);
  const cache = await caches.open(nameOf(base));
  try {
    // The build's own files never change, so the copies that the page has just loaded will do; the rest is asked for anew.
    const asked = (/** @type {string} */ url) => new Request(url, { cache: url.startsWith(base) ? "default" : "reload" });
    await cache.addAll((await list.json()).map(asked));
    const page = await cache.match(shell);
    if (!(await page?.text())?.includes(base)) throw new Error("the shell belongs to another build");
  } catch (error) {
    await caches.delete(nameOf(base));
    throw error;
  }
}

/** @param {string} base */
export async function dropOthers(base) {
  const others = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== nameOf(base));
  await Promise.all(others.map((name) => caches.delete(name)));
}

/**
 * From this build's cache, else from any other build's that an open page may still need, else from the network.
 * @param {string} base
 * @param {Request | string} wanted
 * @param {Request} request
 */
export async function keptOrFetched(base, wanted, request) {
  const own = await (await caches.open(nameOf(base))).match(wanted, { ignoreVary: true });
  return own ?? (await caches.match(wanted, { ignoreVary: true })) ?? fetch(request);
}

/** @param {string} base */
function nameOf(base) {
  return PREFIX + base.split("/").at(-2);
}
