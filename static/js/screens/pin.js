import { SHORTEST } from "../device/pin.js";
import { find, h } from "../ui/dom.js";
import { name, t, tn } from "../ui/words.js";
import { attempt, back, heading } from "./parts.js";

/** Asks for the PIN, or lets it be set. @type {import("../ui/types.js").Screen} */
export const show = (app) => (app.locked ? asking(app) : setting(app));

/** @param {import("../ui/types.js").App} app */
function asking(app) {
  const open = async () => {
    app.locked = false;
    await app.redraw();
  };
  const again = h("input.code", { id: "code", required: true, autocomplete: "one-time-code", autocapitalize: "characters", spellcheck: "false", maxlength: 200 });
  const signIn = async () => {
    await app.engine.signIn({ code: again.value });
    await app.work.upkeep.pin().remove();
    await open();
  };
  return {
    main: [
      heading(name()),
      form([field("pin", t("PIN"))], t("Open"), ({ pin }) => app.work.upkeep.pin().open(pin).then(open, inSeconds)),
      h(
        "details.card", { id: "forgotten" },
        h("summary", t("Forgotten the PIN?")),
        h("p", t("Ask your coordinator for a code and sign in with it where there is a connection. The PIN is gone then, and everything is as it was.")),
        h("label", { for: "code" }, t("Code")), again,
        h("button.wide", { id: "sign-in", onclick: (/** @type {any} */ { target }) => attempt(target, signIn) }, t("Sign in")),
      ),
    ],
    focus: () => find("#pin"),
  };
}

/** @param {import("../ui/types.js").App} app */
async function setting(app) {
  const pin = app.work.upkeep.pin();
  const isSet = (app.pinned = await pin.isSet());
  const set = (/** @type {Record<string, string>} */ { pin: wanted, again }) => {
    if (wanted !== again) throw { code: "pin_differs", title: t("The two are not the same.") };
    return pin.set(wanted);
  };
  return {
    head: [back(t("Me"), "#/me")],
    main: [
      heading(t("PIN")),
      isSet && h("p.notice", { "data-tone": "good" }, t("The PIN is set.")),
      h("p", t("Whoever opens this app is asked for the PIN: at its start, and when it was out of sight for five minutes.")),
      h("p.notice", { "data-tone": "fair", id: "honest" }, t("It keeps curious eyes out. It does not encrypt the phone: whoever has it unlocked and knows how can read what is on it. Protect the phone itself with its own screen lock, too.")),
      isSet
        ? form([field("pin", t("The PIN you have"))], t("Remove the PIN"), ({ pin: now }) => pin.open(now).then(() => pin.remove(), inSeconds).then(() => app.redraw()), "wide")
        : form([field("pin", t("A new PIN, at least {n} digits", { n: SHORTEST })), field("again", t("The PIN once more"))], t("Set the PIN"), (typed) => Promise.resolve(typed).then(set).then(() => app.redraw())),
    ],
  };
}

/** How long to wait after too many tries: a minute is too coarse here. @param {any} refused */
function inSeconds(refused) {
  if (!refused.wait) throw refused;
  throw { code: "pin_wait", title: tn("Too many attempts. Wait {n} second.", "Too many attempts. Wait {n} seconds.", Math.ceil(refused.wait / 1000)) };
}

/** @param {string} id @param {string} words */
const field = (id, words) => [
  h("label", { for: id }, words),
  h("input.code", { id, type: "password", inputmode: "numeric", autocomplete: "off", required: true, maxlength: 12 }),
];

/** @param {any[]} fields @param {string} words @param {(typed: Record<string, string>) => Promise<unknown>} act */
function form(fields, words, act, tone = "primary.wide") {
  const button = h(`button.${tone}`, { id: "enter" }, words);
  const made = h("form.card", fields, h("p", { id: "refusal", role: "alert" }), button);
  made.addEventListener("submit", (/** @type {Event} */ event) => {
    event.preventDefault();
    const inputs = [...made.querySelectorAll("input")];
    const typed = Object.fromEntries(inputs.map(({ id, value }) => [id, value]));
    attempt(button, () => act(typed)).then(() => inputs.forEach((input) => (input.value = "")));
  });
  return made;
}
