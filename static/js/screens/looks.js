import { h } from "../ui/dom.js";

/** @type {Map<string, Promise<unknown>>} */
const worn = new Map();

/** Brings a stylesheet that the first screen could do without, once. @param {string} name */
export function dress(name) {
  const wearing = worn.get(name) ?? load(name);
  worn.set(name, wearing);
  return wearing;
}

/** @param {string} name */
const load = (name) =>
  new Promise((done) => {
    const href = new URL(`../../css/${name}.css`, import.meta.url);
    document.head.append(h("link", { rel: "stylesheet", href, onload: done, onerror: done }));
  });
