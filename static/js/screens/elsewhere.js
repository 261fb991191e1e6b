import { takeOver } from "./copies.js";
import { attempt, back, heading } from "./parts.js";
import { reading } from "./reading.js";
import { h } from "../ui/dom.js";
import { t } from "../ui/words.js";

/** A draft that went on at another phone: what is here can be read, and taken back. @param {import("../ui/types.js").App} app @param {string} id */
export async function show(app, id) {
  const kept = await app.work.upkeep.kept(id);
  const { receipt, elsewhere, location } = kept.visit;
  const take = () => takeOver(app, id);
  return {
    head: [back(t("Visits"))],
    main: [
      heading(location.name),
      h(
        "div.notice", { "data-tone": receipt ? "good" : "fair", "data-elsewhere": receipt ? "delivered" : "open" },
        h("p", h("b", receipt ? t("Delivered from another phone") : t("Continues on another phone"))),
        receipt && h("p", t("Receipt {code}", { code: receipt.receipt })),
        h("p", elsewhere?.newer ? t("Something was noted here that the other phone does not have. It stays here and can be read below.") : t("What was noted here can be read below, but no longer changed.")),
      ),
      !receipt && h("div", h("button.primary.wide", { id: "take-back", onclick: (/** @type {any} */ { target }) => attempt(target, take) }, t("Take it back here"))),
      !receipt && h("p.muted", t("For each question the later answer counts, whichever phone it was noted on.")),
      h("h2", t("Your answers on this phone")),
      await reading(kept),
    ],
  };
}
