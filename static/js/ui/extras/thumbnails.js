import { announce, find, h } from "../dom.js";
import { t, tn } from "../words.js";
import { rest } from "./rest.js";

/** @typedef {import("../types.js").Album} Album @typedef {import("../types.js").Picture} Picture */

/** The photos of a question, small, each with what can be done with it; the last one that was deleted can be had back. */
export class Thumbnails {
  #question;
  #list;
  #draft;
  #change;
  /** @type {string[]} */
  #order = [];
  #wanted = "";

  /** @param {string} question @param {HTMLElement} list @param {import("../types.js").Filled} draft @param {(work: (album: Album) => Promise<unknown>) => Promise<void>} change */
  constructor(question, list, draft, change) {
    this.#question = question;
    this.#list = list;
    this.#draft = draft;
    this.#change = change;
  }

  /** @param {Picture[]} photos @param {Picture[]} aside */
  async drawn(photos, aside) {
    const album = await this.#draft.album();
    this.#order = photos.map(({ id }) => id);
    const drawn = await Promise.all(photos.map(async (photo, place) => this.#one(photo, place, await album.image(photo.id))));
    return aside.length ? [...drawn, this.#deleted(aside)] : drawn;
  }

  /** @param {any[]} drawn */
  put(drawn) {
    this.#list.replaceChildren(...drawn);
    if (this.#wanted) (find(this.#wanted, this.#list) ?? find("[data-delete]", this.#list))?.focus();
    this.#wanted = "";
  }

  /** @param {Picture} photo @param {number} place @param {Blob} image */
  #one({ id, size }, place, image) {
    const n = place + 1;
    const url = URL.createObjectURL(image);
    const move = (/** @type {number} */ by, /** @type {string} */ sign, /** @type {string} */ words) =>
      h("button", { type: "button", "data-move": `${by} ${id}`, "aria-label": words, disabled: !this.#order[place + by], onclick: () => this.#move(place, by) }, sign);
    return h(
      "li", { "data-id": id },
      h("span", { "data-shot": true }, h("img", { src: url, alt: t("Photo {n}", { n }), onload: () => URL.revokeObjectURL(url) }), size && h("small", t("{n} KB", { n: Math.ceil(size / 1000) }))),
      this.#order.length > 1 && [move(-1, "‹", t("Move photo {n} forward", { n })), move(1, "›", t("Move photo {n} back", { n }))],
      h("button.quiet", { type: "button", "data-delete": id, "aria-label": t("Delete photo {n}", { n }), onclick: () => this.#delete(id) }, t("Delete")),
    );
  }

  /** @param {Picture[]} aside */
  #deleted(aside) {
    const last = /** @type {Picture} */ (aside.at(-1));
    const undo = h("button", { type: "button", "data-undo": last.id, onclick: () => this.#undo(last.id) }, t("Undo"));
    return h("li", { "data-aside": aside.length }, h("span", tn("{n} photo deleted", "{n} photos deleted", aside.length)), undo);
  }

  /** @param {string} id */
  #delete(id) {
    this.#wanted = `[data-undo="${id}"]`;
    announce(t("Photo deleted"));
    return this.#still((album) => album.remove(id));
  }

  /** @param {string} id */
  #undo(id) {
    this.#wanted = `[data-delete="${id}"]`;
    return this.#still((album) => album.restore(id));
  }

  /** What comes under the finger by it is not meant by the second half of a double tap. @param {(album: Album) => Promise<unknown>} work */
  async #still(work) {
    rest(/** @type {HTMLElement} */ (this.#list.parentElement));
    await this.#change(work);
    rest(/** @type {HTMLElement} */ (this.#list.parentElement));
  }

  /** @param {number} place @param {number} by */
  #move(place, by) {
    const [id, order] = [this.#order[place], [...this.#order]];
    [order[place], order[place + by]] = [order[place + by], id];
    this.#wanted = `[data-move="${by} ${id}"]:enabled, [data-id="${id}"] [data-move]:enabled`;
    announce(t("Photo {n} of {total}", { n: place + by + 1, total: order.length }));
    return this.#change((album) => album.arrange(this.#question, order));
  }
}
