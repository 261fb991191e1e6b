// The photos that a draft has: shown, put into another order, taken away and had back.

import { Refusal } from "../refusal.js";
import { rfc3339 } from "../visit/values.js";
import { asideOf } from "./exchange.js";
import { keepPhoto, most, setAside, show } from "./photos.js";

/** @typedef {import("./photos.js").Draft} Draft */
/** @typedef {import("./photos.js").Writes} Writes */
/** @typedef {import("../types.js").PhotoRow} PhotoRow */
/** @typedef {import("../types.js").Stores<"photos" | "bytes">} Stores */

/** What is taken away stays at hand until the visit is finished. */
export class Album {
  #draft;
  #db;
  #writes;

  /** @param {Draft} draft @param {import("./database.js").Database} db @param {Writes} [writes] without, there is only something to see */
  constructor(draft, db, writes) {
    this.#draft = draft;
    this.#db = db;
    this.#writes = writes;
  }

  /** @param {string} id */
  async image(id) {
    const bytes = await this.#db.read(["bytes"], ({ bytes }) => bytes.get(id));
    return new Blob(bytes ? [bytes] : [], { type: "image/jpeg" });
  }

  /** What was taken away from a question, the last one last. @param {string} question */
  async aside(question) {
    const rows = await this.#db.read(["photos"], ({ photos }) => photos.index("visit").getAll(asideOf(this.#draft.visit.id)));
    return rows.filter((row) => row.question === question).sort((a, b) => (a.place ?? 0) - (b.place ?? 0));
  }

  /** Noted with its moment, so that it does not come back from another phone that has it still. @param {string} id */
  async remove(id) {
    const { visit, photos: shown } = this.#draft;
    const gone = () => {
      const photo = [...shown.values()].flat().find((one) => one.id === id);
      return photo ? { gone: { ...this.#draft.visit.gone, [photo.sha256]: rfc3339() } } : {};
    };
    await this.#write(({ photos }) => setAside(photos, visit.id, id), gone);
    for (const [question, photos] of shown) shown.set(question, photos.filter((photo) => photo.id !== id));
  }

  /** Put a photo back that was taken away, unless the same was taken again meanwhile. @param {string} id */
  async restore(id) {
    const { visit } = this.#draft;
    const back = await this.#write(async ({ photos, bytes }) => {
      const [row, image] = [await photos.get(id), await bytes.get(id)];
      if (!row || !image) throw new Refusal("photo_absent");
      const kept = await keepPhoto({ photos, bytes }, { ...row, visit: visit.id }, image, most(this.#draft, row.question));
      if (kept.id !== id) await Promise.all([photos.delete(id), bytes.delete(id)]);
      return kept;
    });
    show(this.#draft, back);
  }

  /** What was taken away or came meanwhile stays so. @param {string} question @param {string[]} ids its photos in their new order */
  async arrange(question, ids) {
    const { visit, photos: shown } = this.#draft;
    const rows = await this.#write(async ({ photos }) => {
      const there = (await Promise.all(ids.map((id) => photos.get(id)))).filter((row) => row?.visit === visit.id);
      const placed = there.map((row, place) => ({ .../** @type {PhotoRow} */ (row), place }));
      for (const row of placed) await photos.put(row);
      return placed;
    });
    shown.set(question, [...rows, ...(shown.get(question) ?? []).filter(({ id }) => !ids.includes(id))]);
  }

  /** @template T @param {(stores: Stores) => Promise<T>} work @param {() => Partial<import("../types.js").VisitRow>} [change] of the visit's row */
  #write(work, change = () => ({})) {
    const writes = this.#writes;
    if (this.#draft.closed || !writes) throw new Refusal(this.#draft.closed);
    return writes.next(() => writes.write(change(), ["photos", "bytes"], work));
  }
}
