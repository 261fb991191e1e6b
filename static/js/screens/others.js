import { h } from "../ui/dom.js";
import { learn, spoken } from "../ui/words.js";
import "./installing.js";

/** @type {Promise<unknown> | undefined} */
let looks;

/** What all screens but the checklist need: their work, their texts and their looks. @param {import("../ui/types.js").App} app */
export async function bring(app) {
  const [work] = await Promise.all([app.engine.work(), app.engine.texts(spoken(), "screens").then(learn), (looks ??= dress())]);
  app.work = work;
}

const dress = () =>
  new Promise((done) => {
    const href = new URL("../../css/screens.css", import.meta.url);
    document.head.append(h("link", { rel: "stylesheet", href, onload: done, onerror: done }));
  });
