import { Refusal } from "../refusal.js";
import { announce, find, h } from "./dom.js";
import { t } from "./words.js";

const UNDO_MS = 7000;

/** The photos of one question: taken, shown small, and taken away again with some seconds to change one's mind. */
export class Photos {
  /** @type {Map<string, number>} */
  #leaving = new Map();
  #turn = 0;
  #shown = 0;

  /** @param {import("./question.js").Question} question @param {import("./sheet.js").Sheet<import("./types.js").Filled>} sheet */
  constructor(question, sheet) {
    this.question = question;
    this.sheet = sheet;
    this.list = find("[data-photos]", question.box);
    this.input = find("[data-photo-input]", question.box);
    this.show();
  }

  /** Photos that the phone has lost do not go on looking as if they were there. */
  async tick() {
    if (this.#shown <= (this.sheet.draft.photos.get(this.question.id)?.length ?? 0)) return;
    await this.show();
    const { sayWhy } = await import("../screens/refusals.js");
    this.question.complain(sayWhy(new Refusal("photo_lost")));
  }

  /** @param {any} event @param {import("./question.js").Question} question */
  on({ type, target }, question) {
    if (question === this.question && type === "change" && target === this.input) this.#add();
  }

  async show() {
    const turn = ++this.#turn;
    const photos = this.sheet.draft.photos.get(this.question.id) ?? [];
    this.#shown = photos.length;
    const thumbnails = await Promise.all(photos.map((photo, i) => this.#thumbnail(photo.id, i + 1)));
    if (turn !== this.#turn) return;
    this.list.replaceChildren(...thumbnails);
    const most = this.question.rules.photo?.max ?? 1;
    this.input.parentElement.hidden = photos.length - this.#leaving.size >= most;
  }

  /** Takes away for good what was waiting for an undo. */
  async settle() {
    for (const [id, timer] of this.#leaving) {
      clearTimeout(timer);
      await this.#remove(id);
    }
  }

  async #add() {
    const [file] = this.input.files;
    if (!file) return;
    await this.settle();
    const adding = this.sheet.draft.addPhoto(this.question.id, file);
    const { sayWhy } = await import("../screens/refusals.js");
    const [why] = await Promise.all([adding.then(() => "", sayWhy), this.sheet.saved.follow(adding)]);
    this.input.value = "";
    await this.show();
    this.sheet.update();
    if (why) this.question.complain(why);
    else announce(t("Photo kept on this phone"));
  }

  /** @param {string} id @param {number} n */
  async #thumbnail(id, n) {
    if (this.#leaving.has(id)) return h("li", t("Photo deleted"), h("button", { type: "button", "data-undo": id, onclick: () => this.#undo(id) }, t("Undo")));
    const url = URL.createObjectURL(await this.sheet.draft.photo(id));
    const label = t("Delete photo {n}", { n });
    return h(
      "li",
      h("img", { src: url, alt: t("Photo {n}", { n }), onload: () => URL.revokeObjectURL(url) }),
      h("button.quiet", { type: "button", "aria-label": label, onclick: () => this.#leave(id) }, t("Delete")),
    );
  }

  /** @param {string} id */
  #leave(id) {
    this.#leaving.set(id, setTimeout(() => this.#remove(id), UNDO_MS));
    announce(t("Photo deleted"));
    this.show().then(() => find(`[data-undo="${id}"]`, this.list)?.focus());
  }

  /** @param {string} id */
  #undo(id) {
    clearTimeout(this.#leaving.get(id));
    this.#leaving.delete(id);
    this.show();
  }

  /** @param {string} id */
  async #remove(id) {
    await this.sheet.saved.follow(this.sheet.draft.removePhoto(id));
    this.#leaving.delete(id);
    await this.show();
    this.sheet.update();
  }
}
