import { h } from "../ui/dom.js";
import { t } from "../ui/words.js";

/** @type {any} */
let offered;
addEventListener("beforeinstallprompt", (event) => (event.preventDefault(), (offered = event)));

/**
 * Asks to install before the first visit: an installed app keeps its storage, and on iOS it has a storage of its own.
 * @param {import("../ui/types.js").App} app
 */
export function installHint(app) {
  if (matchMedia("(display-mode: standalone)").matches) return null;
  const iOS = /iPhone|iPad/.test(navigator.userAgent);
  if (!offered && !iOS) return null;
  const install = async () => {
    await offered.prompt();
    offered = null;
    app.redraw();
  };
  return h(
    "div.notice",
    h("p", t("Install the app before your first visit: installed, it keeps what you write safest.")),
    iOS ? h("p", t("Tap Share, then Add to Home Screen, and sign in there.")) : h("button", { onclick: install }, t("Install")),
  );
}
