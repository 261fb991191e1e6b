import { takeOver } from "./copies.js";
import { attempt, back, heading } from "./parts.js";
import { reading } from "./reading.js";
import { stateWords } from "./states.js";
import { h } from "../ui/dom.js";
import { t } from "../ui/words.js";

/** A draft that went on at another phone: what is here can be read, and taken back. @param {import("../ui/types.js").App} app @param {string} id */
export async function show(app, id) {
  const kept = await app.work.upkeep.kept(id);
  const { receipt, elsewhere, location } = kept.visit;
  const take = () => takeOver(app, id);
  const arriving = !receipt && elsewhere?.arriving;
  const open = !receipt && !arriving;
  return {
    head: [back(t("Visits"))],
    main: [
      heading(location.name),
      h(
        "div.notice", { "data-tone": receipt ? "good" : "fair", "data-elsewhere": receipt ? "delivered" : arriving ? "arriving" : "open" },
        h("p", h("b", stateWords(kept.visit)[0])),
        arriving && h("p", t("Not all of its photos have arrived yet. What is here stays here until they have.")),
        receipt && h("p", t("Receipt {code}", { code: receipt.receipt })),
        h("p", elsewhere?.newer ? t("Something was noted here that the other phone does not have. It stays here and can be read below.") : t("What was noted here can be read below, but no longer changed.")),
      ),
      open && h("div", h("button.primary.wide", { id: "take-back", onclick: (/** @type {any} */ { target }) => attempt(target, take) }, t("Take it back here"))),
      open && h("p.muted", t("For each question the later answer counts, whichever phone it was noted on.")),
      h("h2", t("Your answers on this phone")),
      await reading(kept),
    ],
  };
}
