import { listen } from "../sync/channel.js";
import { asides } from "./asides.js";
import { onTheWay, takeOver } from "./copies.js";
import { attempt, back, heading } from "./parts.js";
import { reading } from "./reading.js";
import { stateWords } from "./states.js";
import { h } from "../ui/dom.js";
import { t } from "../ui/words.js";

/** A draft that went on at another phone, or that is later on the server: what is here can be read, and taken back. @param {import("../ui/types.js").App} app @param {string} id */
export async function show(app, id) {
  const kept = await app.work.upkeep.kept(id);
  const { receipt, elsewhere, location } = kept.visit;
  const arriving = !receipt && elsewhere?.arriving;
  const open = !receipt && !arriving;
  const setBack = open && Boolean(elsewhere?.set_back);
  const form = await reading(kept);
  let taking = false;
  const take = () => {
    taking = true;
    return takeOver(app, id).catch((error) => {
      taking = false;
      throw error;
    });
  };
  const stop = listen(async (message) => {
    if (!form.isConnected) stop();
    else if (!taking && message.type === "visits" && message.visit === id) (await app.work.upkeep.stateOf(id)) === "elsewhere" ? app.redraw() : app.go("#/visits");
  });
  return {
    head: [back(t("Visits"))],
    main: [
      heading(location.name),
      h(
        "div.notice", { "data-tone": receipt ? "good" : "fair", "data-elsewhere": receipt ? "delivered" : arriving ? "arriving" : setBack ? "server" : "open" },
        h("p", h("b", stateWords(kept.visit)[0])),
        arriving && h("p", onTheWay()),
        receipt && h("p", t("Receipt {code}", { code: receipt.receipt })),
        setBack && h("p", t("The storage of this phone was set back to an earlier state. Take the draft back to go on with the later version.")),
        h("p", newerWords(Boolean(elsewhere?.newer), setBack)),
      ),
      open && h("div", h("button.primary.wide", { id: "take-back", onclick: (/** @type {any} */ { target }) => attempt(target, take) }, t("Take it back here"))),
      open && h("p.muted", setBack ? t("For each question the later answer counts.") : t("For each question the later answer counts, whichever phone it was noted on.")),
      h("h2", t("Your answers on this phone")),
      asides(kept),
      form,
    ],
  };
}

/** @param {boolean} newer @param {boolean} setBack */
function newerWords(newer, setBack) {
  if (!newer) return t("What was noted here can be read below, but no longer changed.");
  return setBack
    ? t("Something was noted here that the server does not have. It stays here and can be read below.")
    : t("Something was noted here that the other phone does not have. It stays here and can be read below.");
}
