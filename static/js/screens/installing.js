import { installed, isIOS } from "../device/phone.js";
import { h } from "../ui/dom.js";
import { t } from "../ui/words.js";

/** The browser's own offer to install, kept until somebody wants it. It comes once, maybe before any screen stands. */
class Offer {
  /** @type {any} */
  #event;

  constructor() {
    addEventListener("beforeinstallprompt", (event) => {
      event.preventDefault();
      this.#event = event;
    });
    addEventListener("appinstalled", () => (this.#event = undefined));
  }

  get open() {
    return Boolean(this.#event);
  }

  /** Opens the browser's question; it can be asked once. @returns {Promise<boolean>} whether it was accepted */
  async take() {
    const event = this.#event;
    this.#event = undefined;
    event.prompt();
    return (await event.userChoice).outcome === "accepted";
  }
}

export const offer = new Offer();

/** Whether there is a way to install, and a reason to. */
export const canInstall = () => !installed() && (offer.open || isIOS());

/** Asks to install before the first visit: an installed app keeps its storage, and on iOS it has a storage of its own. */
export const installHint = () =>
  canInstall() &&
  h(
    "a.notice", { id: "install-hint", href: "#/install" },
    h("b", t("Install the app first")),
    h("p", t("Install the app before your first visit: installed, it keeps what you write safest.")),
  );
