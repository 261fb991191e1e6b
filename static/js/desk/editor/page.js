// The editor's page: typing is examined at once, saved a moment later, and told to the preview.

import { Autosave } from "./autosave.js";
import { examine, save } from "./exchange.js";
import { Latest } from "./latest.js";
import { holdLinks } from "./leaving.js";
import { preview } from "./preview.js";
import { savedLine } from "./saved.js";
import { Script } from "./script.js";

/** @type {HTMLFormElement | null} */
const form = document.querySelector("form#script");
const said = savedLine();
const shown = preview((line) => script?.goTo(line));
/** @type {Script | undefined} */
let script;
if (form) script = open(form);

/** @param {HTMLFormElement} form */
function open(form) {
  const fields = /** @type {Record<string, HTMLInputElement>} */ (/** @type {unknown} */ (form.elements));
  const state = { draft: Number(/\d+/.exec(new URL(form.action).pathname)?.[0]), revision: Number(fields.revision.value) };
  const source = /** @type {HTMLTextAreaElement} */ (form.querySelector("textarea"));

  const autosave = new Autosave(
    source.value,
    async (text) => {
      const kept = await save(state.draft, text, state.revision, fields.csrf.value);
      if (kept.draft !== state.draft) history.replaceState(null, "", `/drafts/${kept.draft}`);
      Object.assign(state, { draft: kept.draft, revision: kept.revision });
      return kept;
    },
    (state, kept) => {
      said(state, kept);
      if (state === "saved" || state === "failed") follow();
    },
  );
  const follow = holdLinks(() => {
    autosave.flush();
    return autosave.settled;
  });
  const examiner = new Latest(async (text) => {
    const examination = await examine(state.draft, text, shown.language).catch(() => null);
    if (!examination) return;
    shown.examined(examination, text);
    // The preview comes first; what lies around the text is drawn when it has its message.
    setTimeout(() => text === script.text && tell(examination));
  });
  const script = new Script(source, (text) => {
    autosave.changed(text);
    examiner.give(text);
  });

  /** @param {any} examination */
  function tell(examination) {
    script.show(examination.findings);
    for (const [part, html] of Object.entries(examination.html)) place(part, html);
  }

  examiner.give(script.text);
  const line = /^#line-(\d+)$/.exec(location.hash);
  if (line) script.goTo(Number(line[1]));
  document.addEventListener("click", (event) => {
    const link = /** @type {Element} */ (event.target).closest?.("a[data-line]");
    if (!(link instanceof HTMLAnchorElement)) return;
    event.preventDefault();
    script.goTo(Number(link.dataset.line), Number(link.dataset.column ?? 1));
    if (link.dataset.question) shown.question(link.dataset.question);
  });
  addEventListener("beforeunload", (event) => {
    if (autosave.settled) return;
    autosave.flush();
    event.preventDefault();
  });
  document.addEventListener("visibilitychange", () => autosave.flush());
  return script;
}

/** Puts what the server has drawn into its place. @param {string} part @param {any} html */
function place(part, html) {
  const target = document.getElementById(part === "findings" ? "found" : part);
  if (target && target.innerHTML !== html) target.innerHTML = html;
}
