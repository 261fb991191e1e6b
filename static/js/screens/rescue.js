import { announce, h } from "../ui/dom.js";
import { attempt, back, heading } from "./parts.js";
import { t, tn } from "../ui/words.js";

/** Saves all that is not delivered as one file, for a phone that cannot send it. @type {import("../ui/types.js").Screen} */
export const show = (app) => ({
  head: [back(t("To send"), "#/outbox")],
  main: [
    heading(t("Rescue file")),
    h("p", t("It holds all that is not delivered, with its photos. Only the server can open it. You need it only when this phone cannot send.")),
    h("div.card", saving(app)),
    h("p", t("Finished visits in it arrive as if they were sent: once it is saved, they can no longer be changed here. Drafts are kept on the server, sealed, for you alone: on another phone you find them under “Visits”.")),
    h("p.muted", t("Send the file to your coordinator by mail or messenger. On this phone everything stays as it is, and is sent as soon as that works again.")),
  ],
});

/** For a phone on which nobody can sign in any more. @param {import("../ui/types.js").App} app */
export const withoutSession = async (app) =>
  (await app.work.upkeep.leftBehind()) > 0 &&
  h("details.card", { id: "left-behind" }, h("summary", t("Something here is not delivered")), h("p", t("Sign in and it is sent. Where that does not work, save it as a file that only the server can open.")), saving(app));

/** @param {import("../ui/types.js").App} app @returns {any} */
export const saving = (app) =>
  h("button.primary.wide", { id: "rescue", onclick: (/** @type {any} */ { target }) => attempt(target, () => save(app, target)) }, t("Save a rescue file"));

/** @param {import("../ui/types.js").App} app @param {any} button */
async function save({ work }, button) {
  button.parentElement.querySelector("[data-rescued]")?.remove();
  const { parts, ...counts } = await work.upkeep.rescue(document.documentElement.dataset.build ?? "");
  const file = new File(parts, fileName(document.documentElement.dataset.en), { type: "application/octet-stream" });
  const link = h("a.button", { href: URL.createObjectURL(file), download: file.name }, shares(file) ? t("Save it on this phone") : t("Save the file again"));
  const made = ready(file, link, counts);
  button.after(made);
  announce(made.firstChild.textContent);
  // A share sheet opens only soon after the tap, and takes not every file: the browser's own folder always does.
  if (shares(file)) await share(file).catch(() => link.click());
  else link.click();
}

/** Neutral like the app's own name, in letters that every mailbox takes. */
export function fileName(name = "", now = new Date()) {
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  return `${name.toLowerCase().replace(/[^a-z0-9]+/g, "") || "notes"}-${day}.bin`;
}

/** @param {File} file @param {any} link @param {{visits: number, drafts: number, photos: number}} counts */
function ready(file, link, { visits, drafts, photos }) {
  const held = [
    visits > 0 && tn("{n} visit", "{n} visits", visits),
    drafts > 0 && tn("{n} draft", "{n} drafts", drafts),
    photos > 0 && tn("{n} photo", "{n} photos", photos),
  ];
  return h(
    "div.notice", { "data-rescued": file.name, "data-tone": "good" },
    h("p", t("The file is ready. Send it to your coordinator.")),
    h("p", h("b", file.name), " · ", held.filter(Boolean).join(" · ")),
    h("div.row", shares(file) && h("button", { onclick: () => share(file) }, t("Share")), link),
  );
}

/** @param {File} file */
const shares = (file) => Boolean(navigator.canShare?.({ files: [file] }));

/** Closing the sheet is nobody's failure. @param {File} file */
const share = (file) =>
  navigator.share({ files: [file] }).catch((error) => {
    if (error.name !== "AbortError") throw error;
  });
