import { h } from "../ui/dom.js";
import { day, clock } from "./local.js";
import { t } from "../ui/words.js";

/** What the phone tells about itself, word for word: nobody shall wonder what else might be told. @param {import("../ui/types.js").App} app */
export async function seen(app) {
  const { drafts, undelivered, oldest_at, room_used, build, browser, installed } = await app.work.upkeep.reported();
  const facts = [
    [t("Not delivered"), undelivered],
    [t("The oldest since"), oldest_at ? `${day(oldest_at)}, ${clock(oldest_at)}` : "–"],
    [t("Drafts"), drafts],
    [t("Storage in use"), room_used === null ? "–" : `${room_used}%`],
    [t("Browser"), installed ? `${browser}, ${t("installed")}` : browser],
    [t("Build"), build],
  ];
  return h(
    "details.card", { id: "seen" },
    h("summary", t("What your coordinator sees")),
    h("p", t("Only this, never what is in your answers and photos, and nothing about where you are.")),
    h("dl", facts.map(([name, value]) => [h("dt", name), h("dd", value)])),
  );
}
