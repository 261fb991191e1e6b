import { all, find } from "./dom.js";
import { spoken } from "./words.js";
/** @typedef {{head?: any[], main: any[], foot?: any[], tab?: string, focus?: () => HTMLElement | null}} Parts */

let shown = "";

/** Puts a screen into the shell. A new screen begins at its heading; a redrawn one keeps its place. @param {string} screen @param {Parts} parts */
export function frame(screen, { head = [], main, foot = [], focus }) {
  const again = shown === location.hash + spoken();
  const held = document.activeElement?.id || document.activeElement?.getAttribute("href");
  const open = again ? all("details[open]").map(({ id }) => id) : [];
  shown = location.hash + spoken();
  document.body.dataset.screen = screen;
  for (const [name, children] of Object.entries({ header: head, main, footer: foot })) {
    const part = find(name);
    part.replaceChildren(...children.flat(3).filter(Boolean));
    part.hidden = !part.firstChild;
  }
  for (const id of open) find(`[id="${id}"]`)?.setAttribute("open", "");
  if (again) return held && find(`[id="${held}"], [href="${held}"]`)?.focus({ preventScroll: true });
  scrollTo(0, 0);
  const target = focus?.() ?? find("main h1, main h2");
  target?.focus({ preventScroll: !focus?.() });
}
