// The only place that speaks to the server. It never throws: what is no answer of our server is status 0.

import { Refusal } from "../refusal.js";

/** @typedef {import("../types.js").Reply} Reply */

const API = "/api/v1/";
const EMPTY = [204, 304];
const PATIENCE_MS = 30_000;
const PATIENCE_WITH_FILES_MS = 180_000;

export class Transport {
  /** @param {string} path @param {string} [etag] what is here already */
  get(path, etag) {
    return ask("GET", path, undefined, etag ? { "If-None-Match": etag } : {});
  }

  /** @param {string} path @param {object} [body] */
  post(path, body = {}) {
    return ask("POST", path, JSON.stringify(body), { "Content-Type": "application/json" });
  }

  /** Bytes that are no JSON; null with the status when they did not come. @param {string} path @returns {Promise<{status: number, bytes: ArrayBuffer | null}>} */
  async file(path) {
    try {
      const signal = AbortSignal.timeout(PATIENCE_WITH_FILES_MS);
      const reply = await fetch(API + path, { signal, redirect: "error", cache: "no-store" });
      const ours = reply.headers.get("Content-Type") === "application/octet-stream";
      return { status: reply.status === 200 && !ours ? 0 : reply.status, bytes: reply.ok && ours ? await reply.arrayBuffer() : null };
    } catch {
      return { status: 0, bytes: null };
    }
  }

  /** @param {string} path */
  delete(path) {
    return ask("DELETE", path);
  }

  /** @param {string} path @param {ArrayBuffer} body @param {string} type @param {Record<string, string>} [headers] */
  put(path, body, type, headers) {
    return ask("PUT", path, body, { "Content-Type": type, ...headers }, PATIENCE_WITH_FILES_MS);
  }
}

/** With what the server asked to wait, if it did. @param {Reply} reply */
export const refusalOf = ({ status, body, wait }) =>
  Object.assign(new Refusal(body ? body.code ?? `http_${status}` : "offline", body?.title), { wait });

/**
 * A hotel's sign-in page answers everything, or sends us elsewhere: what is neither JSON nor empty as ours are, and a refusal without
 * a code of ours, is no answer at all. A proxy may say that the server cannot answer now.
 * @param {string} method
 * @param {string} path
 * @param {BodyInit} [body]
 * @param {HeadersInit} [headers]
 * @returns {Promise<Reply>}
 */
async function ask(method, path, body, headers, patience = PATIENCE_MS) {
  const asked = Date.now();
  try {
    const signal = AbortSignal.timeout(patience);
    const reply = await fetch(API + path, { method, body, headers, signal, redirect: "error", cache: "no-store" });
    const json = /\bjson\b/.test(reply.headers.get("Content-Type") ?? "") ? await reply.json() : null;
    const { status } = reply;
    const ours = status < 400 ? json || EMPTY.includes(status) : json?.code || status === 429 || status >= 500;
    const told = Date.parse(json?.server_time ?? reply.headers.get("Date"));
    return {
      status: ours ? status : 0,
      body: json,
      etag: reply.headers.get("ETag"),
      wait: Number(reply.headers.get("Retry-After")) * 1000 || 0,
      offset_ms: told ? Math.round(told - (asked + Date.now()) / 2) : null,
    };
  } catch {
    return { status: 0, body: null, etag: null, wait: 0, offset_ms: null };
  }
}
