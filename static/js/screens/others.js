import { beside } from "./beside.js";
import { find } from "../ui/dom.js";
import { learn, spoken } from "../ui/words.js";
import "./installing.js";
import { lockWhenAway } from "./lock.js";
import { dress } from "./looks.js";
import { returning } from "./returning.js";

// A text that lost its place with the focus still in it would be written once more, when its visit is closed already.
addEventListener("hashchange", () => /** @type {any} */ (document.activeElement)?.blur(), true);
/** @type {Promise<unknown> | undefined} */
let returned;
let watched = false;
/** In which language all of it is here. */
let brought = "";

/**
 * What all screens but the checklist need: their work, their texts and their looks; and what stands beside the checklist itself.
 * @param {import("../ui/types.js").App} app @param {import("../ui/sheet.js").Sheet | null} [open] the checklist that was there first
 */
export async function bring(app, open) {
  // What did not come with the first screen is asked for again.
  if (watched) app.engine.connect().catch(() => {});
  if (brought !== spoken()) await fetched(app, spoken());
  const draws = open && !open.draft.closed && document.body.dataset.screen === "visit";
  if (draws && !find("#could-not")) find("main").append(...beside(app, open));
  app.beside = (sheet) => beside(app, sheet);
  watched ||= lockWhenAway(app);
}

/** Until all words of a language are here nothing is said in it beside the checklist. @param {import("../ui/types.js").App} app @param {string} language */
async function fetched(app, language) {
  app.beside = undefined;
  const learnt = app.engine.texts(language, "screens").then((more) => language === spoken() && learn(more));
  const [work] = await Promise.all([app.engine.work(), learnt, dress("screens")]);
  app.work = work;
  await (returned ??= returning(app));
  brought = language;
}
