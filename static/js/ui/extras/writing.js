import { all, announce, find, h } from "../dom.js";
import { t, tn } from "../words.js";

const NEAR = 0.2;
const KEYBOARD_MS = 300;

/** Helps whoever writes or dictates: fields that ask for sentences, room above the keyboard, and no surprise at the limit. */
export class Writing {
  /** @type {Map<Element, any>} what is said of the fields that are nearly full */
  #counts = new Map();
  /** @type {Map<any, number>} how long each text was when it was counted last */
  #lengths = new Map();

  /** @param {import("./extras.js").Sheet} sheet */
  constructor({ form, questions }) {
    for (const field of all("textarea", form)) {
      for (const [name, value] of Object.entries({ autocapitalize: "sentences", spellcheck: "true", enterkeyhint: "enter" })) field.setAttribute(name, value);
      this.#count(field);
    }
    // Keypads for numbers have no minus.
    for (const { rules, inputs } of questions.values()) if (Number(rules.min) < 0) inputs[0].inputMode = "text";
    form.addEventListener("input", (/** @type {any} */ { target }) => target.matches("textarea") && this.#count(target));
    for (const moved of ["focusin", "focusout"]) form.addEventListener(moved, () => setTimeout(() => this.#room(document.activeElement), KEYBOARD_MS));
  }

  /** What fills a field or empties it may be no hand. */
  tick() {
    for (const [field, length] of this.#lengths) if (field.value.length !== length) this.#count(field);
  }

  /** @param {HTMLTextAreaElement} field */
  #count(field) {
    this.#lengths.set(field, field.value.length);
    const left = field.maxLength - field.value.length;
    const near = field.maxLength > 0 && left <= field.maxLength * NEAR;
    const before = this.#counts.get(field);
    if (!near) {
      before?.remove();
      this.#counts.delete(field);
      return;
    }
    const said = left > 0 ? tn("Room for {n} more character", "Room for {n} more characters", left) : t("This is full: nothing more fits in.");
    const count = before ?? h("small", { "data-count": true });
    count.textContent = said;
    count.toggleAttribute("data-full", left <= 0);
    this.#counts.set(field, count);
    if (!count.isConnected) field.after(count);
    if (!before || left <= 0) announce(said);
  }

  /** Where the keyboard lies over the page, the page grows below, so that the field can stand above it. @param {Element | null} field */
  #room(field) {
    const typing = field?.matches("textarea, [inputmode]");
    const covered = typing ? innerHeight - (visualViewport?.height ?? innerHeight) : 0;
    const room = `${Math.max(0, Math.round(covered))}px`;
    const { style } = find("main");
    // All that is in there would be looked at anew.
    if (style.getPropertyValue("--keyboard") !== room) style.setProperty("--keyboard", room);
    if (typing) field?.scrollIntoView({ block: "nearest" });
  }
}
