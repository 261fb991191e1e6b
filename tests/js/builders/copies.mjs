// A server that keeps copies of drafts as the real one does, as far as a phone can tell.

import { ANNA } from "./phone.mjs";

const reply = (status, body = null, more = {}) => ({ status, body, etag: null, wait: 0, offset_ms: null, ...more });
const text = (bytes) => JSON.parse(new TextDecoder().decode(bytes));

export class CopyServer {
  asked = [];
  copies = new Map();
  delivered = new Map();
  photos = new Map();
  session = reply(200, { person: ANNA });
  /** What is answered instead of anything else, by the beginning of "METHOD path". */
  instead = {};

  get = (path) => this.#answer(`GET ${path}`, () => {
    if (path === "session") return this.session;
    if (path === "backups") return reply(200, { person: ANNA.id, backups: [...this.copies.values()].filter(({ visit }) => !this.delivered.has(visit)).map((copy) => this.#told(copy)) });
    const [what, id] = path.split("/");
    if (what === "visits") return this.delivered.has(id) ? reply(200, this.delivered.get(id)) : reply(404, { code: "not_found" });
    const copy = !this.delivered.has(id) && this.copies.get(id);
    return copy ? reply(200, { ...this.#told(copy), schema: copy.schema, photos: copy.photos, draft: copy.draft }) : reply(404, { code: "not_found" });
  });

  put = (path, bytes) => this.#answer(`PUT ${path}`, () => {
    const [, id, , sha256] = path.split("/");
    if (sha256) {
      this.photos.set(`${id} ${sha256}`, bytes);
      return reply(201, { sha256 });
    }
    const sent = text(bytes);
    const there = this.copies.get(id);
    if (this.delivered.has(id)) return reply(409, { code: "visit_delivered" });
    if (there && there.phone !== sent.phone) return reply(409, { code: "draft_taken_over" });
    if (!there || there.revision <= sent.revision) this.copies.set(id, { ...sent, visit: id });
    return reply(200, this.#told(this.copies.get(id)));
  });

  post = (path, { phone }) => this.#answer(`POST ${path}`, () => {
    const copy = this.copies.get(path.split("/")[1]);
    if (!copy) return reply(404, { code: "not_found" });
    copy.phone = phone;
    return reply(200, { ...this.#told(copy), schema: copy.schema, photos: copy.photos, draft: copy.draft });
  });

  delete = (path) => this.#answer(`DELETE ${path}`, () => {
    this.copies.delete(path.split("/")[1].split("?")[0]);
    return reply(204);
  });

  file = async (path) => {
    this.asked.push(`FILE ${path}`);
    const [, id, , sha256] = path.split("/");
    const bytes = this.photos.get(`${id} ${sha256}`);
    return bytes ? { status: 200, bytes } : { status: this.instead[`FILE`] ?? 404, bytes: null };
  };

  count(beginning) {
    return this.asked.filter((one) => one.startsWith(beginning)).length;
  }

  #told({ visit, phone, revision, photos, head, assignment }) {
    const missing = photos.map(({ sha256 }) => sha256).filter((sha256) => !this.photos.has(`${visit} ${sha256}`));
    return { visit, phone, revision, head, assignment, missing, saved_at: "2026-11-25T12:04:00.000000Z" };
  }

  async #answer(asked, answer) {
    this.asked.push(asked);
    const instead = Object.keys(this.instead).find((beginning) => asked.startsWith(beginning));
    return instead ? this.instead[instead] : answer();
  }
}

export { reply };
