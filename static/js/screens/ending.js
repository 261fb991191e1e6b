import { announce } from "../ui/dom.js";
import { t } from "../ui/words.js";
import { rfc3339 } from "../visit/values.js";
import { lacking } from "./lacking.js";
import { attempt } from "./parts.js";

/**
 * Ends the visit when its form is sent off: waits for every answer and photo, freezes it, and shows it among what is to be sent.
 * @param {import("../ui/types.js").App} app @param {import("../ui/sheet.js").Sheet} sheet
 * @param {() => import("../types.js").Finish} outcome @param {() => Promise<unknown>} [settle] what else is still under way
 */
export const ending = (app, sheet, outcome, settle) => (/** @type {any} */ event) => {
  event.preventDefault();
  const button = event.submitter ?? event.target.querySelector("button:not([type])");
  if (button.disabled || lacking(event.target)) return;
  attempt(button, async () => {
    if (document.body.dataset.saved !== "saved") announce(t("Waiting until everything is saved"));
    await settle?.();
    await sheet.settle();
    await sheet.draft.finish({ ...outcome(), declared_at: rfc3339() });
    app.holding.forget();
    app.go("#/outbox");
    announce(t("Finished. It is kept on this phone until it is delivered."));
  });
};
