import { ANNA } from "./phone.mjs";

export const reply = (status, body = null, more = {}) => ({ status, body, etag: null, wait: 0, offset_ms: null, ...more });

/** A server that answers by "METHOD path"; what is not listed does not answer at all. */
export class Server {
  asked = [];
  constructor(answers) {
    this.answers = answers;
  }
  #ask(asked) {
    this.asked.push(asked);
    return Promise.resolve(this.answers[asked] ?? reply(0));
  }
  get = (path, etag) => this.#ask(etag ? `GET ${path} ${etag}` : `GET ${path}`);
  post = (path) => this.#ask(`POST ${path}`);
  put = (path) => this.#ask(`PUT ${path.split("/")[0]}`);
  delete = (path) => this.#ask(`DELETE ${path}`);
}
export const ME = reply(200, { person: ANNA });
export const BORIS = reply(200, { person: { ...ANNA, id: 2 } });
export const listed = (assignments, more = {}) => reply(200, { person: ANNA, assignments }, { etag: '"1"', offset_ms: 1500, ...more });
export const PACK = "GET packs/office/2?renderer=2";
