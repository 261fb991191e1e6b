// The photos of a visit that is only tried: what is taken away is gone.

/** @typedef {import("./draft.js").Picture} Picture */

export class TriedAlbum {
  #photos;
  #put;

  /** @param {Map<string, Picture[]>} photos by question @param {(question: string, photos: Picture[]) => void} put */
  constructor(photos, put) {
    this.#photos = photos;
    this.#put = put;
  }

  /** @param {string} id */
  async image(id) {
    return [...this.#photos.values()].flat().find((photo) => photo.id === id)?.file ?? new Blob();
  }

  async aside() {
    return [];
  }

  async restore() {}

  /** @param {string} id */
  async remove(id) {
    for (const [question, photos] of this.#photos) this.#put(question, photos.filter((photo) => photo.id !== id));
  }

  /** @param {string} question @param {string[]} ids in their new order */
  async arrange(question, ids) {
    const photos = this.#photos.get(question) ?? [];
    this.#put(question, ids.flatMap((id) => photos.filter((photo) => photo.id === id)));
  }
}
