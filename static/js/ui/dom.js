import { spoken } from "./words.js";
/** @typedef {{head?: any[], main: any[], foot?: any[], tab?: string, focus?: () => HTMLElement | null, lay?: (part: Element, nodes: any[]) => void}} Parts */

/** Two taps closer to each other may be one trembling finger's. */
export const DOUBLE_TAP_MS = 600;

let shown = "";

/**
 * Makes an element: `h("a.button.wide", {href, onclick}, "Text", node, [more])`. Attributes that are true stand
 * without a value; false, null and undefined leave attribute or child out.
 * @param {string} tag @param {...any} rest attributes first, when there are any @returns {any}
 */
export function h(tag, ...rest) {
  const [name, ...classes] = tag.split(".");
  const element = document.createElement(name);
  if (classes[0]) element.className = classes.join(" ");
  const attributes = rest[0]?.constructor === Object ? rest.shift() : {};
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(key.slice(2), value);
    else if (value || value === 0) element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...rest.flat(3).filter((child) => child || child === 0));
  return element;
}

/** @param {string} selector @param {ParentNode} root @returns {any} */
export const find = (selector, root = document) => root.querySelector(selector);

/** @param {string} selector @param {ParentNode} root @returns {any[]} */
export const all = (selector, root = document) => [...root.querySelectorAll(selector)];

/** Where nothing changes, nothing is drawn anew. @param {any} node @param {string} words */
export function say(node, words) {
  if (node.textContent !== words) node.textContent = words;
}

/** Tells screen readers what has just happened, once. @param {string} text */
export function announce(text) {
  find("#live").textContent = text;
}

/** @param {string} text @param {string} [tone] good | fair | poor */
export const pill = (text, tone) => h("span.pill", { "data-tone": tone }, text);

/** HTML that our own server has made and escaped. @param {string} tag @param {string} html */
export function markup(tag, html) {
  const element = h(tag);
  element.innerHTML = html;
  return element;
}

/** @param {Element} part @param {any[]} nodes */
const replace = (part, nodes) => part.replaceChildren(...nodes);

/** Puts a screen into the shell. A new screen begins at its heading; a redrawn one keeps its place. @param {string} screen @param {Parts} parts */
export function frame(screen, { head = [], main, foot = [], focus, lay = replace }) {
  const again = shown === location.hash + spoken();
  const held = document.activeElement?.id || document.activeElement?.getAttribute("href");
  const open = again ? all("details[open]").map(({ id }) => id) : [];
  shown = location.hash + spoken();
  document.body.dataset.screen = screen;
  for (const [name, children] of Object.entries({ header: head, main, footer: foot })) {
    const part = find(name);
    lay(part, children.flat(3).filter(Boolean));
    part.hidden = !part.firstChild;
  }
  for (const id of open) find(`[id="${id}"]`)?.setAttribute("open", "");
  if (again) return held && find(`[id="${held}"], [href="${held}"]`)?.focus({ preventScroll: true });
  scrollTo(0, 0);
  const target = focus?.() ?? find("main h1, main h2");
  target?.focus({ preventScroll: !focus?.() });
}
