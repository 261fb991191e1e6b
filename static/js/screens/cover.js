import { h } from "../ui/dom.js";
import { name } from "../ui/words.js";

// Whatever may come first when a phone turns to something else, and last when it comes back.
const LEAVING = /** @type {const} */ ([[document, "visibilitychange"], [window, "blur"], [window, "pagehide"], [document, "freeze"]]);
const BACK = /** @type {const} */ ([[document, "visibilitychange"], [window, "focus"], [window, "pageshow"], [document, "resume"]]);

/** A blank page of notes over everything while the app is left: the picture that a phone takes of it then shows nothing. */
export class Cover {
  #title = h("p");
  #page = h("div", { id: "cover", popover: "manual", "aria-hidden": "true", hidden: true }, this.#title, h("div"));

  /** @param {() => boolean} wanted whether what is on the screen has to be covered */
  constructor(wanted) {
    document.body.append(this.#page);
    for (const [target, event] of LEAVING) target.addEventListener(event, () => (event !== "visibilitychange" || document.hidden) && wanted() && this.#paint());
    for (const [target, event] of BACK) target.addEventListener(event, () => document.hidden || this.#lift());
    this.#page.addEventListener("click", () => this.#lift());
    document.addEventListener("keydown", () => this.#lift(), { capture: true });
  }

  #paint() {
    this.#title.textContent = name();
    this.#page.hidden = false;
    if (this.#page.showPopover && !this.#page.matches(":popover-open")) this.#page.showPopover();
  }

  #lift() {
    if (this.#page.hidden) return;
    this.#page.hidePopover?.();
    this.#page.hidden = true;
  }
}
