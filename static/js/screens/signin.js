import { find, h } from "../ui/dom.js";
import { attempt, heading, languageSwitch } from "./parts.js";
import { name, t } from "../ui/words.js";

/** @type {import("../ui/types.js").Screen} */
export function show(app) {
  const again = app.engine.person;
  const code = h("input.code", {
    id: "code", name: "code", required: true, autocomplete: "one-time-code", autocapitalize: "characters",
    spellcheck: "false", maxlength: 40, "aria-describedby": "code-hint refusal", enterkeyhint: "go",
  });
  const button = h("button.primary.wide", t("Sign in"));
  const onsubmit = (/** @type {Event} */ event) => {
    event.preventDefault();
    attempt(button, async () => {
      await app.engine.signIn({ code: code.value });
      app.go("#/visits");
    });
  };
  return {
    main: [
      heading(name()),
      again && h("p.notice", t("You are signed out. What you have filled in stays on this phone.")),
      h(
        "form.card", { onsubmit },
        h("label", { for: "code" }, t("Code")),
        h("p.muted", { id: "code-hint" }, t("The code stands in your invitation. It works once.")),
        code, button,
      ),
      again && h("a.link", { href: "#/visits" }, t("Go on without signing in")),
      languageSwitch(app),
    ],
    focus: () => find("h1"),
  };
}
