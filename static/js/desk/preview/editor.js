// The editor around the preview, if there is one: what is heard from it and told to it.

const embedded = parent !== window;

/** @param {import("./types.js").Told} message */
export function tell(message) {
  if (embedded) parent.postMessage(message, location.origin);
}

/** @param {{[T in import("./types.js").Heard["type"]]: (message: Extract<import("./types.js").Heard, {type: T}>) => unknown}} hears */
export function listen(hears) {
  addEventListener("message", ({ origin, source, data }) => {
    if (embedded && origin === location.origin && source === parent && Object.hasOwn(hears, data?.type)) hears[/** @type {"saved"} */ (data.type)](data);
  });
}
