import { isUndelivered } from "../device/begun.js";
import { h } from "../ui/dom.js";
import { t, tn } from "../ui/words.js";
import { attempt, careful } from "./parts.js";
import { stateWords } from "./states.js";

/** Signing out. With undelivered work it takes two steps, and says what becomes of that work. @param {import("../ui/types.js").App} app */
export async function leaving(app) {
  const { visits } = await app.work.overview();
  const left = visits.filter(isUndelivered);
  const signOut = async () => {
    await app.engine.signOut();
    app.go("#/visits");
  };
  if (!left.length) return h("div.card", h("button.danger.wide", { id: "sign-out", onclick: (/** @type {any} */ { target }) => attempt(target, signOut) }, t("Sign out")));
  const sure = careful(t("Sign out all the same"), t("Really sign out?"), signOut);
  sure.id = "sign-out";
  sure.className = "danger wide";
  return h(
    "details.card", { id: "leaving", "data-left": left.length },
    h("summary", t("Sign out")),
    h("p", tn("{n} visit is not delivered. It stays on this phone until you sign in here again.", "{n} visits are not delivered. They stay on this phone until you sign in here again.", left.length)),
    h("ul", left.map((visit) => h("li", visit.location.name, " · ", stateWords(visit)[0]))),
    h("p", t("Nobody but you can see or send this here. Better send it first.")),
    h("a.button.wide", { href: "#/outbox" }, t("To send")),
    h("a.link", { href: "#/rescue" }, t("Save a rescue file")),
    sure,
  );
}
