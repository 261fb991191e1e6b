import { find, h } from "../dom.js";
import { learn, spoken } from "../words.js";
import { Leaving } from "./leaving.js";
import { Memory } from "./memory.js";
import { Now } from "./now.js";
import { Photos } from "./photos.js";
import { Stopwatch } from "./stopwatch.js";
import { complain, why } from "./why.js";
import { Writing } from "./writing.js";

/** @typedef {import("../sheet.js").Sheet<import("../types.js").Filled>} Sheet @typedef {import("../types.js").Extra} Extra */

/** What questions have beside their controls; it comes after these, with its own texts and looks. @param {Sheet} sheet @returns {Promise<Extra[]>} */
export async function extras(sheet) {
  await Promise.all([texts(), looks()]);
  for (const question of sheet.questions.values()) question.miss = (code) => complain(question, code ? why(question, code) : "");
  sheet.update();
  const parts = /** @type {[string, new (question: any, sheet: any) => Extra][]} */ ([
    ["[data-timer]", Stopwatch],
    ["[data-photo]", Photos],
    ["[type=time]", Now],
  ]);
  const own = [...sheet.questions.values()].flatMap((question) =>
    parts.flatMap(([place, Part]) => (find(place, question.box) ? [new Part(question, sheet)] : [])),
  );
  return [...own, new Writing(sheet), ...(sheet.draft.note ? [...(sheet.draft.visit?.returned ? [] : [new Leaving(sheet)]), new Memory(sheet)] : [])];
}

const texts = async () =>
  spoken() !== "en" && import(`../../../languages/${spoken()}-extras.js`).then((module) => learn(module.default), () => {});

const looks = () =>
  new Promise((done) => {
    const href = new URL("../../../css/extras.css", import.meta.url).href;
    if (find(`link[href="${href}"]`)) return done(true);
    document.head.append(h("link", { rel: "stylesheet", href, onload: done, onerror: done }));
  });
