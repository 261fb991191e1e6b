import { h } from "../ui/dom.js";
import { attempt, heading, languageSwitch, tabs } from "./parts.js";
import { t, tn } from "../ui/words.js";

/** @type {import("../ui/types.js").Screen} */
export async function show(app) {
  const { engine, work } = app;
  const left = await work.undelivered();
  const signOut = (/** @type {any} */ { target }) =>
    attempt(target, async () => {
      await engine.signOut();
      app.go("#/signin");
    });
  const leave = h("button.danger.wide", { id: "sign-out", onclick: signOut }, left ? t("Sign out all the same") : t("Sign out"));
  return {
    main: [
      heading(t("Me")),
      h("div.card", h("b", engine.person?.name), h("p.muted", engine.person?.email)),
      h("div.card", h("b", t("Language")), languageSwitch(app)),
      h(
        "div.card",
        left > 0 && h("p", tn("{n} visit is not delivered. It stays on this phone until you sign in here again.", "{n} visits are not delivered. They stay on this phone until you sign in here again.", left)),
        left > 0 && h("a.link", { href: "#/rescue" }, t("Save a rescue file")),
        leave,
      ),
      h("small", t("Build {build}", { build: document.documentElement.dataset.build })),
    ],
    foot: await tabs(app, "me"),
  };
}
