import { all, find, h } from "../ui/dom.js";

/**
 * Lays a page over the screen; what lies below stays as it is, and is out of reach until the page goes. A page that lies there
 * already is told to go ("cancel").
 * @param {string} id @param {Record<string, unknown>} attributes @param {any[]} children @returns {() => void} takes it away
 */
export function lay(id, attributes, children) {
  find("body > section")?.dispatchEvent(new Event("cancel"));
  const held = /** @type {HTMLElement | null} */ (document.activeElement);
  const below = all("body > :is(header, main, footer)");
  const page = h("section", { id, tabindex: -1, ...attributes }, children);
  document.body.append(page);
  for (const part of below) part.inert = true;
  page.focus({ preventScroll: true });
  return () => {
    for (const part of below) part.inert = false;
    page.remove();
    held?.focus({ preventScroll: true });
  };
}
