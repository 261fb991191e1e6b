import { isUndelivered, onlyHere } from "../device/begun.js";
import { inItsPlace } from "../device/thrown.js";
import { announce, h } from "../ui/dom.js";
import { t } from "../ui/words.js";
import { TO_SEND } from "./agenda.js";
import { tellChanges } from "./changes.js";
import { leftHere } from "./copies.js";
import { parcel } from "./parcel.js";
import { attempt, heading, signInNotice, tabs } from "./parts.js";
import { sayWhy } from "./refusals.js";
import { settle } from "./settle.js";

/** @type {import("../ui/types.js").Screen} */
export async function show(app) {
  const { visits } = await app.work.overview();
  const of = (/** @type {string[]} */ ...states) => visits.filter(({ state }) => states.includes(state));
  const waiting = of(...TO_SEND);
  const left = visits.filter(onlyHere);
  const stuck = of("parked");
  const thrown = of("discarded").filter((/** @type {import("../types.js").VisitRow} */ visit) => !inItsPlace(visits, visit).length);
  const aside = of("aside");
  const sent = of("sent").sort((a, b) => b.changed_at - a.changed_at);
  // Why it could not be sent stands with each visit; it is only said aloud here.
  const send = async () => {
    const code = await app.work.visits.send();
    if (code) announce(sayWhy({ code }));
  };
  tellChanges(visits);
  return {
    main: [
      heading(t("To send")),
      signInNotice(app),
      waiting.length > stuck.length && h("button.primary.wide", { id: "send", onclick: (/** @type {any} */ { target }) => attempt(target, send) }, t("Send now")),
      !waiting.length && !left.length && h("p.notice", { id: "nothing", "data-tone": "good" }, sent.length && !aside.length ? t("Everything is delivered.") : t("Nothing waits here. What you finish is sent from here, and its receipt stays here.")),
      left.map(leftHere),
      [...stuck, ...waiting.filter(({ state }) => state !== "parked"), ...sent, ...aside, ...thrown].map((visit) => parcel(app, visit)),
      visits.some(isUndelivered) && h("a.link", { href: "#/rescue" }, t("Save a rescue file")),
    ],
    foot: await tabs(app, "outbox"),
    lay: settle,
  };
}
