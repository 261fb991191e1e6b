// Who plays, where and when: the choices above the form.

import { all, find, h } from "../../ui/dom.js";
import { LANGUAGES } from "../../ui/words.js";

/** @typedef {import("./types.js").Pack} Pack */

export class Circumstances {
  #controls;

  /** @param {HTMLFormElement} controls @param {() => void} onchange */
  constructor(controls, onchange) {
    this.#controls = controls;
    controls.addEventListener("change", onchange);
    controls.addEventListener("submit", (event) => event.preventDefault());
    this.#select("weekday").value = String(new Date().getDay() || 7);
    this.#select("hour").value = String(new Date().getHours());
  }

  get language() {
    return this.#select("language").value;
  }

  /** Offers what the script has; what was chosen stays where it can. @param {Pack} pack */
  offer({ languages, texts }) {
    const spoken = languages.map((code) => /** @type {const} */ ([code, LANGUAGES[/** @type {"en"} */ (code)]]));
    const personas = Object.keys(Object.values(texts)[0].personas);
    this.#offer("language", spoken);
    this.#offer("persona", personas.map((id) => [id, id]));
    this.#offer("service_language", spoken);
    this.#select("persona").closest("label").hidden = personas.length === 0;
  }

  /** @param {Pack} pack @returns {import("../../types.js").Context} */
  context({ channel }) {
    const value = (/** @type {string} */ name) => this.#select(name).value;
    return {
      persona: value("persona") || null,
      channel,
      service_language: value("service_language") || null,
      office: JSON.parse(this.#select("office").selectedOptions[0].dataset.attributes ?? "{}"),
      local: { weekday: Number(value("weekday")), hour: Number(value("hour")) },
    };
  }

  /** @param {string} name @param {(readonly [string, string])[]} options */
  #offer(name, options) {
    const select = this.#select(name);
    const wanted = select.dataset.wanted ?? select.value;
    delete select.dataset.wanted;
    const kept = all("option[value='']", select);
    select.replaceChildren(...kept, ...options.map(([value, text]) => h("option", { value, selected: value === wanted }, text)));
  }

  /** @param {string} name */
  #select(name) {
    return find(`[name="${name}"]`, this.#controls);
  }
}
