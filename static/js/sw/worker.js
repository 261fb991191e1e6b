// The service worker of one build. It serves the phone's pages without network and sends the outbox when the browser wakes it.

import { Database } from "../device/database.js";
import { due, send } from "../sync/outbox.js";
import { Transport } from "../sync/transport.js";
import { dropOthers, fill, keptOrFetched } from "./strategies.js";

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const base = new URL("../../", import.meta.url).pathname;
const SHELL = "/app";
const OUTSIDE_THE_BUILD = ["/manifest.webmanifest"];
const LINGERS_MS = 2000;

worker.addEventListener("install", (event) => event.waitUntil(fill(base, SHELL).then(activateIfFree)));

worker.addEventListener("activate", (event) => event.waitUntil(dropOthers(base).then(() => worker.clients.claim())));

worker.addEventListener("message", (event) => {
  if (event.data === "activate") event.waitUntil(activateIfFree());
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== worker.location.origin) return;
  const navigates = request.mode === "navigate";
  if (navigates && pathname !== SHELL) return;
  if (!navigates && !pathname.startsWith("/static/") && !OUTSIDE_THE_BUILD.includes(pathname)) return;
  event.respondWith(keptOrFetched(base, navigates ? SHELL : request, request));
});

// Background Sync, where there is one: a rejection makes the browser wake us again later.
worker.addEventListener("sync", (/** @type {any} */ event) => {
  if (event.tag === "outbox") event.waitUntil(sendAll());
});

/** Take over only when no page has a visit open; pages tell when they leave one. A browser that lets the old one linger keeps nobody from opening the next. */
async function activateIfFree() {
  const lingers = () => new Promise((over) => setTimeout(over, LINGERS_MS));
  await navigator.locks.request("visit-open", { ifAvailable: true }, (lock) => lock && Promise.race([worker.skipWaiting(), lingers()]));
}

async function sendAll() {
  const database = new Database();
  try {
    const stopped = await send(database, new Transport(), Date.now(), true);
    if (stopped === "offline" || (!stopped && (await due(database)).length)) throw new Error("not everything is sent");
  } finally {
    await database.close();
  }
}
