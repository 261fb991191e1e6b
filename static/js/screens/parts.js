import { badge } from "../device/badge.js";
import { announce, DOUBLE_TAP_MS, h } from "../ui/dom.js";
import { TO_SEND } from "./agenda.js";
import { sayWhy } from "./refusals.js";
import { LANGUAGES, spoken, t } from "../ui/words.js";

const ASKS_MS = 6000;

/** @param {string} text */
export const heading = (text) => h("h1", { id: "heading", tabindex: -1 }, text);

/** Leads to signing in, and from there back to where one is now. @param {import("../ui/types.js").App} app */
export const signInNotice = ({ engine }) =>
  !engine.signedIn &&
  h("a.notice", { id: "sign-in-again", href: `#/signin/${location.hash.slice(2)}`, "data-tone": "fair" }, h("b", t("Sign in again to send. Nothing is lost.")));

/** The three places of the app. @param {import("../ui/types.js").App} app @param {string} here */
export async function tabs(app, here) {
  const places = { visits: t("Visits"), outbox: t("To send"), me: t("Me") };
  const { visits } = await app.work.overview();
  const n = visits.filter(({ state }) => TO_SEND.includes(state)).length;
  badge(n);
  const waiting = n > 0 && h("span.count", n);
  const links = Object.entries(places).map(([place, words]) =>
    h("a", { href: `#/${place}`, "aria-current": place === here && "page" }, words, place === "outbox" && waiting),
  );
  return [h("nav", { "aria-label": t("Main") }, links)];
}

/** @param {import("../ui/types.js").App} app */
export const languageSwitch = (app) =>
  h(
    "div.row",
    { role: "group", "aria-label": t("Language") },
    Object.entries(LANGUAGES).map(([code, words]) =>
      h("button.quiet", { id: `speak-${code}`, lang: code, "aria-pressed": String(code === spoken()), onclick: () => speak(app, code) }, words),
    ),
  );

/** @param {import("../ui/types.js").App} app @param {string} language */
async function speak(app, language) {
  await app.engine.setSetting("language", language);
  await app.say(language);
  announce(""); // what was said last was said in another language
  await app.redraw();
}

/** @param {string} words @param {string} [href] */
export const back = (words, href = "#/visits") => h("a.link", { href }, `‹ ${words}`);

/** Runs an action of a button; what it refuses is said beside it, or where an alert stands already, and the button waits meanwhile. @param {any} button @param {() => Promise<unknown>} action */
export async function attempt(button, action) {
  const alert = button.parentElement.querySelector("[role=alert]") ?? h("p", { id: "refusal", role: "alert" });
  alert.textContent = "";
  button.disabled = true;
  try {
    await action();
  } catch (error) {
    // What went on meanwhile may have drawn the screen anew.
    const here = button.isConnected ? button : (document.getElementById(button.id) ?? button);
    if (!alert.isConnected) here.after(alert);
    alert.textContent = sayWhy(error);
  } finally {
    button.disabled = false;
  }
}

/**
 * A button for what cannot be taken back: the first tap changes its words, only a later one acts. What a trembling finger taps
 * along with the first does nothing.
 * @param {string} words @param {string} sure @param {() => Promise<unknown>} action
 */
export function careful(words, sure, action) {
  const button = h("button", words);
  button.addEventListener("click", () => {
    if (button.dataset.armed) attempt(button, action);
    if (button.textContent === sure) return;
    button.textContent = sure;
    setTimeout(() => (button.dataset.armed = "true"), DOUBLE_TAP_MS);
    setTimeout(() => {
      button.textContent = words;
      delete button.dataset.armed;
    }, ASKS_MS);
  });
  return button;
}
