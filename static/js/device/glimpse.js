// A visit as it lies on the disk, to be read where another page writes it.

import { Refusal } from "../refusal.js";
import { assess } from "../visit/checklist.js";
import { Album } from "./album.js";

export class Glimpse {
  closed = "open_elsewhere";
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

  async album() {
    return new Album(this, this.#db);
  }

  save = refuse;
  flush = refuse;
  addPhoto = refuse;
  close() {}
}

/** @returns {Promise<never>} */
async function refuse() {
  throw new Refusal("open_elsewhere");
}
