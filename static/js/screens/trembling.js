// A double tap is one tap: its second half means nothing to what the first one has brought under the finger.

import { DOUBLE_TAP_MS } from "../ui/dom.js";

const NEAR = 24; // px

let last = { x: 0, y: 0, at: -Infinity, where: "", gone: () => false };

/** Which screen stands there, and which part of it. */
const place = () => [location.hash, document.body.dataset.screen, document.body.dataset.section].join(" ");

/** @param {any} event */
function look(event) {
  const { clientX: x, clientY: y, timeStamp: at, detail, target } = event;
  if (!detail) return; // a key, or a script
  const again = at - last.at < DOUBLE_TAP_MS && Math.hypot(x - last.x, y - last.y) <= NEAR;
  if (again && (last.where !== place() || last.gone())) {
    event.preventDefault();
    event.stopImmediatePropagation();
    return;
  }
  // Within a form a quick tap may mean what has taken the place of what was tapped.
  const within = target.closest("form");
  last = { x, y, at, where: place(), gone: () => !within && !target.isConnected };
}

addEventListener("click", look, true);
// What was written in between was no trembling.
addEventListener("input", () => (last.at = -Infinity), true);
