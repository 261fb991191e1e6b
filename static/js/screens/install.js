import { askToKeep, installed, isIOS } from "../device/phone.js";
import { announce, h } from "../ui/dom.js";
import { name, spoken, t } from "../ui/words.js";
import { offer } from "./installing.js";
import { clock } from "./local.js";
import { attempt, back, heading } from "./parts.js";

/** How the app is put on the home screen, before the first visit is begun. @type {import("../ui/types.js").Screen} */
export async function show(app, assignment) {
  await app.engine.setSetting("install shown", true);
  return {
    head: [app.engine.person ? back(t("Visits")) : back(t("Sign in"), "#/signin")],
    main: [
      heading(installed() ? t("The app is installed") : t("Install the app first")),
      installed()
        ? h("p.notice", { "data-tone": "good" }, t("You have opened it from the home screen. There is nothing left to do."))
        : [h("p", t("On the home screen it opens at a tap, also without a connection, and what you write is kept safest.")), steps(app)],
      !installed() && app.engine.person && goOn(app, assignment),
    ],
  };
}

/** @param {import("../ui/types.js").App} app */
function steps(app) {
  if (isIOS())
    return [
      h(
        "ol.steps", { id: "steps" },
        step("share", t("Open this page in Safari. Tap Share, the square with an arrow.")),
        step("add", t("Scroll down and tap “Add to Home Screen”, then “Add”.")),
        step("open", t("Open “{name}” from the home screen, and sign in there by a code.", { name: name() })),
      ),
      app.engine.person
        ? [h("p.muted", t("The app on the home screen knows nothing of this page: you need a new code for it.")), newCode(app)]
        : h("p.muted", t("Do not sign in here: the code of your invitation works once, and the app on the home screen needs it.")),
    ];
  if (!offer.open) return h("ol.steps", { id: "steps" }, step("menu", t("Open the browser's menu and choose “Install app” or “Add to Home screen”.")));
  return h("button.primary.wide", { id: "install", onclick: (/** @type {any} */ { target }) => attempt(target, () => install(app)) }, t("Install"));
}

/** @param {string} picture @param {string} words */
const step = (picture, words) =>
  h("li.card", h("img", { src: new URL(`../../icons/install-${picture}.svg`, import.meta.url), alt: true, width: 144, height: 108 }), h("p", words));

/** @param {import("../ui/types.js").App} app */
async function install(app) {
  announce((await offer.take()) ? t("Installed. Open the app from the home screen.") : t("Not installed. You can do it later under “Me”."));
  askToKeep();
  await app.redraw();
}

/** A code for the installed app: the one from the invitation is spent. @param {import("../ui/types.js").App} app */
function newCode({ work }) {
  const said = h("p", { role: "status" });
  const make = async () => {
    const { code, expires_at } = await work.upkeep.newCode();
    said.replaceChildren(h("b.code", { id: "new-code" }, code), h("br"), t("It works once, until {time}.", { time: clock(expires_at) }));
  };
  return h("div.card", h("button.wide", { id: "make-code", onclick: (/** @type {any} */ { target }) => attempt(target, make) }, t("Show a code for the installed app")), said);
}

/** @param {import("../ui/types.js").App} app @param {string | undefined} id */
function goOn(app, id) {
  const warning = isIOS()
    ? t("Without installing, this phone deletes what is not delivered when you have not opened this page for seven days.")
    : t("Without installing, this phone may delete what is not delivered when it runs out of room.");
  const go = async () => {
    const assignment = (await app.work.overview()).assignments.find((one) => String(one.id) === id);
    app.go(assignment ? `#/visit/${(await app.work.begin(assignment, spoken())).id}` : "#/visits");
  };
  return h(
    "div.notice", { "data-tone": "fair" },
    h("p", warning),
    h("button", { id: "go-on", onclick: (/** @type {any} */ { target }) => attempt(target, go) }, t("Go on without installing")),
  );
}
