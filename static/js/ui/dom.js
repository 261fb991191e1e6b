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
