// The form view: each change is sent at once, one after the other, over the text that the one before has left.

import { holdLinks } from "../editor/leaving.js";
import { preview } from "../editor/preview.js";
import { savedLine } from "../editor/saved.js";
import { refocus, showTop } from "./focus.js";
import { settle } from "./settling.js";

const said = savedLine();
const AGAIN_MS = 5000;
let sending = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} runs while what the fields say could not be saved */
let again;
let leaving = false;
let byPreview = false;
/** @type {Element | null} */
let focused = null;
const beside = preview(() => {});
const follow = holdLinks(() => sending === 0);

const form = () => /** @type {HTMLFormElement} */ (document.querySelector("#form"));

/** @param {string} name @param {(detail: any) => void} hear */
const on = (name, hear) => document.addEventListener(name, (event) => hear(/** @type {CustomEvent} */ (event).detail.ctx));
const part = () => form().querySelector("[name=at]")?.getAttribute("value");
let shown = part();
const writes = (/** @type {any} */ ctx) => ctx.request.method === "POST";

on("htmx:config:request", (ctx) => {
  if (writes(ctx)) sending += 1;
});
on("htmx:before:request", (ctx) => {
  if (!writes(ctx)) return;
  said("saving");
  focused = document.activeElement;
  // What waited in line was filled in over an older text than the one that it will meet.
  ctx.request.body.set("base", ctx.request.body.get("revision"));
  ctx.request.body.set("revision", form().querySelector("[name=revision]")?.getAttribute("value"));
  // A button, or another kind, moves fields about: what is written meanwhile could land in another one.
  const field = ctx.sourceEvent?.target;
  if (ctx.request.body.get("do") || (field instanceof HTMLSelectElement && /\/(kind|choices|section)$/.test(field.name))) form().inert = true;
});
on("htmx:finally:request", (ctx) => {
  if (!writes(ctx)) return;
  sending -= 1;
  form().inert = false;
  refocus(form(), focused, String(ctx.request.body.get("do") ?? ""));
  if (sending === 0) follow();
  if (leaving) return;
  clearTimeout(again);
  again = ctx.status === "swapped" ? undefined : setTimeout(sendAgain, AGAIN_MS);
  if (again) return said("failed");
  said("saved", { draft: 0, revision: 0, saved_at: form().dataset.savedAt ?? "" });
});
on("htmx:after:request", (ctx) => {
  leaving ||= ctx.response.headers.has("HX-Redirect");
});
on("htmx:after:swap", (ctx) => {
  if (sending <= 1) settle(form());
  if (shown === part()) return;
  shown = part();
  if (!writes(ctx) || /^(add|copy) /.test(String(ctx.request.body.get("do") ?? ""))) showTop(form());
  if (byPreview) byPreview = false;
  else arrive(ctx);
});

/** Shows the same question in the preview; whoever came by the keyboard goes on in the form. @param {any} ctx */
function arrive(ctx) {
  const link = document.querySelector("#outline [data-question][aria-current]");
  if (link instanceof HTMLElement) beside.question(link.dataset.question ?? "");
  if (!writes(ctx) && ctx.sourceEvent?.detail === 0) form().querySelector("h2")?.focus();
}

function sendAgain() {
  if (sending === 0) form().requestSubmit();
}

// Another part would take the place of fields that are not saved.
document.addEventListener("htmx:before:request", (event) => {
  if (!again || writes(/** @type {CustomEvent} */ (event).detail.ctx)) return;
  event.preventDefault();
  sendAgain();
});

addEventListener("beforeunload", (event) => {
  const field = document.activeElement;
  const typing = field instanceof HTMLElement && isChanged(field);
  // Leaving the field sends it, while the browser asks.
  if (typing) field.blur();
  if (typing || ((sending || again) && !leaving)) event.preventDefault();
});

/** @param {HTMLElement} field */
const isChanged = (field) =>
  (field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) &&
  form().contains(field) &&
  field.value.trim() !== field.defaultValue.trim();

addEventListener("message", ({ origin, data }) => {
  if (origin !== location.origin || data?.type !== "show") return;
  const link = document.querySelector(`#outline [data-question="${CSS.escape(data.question)}"]`);
  if (link instanceof HTMLAnchorElement && !link.hasAttribute("aria-current")) {
    byPreview = true;
    link.click();
  }
});
