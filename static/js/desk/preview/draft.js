// A visit that is only tried: answers and photos live as long as the page, and the script may change under them.

import { merged } from "../../visit/changes.js";
import { assess } from "../../visit/checklist.js";
import { rfc3339 } from "../../visit/values.js";
import { TriedAlbum } from "./album.js";
import { carried } from "./carried.js";

/** @typedef {import("../../types.js").Answer} Answer */
/** @typedef {import("../../types.js").Context} Context */
/** @typedef {{id: string, file: Blob}} Picture */

export class TriedDraft {
  /** @type {Map<string, Answer>} answers to the questions that there are now */
  answers = new Map();
  /** @type {Map<string, Picture[]>} */
  photos = new Map();
  /** @type {Map<string, import("./carried.js").Given>} everything answered, also to questions that have gone: they may come back */
  #given = new Map();
  /** @type {Map<string, Picture[]>} */
  #taken = new Map();
  #count = 0;

  /** @param {import("./types.js").Pack} pack @param {Context} context */
  constructor(pack, context) {
    this.pack = pack;
    this.context = context;
  }

  /** Goes on with another text of the script. @param {import("./types.js").Pack} pack */
  take(pack) {
    const { questions } = pack.rules;
    this.pack = pack;
    this.answers = new Map([...this.#given].flatMap(([id, given]) => {
      const answer = carried(given, questions[id]);
      return answer ? [[id, answer]] : [];
    }));
    this.photos = new Map([...this.#taken].filter(([id]) => questions[id]?.photo));
  }

  /** Forgets everything that was answered. */
  clear() {
    this.#given.clear();
    this.#taken.clear();
    this.take(this.pack);
  }

  state() {
    return assess(this.pack.rules, this.context, this.answers, this.photos);
  }

  /** @param {string} question @param {import("../../visit/changes.js").Patch} patch */
  async save(question, patch) {
    const answer = merged(this.answers.get(question), patch, rfc3339());
    this.answers.set(question, answer);
    this.#given.set(question, { kind: this.pack.rules.questions[question].kind, answer });
  }

  async flush() {}

  close() {}

  /** @param {string} question @param {Blob} file */
  async addPhoto(question, file) {
    this.#put(question, [...(this.photos.get(question) ?? []), { id: `photo-${++this.#count}`, file }]);
  }

  /** @returns {Promise<import("../../ui/types.js").Album>} */
  async album() {
    return new TriedAlbum(this.photos, (question, photos) => this.#put(question, photos));
  }

  /** What the server is asked to score: only what can be read, and how many photos there are. */
  told() {
    const answers = [...this.answers].map(([id, { value, na, comment }]) => [id, { value, na, comment: comment || undefined }]);
    const photos = [...this.photos].map(([id, taken]) => [id, taken.length]);
    const { channel: _, ...circumstances } = this.context;
    return { ...circumstances, answers: Object.fromEntries(answers), photos: Object.fromEntries(photos) };
  }

  /** @param {string} question @param {Picture[]} photos */
  #put(question, photos) {
    this.photos.set(question, photos);
    this.#taken.set(question, photos);
  }
}
