import { Refusal } from "../../refusal.js";
import { announce, find, h, say } from "../dom.js";
import { t, tn } from "../words.js";
import { least } from "./least.js";
import { lost } from "./lost.js";
import { Thumbnails } from "./thumbnails.js";
import { ways } from "./ways.js";

/** The photos of one question: taken or chosen, and how many there may be. */
export class Photos {
  #turn = 0;
  #adding = 0;
  #changing = 0;
  #shown = 0;

  /** @param {import("../question.js").Question} question @param {import("./extras.js").Sheet} sheet */
  constructor(question, sheet) {
    this.question = question;
    this.sheet = sheet;
    this.max = question.rules.photo?.max ?? 1;
    const list = h("ul", { "data-photos": true });
    this.inputs = ways(question.box.dataset.where ?? "", this.max > 1);
    this.silent = h("button", { type: "button", "data-silent": true, onclick: () => this.take() }, t("Camera without a sound"));
    this.limits = h("small", { "data-limits": true });
    this.alert = h("p", { "data-photo-message": true, role: "alert", hidden: true });
    this.list = new Thumbnails(question.id, list, sheet.draft, (work) => this.#change(work));
    find("[data-photo]", question.box).append(...this.inputs.map((input) => input.parentElement), ...(sheet.draft.note ? [this.silent] : []), this.limits, this.alert, list);
    this.show();
  }

  /** Photos that the phone has lost do not go on looking as if they were there. */
  async tick() {
    this.#tell();
    if (this.#changing || this.#shown <= this.#taken) return;
    await this.show();
    this.#say(await this.#follow(Promise.reject(new Refusal("photo_lost"))));
  }

  /** @param {any} event @param {import("../question.js").Question} question */
  on({ type, target }, question) {
    if (question !== this.question || type !== "change" || !this.inputs.includes(target)) return;
    const picked = [...target.files];
    target.value = "";
    const room = Math.max(1, this.max - this.#taken - this.#adding);
    for (const file of picked.slice(0, room)) this.add(file);
    if (picked.length > room) this.#say(tn("{n} photo did not fit any more.", "{n} photos did not fit any more.", picked.length - room));
  }

  /** Takes one with the camera inside the page: no shutter, no gallery. @returns {Promise<string>} why it is not kept */
  async take() {
    if (this.#taken + this.#adding >= this.max) return this.#follow(Promise.reject(new Refusal("photo_limit")));
    const photo = await import("../../screens/camera.js").then(({ takePhoto }) => takePhoto(this.question.box));
    return photo ? this.add(photo) : "";
  }

  /** Keeps a photo with the question, wherever it comes from. @param {Blob} photo @returns {Promise<string>} why it is not kept */
  async add(photo) {
    if (!this.#adding++) this.#say("");
    const adding = this.sheet.draft.addPhoto(this.question.id, photo);
    this.#tell();
    const why = await this.#follow(adding);
    this.#adding--;
    if (why) this.#say(why);
    if (why) lost(this.question);
    else announce(t("Photo kept on this phone"));
    await this.show();
    this.sheet.update();
    return why;
  }

  async show() {
    const turn = ++this.#turn;
    const { draft } = this.sheet;
    const album = await draft.album();
    const photos = draft.photos.get(this.question.id) ?? [];
    this.#shown = photos.length;
    const drawn = await this.list.drawn(photos, await album.aside(this.question.id));
    if (turn !== this.#turn) return;
    this.list.put(drawn);
    this.#tell();
  }

  get #taken() {
    return this.sheet.draft.photos.get(this.question.id)?.length ?? 0;
  }

  /** @param {(album: import("../types.js").Album) => Promise<unknown>} work */
  async #change(work) {
    this.#changing++;
    this.#say(await this.#follow(this.sheet.draft.album().then(work)));
    await this.show();
    this.#changing--;
    this.sheet.update();
  }

  /** @param {Promise<unknown>} work @returns {Promise<string>} why it did not work out */
  async #follow(work) {
    const refused = work.then(() => "", (error) => error);
    const [{ sayWhy }, error] = await Promise.all([import("../../screens/refusals.js"), refused, this.sheet.saved.follow(work)]);
    return error && sayWhy(error);
  }

  /** @param {string} why */
  #say(why) {
    [this.alert.hidden, this.alert.textContent] = [!why, why];
  }

  #tell() {
    const [n, max, min] = [this.#taken, this.max, least(this.sheet.draft, this.question)];
    const full = n >= max;
    for (const way of [...this.inputs.map((input) => input.parentElement), this.silent]) way.hidden = full;
    const parts = [
      this.#adding ? t("Keeping a photo…") : t("{n} of up to {max}", { n, max }),
      n < min && t("at least {min}", { min }),
      full ? n > 0 && t("to take another one, delete one") : t("kept small, without place or camera"),
    ];
    say(this.limits, parts.filter(Boolean).join(", "));
  }
}
