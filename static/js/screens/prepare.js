import { h, pill } from "../ui/dom.js";
import { t } from "../ui/words.js";
import { installed } from "../device/phone.js";
import { Refusal } from "../refusal.js";
import { keeping } from "./keeping.js";
import { attempt, back, heading } from "./parts.js";
import { permission, start, stop } from "./stream.js";

/** What is best asked and tried at home, so that nothing asks on the spot. @type {import("../ui/types.js").Screen} */
export async function show(app) {
  const [camera, place] = await Promise.all([permission("camera"), permission("geolocation")]);
  const step = (/** @type {string} */ id, /** @type {string} */ title, /** @type {string} */ why, /** @type {[string, string?]} */ state, /** @type {any} */ action) =>
    h("section.card", { id, "data-state": state[1] ?? "" }, h("div.row", h("h2", title), pill(...state)), h("p", why), action);
  const ask = (/** @type {string} */ words, /** @type {() => Promise<unknown>} */ action) =>
    h("button", { type: "button", onclick: (/** @type {any} */ { target }) => attempt(target, () => action().then(() => app.redraw())) }, words);
  return {
    head: [back(t("Me"), "#/me")],
    main: [
      heading(t("Prepare this phone")),
      h("p", t("Do this at home once. Then nothing asks you anything on the spot.")),
      step("install", t("Install"), t("An installed app keeps what you write safest, and opens without the browser's bars."), installed() ? [t("Done"), "good"] : [t("Not yet"), "fair"], !installed() && h("a.link", { href: "#/install" }, t("Install the app"))),
      await keeping(app),
      step("camera-allowed", t("Camera"), t("For photos without a sound. Allowed once, the phone remembers it."), said(camera), camera !== "granted" && ask(t("Allow the camera"), async () => stop(await start()))),
      step("place-allowed", t("Location (if you like)"), t("It shows that you were there. Everything works without it."), said(place), place !== "granted" && ask(t("Allow the location"), locate)),
      h("section.card", h("h2", t("Try it")), h("p", t("Open a checklist and swipe left across it: a page of notes lies over it. Swipe right to come back."))),
      h("a.link", { href: "#/honest" }, t("What can be seen, and what cannot")),
    ],
  };
}

/** @param {string} state @returns {[string, string?]} */
function said(state) {
  if (state === "granted") return [t("Allowed"), "good"];
  return state === "denied" ? [t("Not allowed"), "poor"] : [t("Not asked yet"), "fair"];
}

const locate = () => new Promise((done, refuse) => navigator.geolocation.getCurrentPosition(done, () => refuse(new Refusal("place_denied")), { timeout: 10_000 }));
