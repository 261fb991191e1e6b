// The score sheet below the form: what the answers so far come to, and what the last one changed.

import { find, h, pill } from "../../ui/dom.js";

/** @typedef {import("./types.js").Scored} Scored */

export class ScoreSheet {
  /** @type {Scored["sheet"] | null} */
  #before = null;
  /** @type {Set<string>} */
  #open = new Set();
  #root;
  #show;
  #signed;

  /** @param {HTMLElement} root @param {(question: string) => void} show brings a question into view */
  constructor(root, show) {
    this.#root = root;
    this.#show = show;
    this.#signed = new Intl.NumberFormat(root.lang, { signDisplay: "exceptZero", maximumFractionDigits: 2 });
  }

  /** @param {Scored} scored */
  draw({ sheet, said }) {
    const moved = this.#moved(sheet.total, this.#before?.total, 100);
    find("[data-total]", this.#root).replaceChildren(
      h("b", said.total),
      ...[moved, said.band && pill(said.band.text, said.band.tone)].filter((part) => part),
    );
    find("[data-coverage]", this.#root).textContent = said.coverage;
    find("[data-raw]", this.#root).textContent = said.raw;
    find("[data-criticals]", this.#root).replaceChildren(
      ...said.criticals.map(({ question, text, effect, tone }) => h("li", pill(effect, tone), this.#link(question, text))),
    );
    find("[data-sections]", this.#root).replaceChildren(...said.sections.map((section) => this.#section(section, sheet)));
    this.#before = sheet;
  }

  /** @param {Scored["said"]["sections"][number]} section @param {Scored["sheet"]} sheet */
  #section({ id, title, points, score, share, questions }, sheet) {
    const changed = questions.some((one) => this.#earned(one.id, sheet));
    return h(
      "details",
      { open: this.#open.has(id), ontoggle: (/** @type {any} */ { target }) => this.#open[target.open ? "add" : "delete"](id), "data-changed": changed },
      h("summary", h("span", title, " ", h("small", share)), h("span.tabular", points && `${points} · `, h("b", score))),
      h("ul", questions.map((one) => this.#question(one, sheet))),
    );
  }

  /** @param {import("./types.js").SaidQuestion} question @param {Scored["sheet"]} sheet */
  #question({ id, text, points, reason, rule, tone }, sheet) {
    const moved = this.#earned(id, sheet);
    return h(
      "li",
      { "data-row": id, "data-changed": Boolean(moved) },
      this.#link(id, text),
      h("span.tabular", h("b", { "data-earned": tone || "none" }, points), " ", moved),
      h("small", reason, rule && ` · ${rule}`),
    );
  }

  /** @param {string} id @param {Scored["sheet"]} sheet */
  #earned(id, sheet) {
    return this.#moved(sheet.questions[id]?.earned, this.#before?.questions[id]?.earned, 1);
  }

  /** What came or went since the last sheet. @param {number | null | undefined} now @param {number | null | undefined} before @param {number} unit */
  #moved(now, before, unit) {
    return typeof now === "number" && typeof before === "number" && now !== before && h("span", { "data-moved": true }, this.#signed.format((now - before) / unit).replace("-", "−"));
  }

  /** @param {string} question @param {string} text */
  #link(question, text) {
    return h("button.row-link", { type: "button", onclick: () => this.#show(question) }, text);
  }
}
