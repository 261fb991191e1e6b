// A visit as it lies on the disk, to be read where another page writes it.

import { Refusal } from "../refusal.js";
import { assess } from "../visit/checklist.js";
import { image } from "./photos.js";

export class Glimpse {
  #db;

  /** @param {import("./database.js").Database} db @param {Awaited<ReturnType<typeof import("./records.js").rowsOf>>} rows */
  constructor(db, { visit, pack, answers, photos }) {
    this.#db = db;
    this.visit = visit;
    this.pack = pack;
    this.answers = answers;
    this.photos = photos;
  }

  state() {
    return assess(this.pack.rules, this.visit, this.answers, this.photos);
  }

  /** @param {string} id */
  photo(id) {
    return image(this.#db, id);
  }

  save = refuse;
  flush = refuse;
  addPhoto = refuse;
  removePhoto = refuse;
  close() {}
}

/** @returns {Promise<never>} */
async function refuse() {
  throw new Refusal("open_elsewhere");
}
