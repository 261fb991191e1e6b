// The live preview of a draft: the phone's own form beside the editor, or by itself to try the script out.

import { find, markup } from "../../ui/dom.js";
import { Latest } from "../editor/latest.js";
import { Circumstances } from "./circumstances.js";
import { TriedDraft } from "./draft.js";
import { listen, tell } from "./editor.js";
import { Form } from "./form.js";
import { ScoreSheet } from "./score.js";
import { examine, score } from "./server.js";

/** @typedef {import("./types.js").Examination} Examination */

const { draft: id } = /** @type {{draft: string}} */ (document.body.dataset);
const circumstances = new Circumstances(find("#circumstances"), () => show());
const sheet = new ScoreSheet(find("#score"), point);
const scoring = new Latest(rescore);

/** @type {TriedDraft} */
let draft;
/** @type {Form | undefined} */
let form;
let sha256 = "";
/** @type {string | undefined} */
let text;
let turn = 0;

/** Goes on with another text of the script; one that cannot be used leaves the last good form where it is. @param {Examination} examination @param {string} [source] */
async function take({ usable, pack, sha256: hash }, source) {
  say(usable ? "" : form ? "stale" : "unusable");
  if (!usable || !pack) return;
  await form?.settle();
  circumstances.offer(pack);
  [sha256, text] = [hash, source];
  if (!pack.fragments[circumstances.language]) return load();
  if (!form) {
    draft = new TriedDraft(pack, circumstances.context(pack));
    form = new Form(find("main"), draft, () => scoring.give(null));
  }
  draft.take(pack);
  await show();
}

/** @param {boolean} [anew] */
async function show(anew) {
  if (!form) return;
  await form.settle();
  draft.context = circumstances.context(draft.pack);
  const { language } = circumstances;
  if (!draft.pack.fragments[language]) return load();
  await form.show(language, anew);
  const { title, briefing, personas } = draft.pack.texts[language];
  document.documentElement.lang = language;
  find("#briefing").replaceChildren(markup("div", `${briefing}${personas[draft.context.persona ?? ""] ?? ""}`));
  find("#briefing").closest("details").hidden = !briefing;
  document.title = title;
}

/** Looks at the text that is shown, in the language that is wanted; `anew` where the saved one is another by now. @param {boolean} [anew] */
async function load(anew) {
  const mine = ++turn;
  if (anew) text = undefined;
  tell({ type: "language", language: circumstances.language });
  const examination = await examine(id, circumstances.language, text).catch(() => null);
  if (mine !== turn) return;
  if (examination) await take(examination, text);
  else say("unreachable");
}

async function rescore() {
  const told = draft.told();
  // The server remembers the last texts that it looked at; one that it has forgotten is sent.
  const again = () => (text === undefined ? null : score(id, { source: text, ...told }));
  const found = await score(id, { sha256, ...told }).catch(again).catch(() => null);
  if (found) sheet.draw(found);
  say(found ? "" : "unreachable", ["unreachable"]);
}

/** Shows one of the page's notices, or none. @param {string} wanted @param {string[]} [among] */
function say(wanted, among = ["stale", "unusable", "unreachable"]) {
  for (const name of among) find(`[data-notice=${name}]`).hidden = name !== wanted;
}

/** @param {string} question */
function point(question) {
  form?.point(question);
  tell({ type: "show", question });
}

listen({
  examined: ({ examination, source }) => (turn++, take(examination, source)),
  saved: () => load(true),
  show: ({ question }) => form?.point(question),
});
find("main").addEventListener("click", (/** @type {any} */ { target }) => {
  const question = form?.pointed(target);
  if (question) tell({ type: "show", question });
});
find("#insist").addEventListener("change", (/** @type {any} */ { target }) => form?.insist(target.checked));
find("#clear").addEventListener("click", () => (draft?.clear(), show(true)));
find("#score").open = matchMedia("(min-width: 60rem)").matches;
load().then(() => tell({ type: "ready" }));
