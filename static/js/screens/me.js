import { h } from "../ui/dom.js";
import { t } from "../ui/words.js";
import { copiesCard } from "./copies.js";
import { keeping } from "./keeping.js";
import { leaving } from "./leaving.js";
import { heading, languageSwitch, signInNotice, tabs } from "./parts.js";
import { seen } from "./seen.js";
import { settle } from "./settle.js";

/** @type {import("../ui/types.js").Screen} */
export async function show(app) {
  const { person } = app.engine;
  return {
    main: [
      heading(t("Me")),
      signInNotice(app),
      h("div.card", h("b", person?.name), h("p.muted", person?.email)),
      h("div.card", h("b", t("Language")), languageSwitch(app)),
      await keeping(app),
      h("div.card", h("b", t("PIN")), h("p", t("The app can ask for a PIN before it shows anything.")), h("a.link", { href: "#/pin" }, t("PIN of this app"))),
      await seen(app),
      await copiesCard(app),
      await discretion(app),
      await leaving(app),
      h("small", t("Build {build}", { build: document.documentElement.dataset.build })),
    ],
    foot: await tabs(app, "me"),
    lay: settle,
  };
}

/** @param {import("../ui/types.js").App} app */
async function discretion({ engine }) {
  const { body } = document;
  const always = (await engine.setting("cover")) !== "visit";
  const keep = (/** @type {any} */ { target }) => engine.setSetting("cover", (body.dataset.cover = target.checked ? "always" : "visit"));
  return h(
    "div.card",
    h("b", t("Staying unnoticed")),
    h("label.tick", h("input", { type: "checkbox", id: "cover-always", checked: always, onchange: keep }), t("Cover every screen when I leave the app, not the checklist alone")),
    h("p", h("a.link", { href: "#/prepare" }, t("Prepare this phone"))),
    h("p", h("a.link", { href: "#/honest" }, t("What can be seen, and what cannot"))),
  );
}
