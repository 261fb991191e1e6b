import { Engine } from "./sync/engine.js";
import { listen } from "./sync/channel.js";
import { frame, h } from "./ui/dom.js";
import { Sheet } from "./ui/sheet.js";
import { LANGUAGES, learn, speak, spoken } from "./ui/words.js";

// The shell preloads what a checklist needs; the other screens come when they are asked for.
const SCREENS = ["visits", "briefing", "visit", "finish", "outbox", "me", "signin"];
const HOLDS_DRAFT = ["visit", "finish"];
const KEEPS_STILL = [...HOLDS_DRAFT, "signin"];
// The engine reads the session anew on the same message.
const SETTLES_MS = 100;
const LATER_MS = 1000;

/** @type {Sheet | null} */
let sheet = null;
let turn = 0;
let outdated = false;
/** @type {Promise<unknown> | undefined} */
let others;
/** @type {Promise<unknown> | undefined} */
let looks;

/** @type {import("./ui/types.js").App} */
const app = {
  engine: new Engine(),
  redraw,

  async sheet(visit, options) {
    if (sheet?.draft.visit.id !== visit) {
      await app.leave();
      const draft = await app.engine.open(visit, options);
      const language = draft.pack.fragments[spoken()] ? spoken() : draft.visit.language;
      if (language !== draft.visit.language) await draft.setLanguage(language);
      sheet = new Sheet(draft, language);
    }
    return sheet;
  },

  async leave() {
    const left = sheet;
    sheet = null;
    await left?.close();
    if (outdated) location.reload();
  },

  forgetSheet() {
    clearInterval(sheet?.ticking);
    sheet = null;
  },

  go(hash) {
    if (location.hash === hash) redraw();
    else location.hash = hash;
  },

  async speak(language) {
    await app.engine.setSetting("language", language);
    await say(language);
    await redraw();
  },
};

/** Without its texts the interface is English rather than empty. @param {string} language @param {string} part */
const textsOf = async (language, part) => (language === "en" ? {} : ((await app.engine.texts(`${language}-${part}`)) ?? {}));

/** @param {string} language */
async function say(language) {
  speak(language, await textsOf(language, "checklist"));
  others = undefined;
}

/** What all screens but the checklist need: their texts and their looks. */
const bringOthers = () => (others ??= Promise.all([textsOf(spoken(), "screens").then(learn), (looks ??= dress())]));

const dress = () =>
  new Promise((done) => {
    const href = new URL("../css/screens.css", import.meta.url);
    document.head.append(h("link", { rel: "stylesheet", href, onload: done, onerror: done }));
  });

/** @returns {[string, ...string[]]} */
function place() {
  const [name, ...params] = location.hash.split("/").slice(1).map(decodeURIComponent);
  return app.engine.person ? [SCREENS.includes(name) ? name : "visits", ...params] : ["signin"];
}

async function redraw() {
  const mine = ++turn;
  const [name, ...params] = place();
  if (!HOLDS_DRAFT.includes(name)) await app.leave();
  if (name === "visit") setTimeout(bringOthers, LATER_MS);
  else await bringOthers();
  const parts = await import(`./screens/${name}.js`).then(({ show }) => show(app, ...params)).catch((error) => refused(error, params[0]));
  if (mine === turn) frame(name, parts);
}

/** @param {any} error @param {string} [visit] */
const refused = async (error, visit) => {
  await bringOthers();
  return (await import("./screens/refused.js")).show(app, error, visit);
};

listen((message) => {
  const [name] = place();
  if (message.type === "sending") app.moving = message;
  if (message.type === "idle") app.moving = undefined;
  if (sheet?.draft.closed) app.forgetSheet();
  if (message.type === "update") {
    outdated = true;
    if (!sheet) location.reload();
  } else if (!KEEPS_STILL.includes(name) || message.type === "taken") setTimeout(redraw, message.type === "session" ? SETTLES_MS : 0);
});

addEventListener("hashchange", redraw);
document.addEventListener("visibilitychange", () => sheet?.typing.flush());

const failed = await app.engine.start().then(() => null, (error) => error);
const chosen = (failed ? null : await app.engine.setting("language")) ?? app.engine.person?.language;
const wanted = [chosen, ...navigator.languages.map((language) => language.slice(0, 2)), "en"];
const language = wanted.find((one) => one in LANGUAGES) ?? "en";
await say(language);
if (failed) frame("failed", await refused(failed));
else redraw().then(() => setTimeout(() => app.engine.connect(), place()[0] === "visit" ? LATER_MS : 0));
