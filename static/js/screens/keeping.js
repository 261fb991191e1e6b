import { askToKeep, installed, keeps } from "../device/phone.js";
import { h } from "../ui/dom.js";
import { t } from "../ui/words.js";
import { attempt } from "./parts.js";
import { canInstall } from "./installing.js";

/** What this phone promises about what is kept on it, in words. @param {import("../ui/types.js").App} app */
export async function keeping(app) {
  const promised = await keeps();
  const ask = async () => {
    await askToKeep();
    await app.redraw();
  };
  return h(
    "div.card", { id: "keeping", "data-keeps": String(promised) },
    h("b", t("What is on this phone")),
    h("p", words(promised)),
    promised === false && h("button", { id: "ask-to-keep", onclick: (/** @type {any} */ { target }) => attempt(target, ask) }, t("Ask the phone to keep it")),
    canInstall() && h("a.link", { href: "#/install" }, t("Install the app")),
  );
}

/** @param {boolean | null} promised */
function words(promised) {
  if (promised) return t("This phone has promised to keep what you write until it is delivered.");
  if (promised === null) return t("This browser does not say whether it keeps what you write. Deliver it soon.");
  return installed()
    ? t("This phone may delete what is not delivered when it runs out of room. Deliver it soon.")
    : t("This phone may delete what is not delivered when it runs out of room, or when the app is not opened for long. Install the app, and deliver soon.");
}
