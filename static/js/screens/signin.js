import { find, h } from "../ui/dom.js";
import { name, t, tn } from "../ui/words.js";
import { grouped, lacking } from "./code.js";
import { installHint } from "./installing.js";
import { attempt, heading, languageSwitch } from "./parts.js";
import { withoutSession } from "./rescue.js";

/** Sign in by code, and go on where one was. @type {import("../ui/types.js").Screen} */
export async function show(app, ...screen) {
  const from = screen.join("/");
  const before = app.engine.person;
  const code = h("input.code", {
    id: "code", name: "code", required: true, autocomplete: "one-time-code", autocapitalize: "characters", autocorrect: "off",
    spellcheck: "false", maxlength: 200, "aria-describedby": "code-hint code-left refusal", enterkeyhint: "go",
  });
  const left = h("p.muted", { id: "code-left", role: "status" });
  const button = h("button.primary.wide", { id: "enter" }, t("Sign in"));
  const onsubmit = (/** @type {Event} */ event) => {
    event.preventDefault();
    tidy(code);
    left.textContent = short(code.value);
    if (left.textContent) return code.focus();
    attempt(button, async () => {
      await app.engine.signIn({ code: code.value });
      const same = before?.id === app.engine.person?.id;
      app.go(same && from ? `#/${from}` : "#/visits");
    });
  };
  code.addEventListener("input", () => (tidy(code), (left.textContent = "")));
  return {
    main: [
      heading(name()),
      before && h("p.notice", { id: "signed-out" }, t("You are signed out. What you have filled in stays on this phone.")),
      !before && installHint(),
      h(
        "form.card", { onsubmit, novalidate: true },
        h("label", { for: "code" }, t("Code")),
        h("p.muted", { id: "code-hint" }, t("The code is in your invitation. It works once.")),
        code, left, h("p", { id: "refusal", role: "alert" }), button,
      ),
      before && h("a.link", { href: from ? `#/${from}` : "#/visits" }, t("Go on without signing in")),
      !before && (await withoutSession(app)),
      languageSwitch(app),
    ],
    focus: () => find("h1"),
  };
}

/** Groups what stands in the field; while somebody mends its middle, nothing jumps. @param {HTMLInputElement} field */
function tidy(field) {
  if (field.selectionEnd === field.value.length) field.value = grouped(field.value);
}

/** @param {string} typed */
function short(typed) {
  const n = lacking(typed);
  if (n > 0) return tn("{n} symbol is missing: a code has eight.", "{n} symbols are missing: a code has eight.", n);
  return n < 0 ? tn("{n} symbol too many: a code has eight.", "{n} symbols too many: a code has eight.", -n) : "";
}
