import { h } from "../ui/dom.js";
import { day, clock } from "./local.js";
import { spoken, t } from "../ui/words.js";

/** @type {Record<string, string>} what their makers call them */
const BROWSERS = { chrome: "Chrome", edge: "Edge", firefox: "Firefox", opera: "Opera", safari: "Safari", samsung: "Samsung Internet" };

// So much of its name tells a person's phones apart.
const SIGN = 4;

/** What the phone tells about itself, word for word: nobody shall wonder what else might be told. @param {import("../ui/types.js").App} app */
export async function seen(app) {
  const { drafts, undelivered, oldest_at, room_used, build, browser, installed } = await app.work.upkeep.reported();
  const name = BROWSERS[browser] ?? t("another one");
  const facts = [
    [t("This phone"), (await app.work.upkeep.copies()).phone.slice(0, SIGN).toUpperCase()],
    [t("Not delivered"), undelivered],
    [t("The oldest since"), oldest_at ? `${day(oldest_at)}, ${clock(oldest_at)}` : "–"],
    [t("Drafts"), drafts],
    [t("Storage in use"), room_used === null ? "–" : new Intl.NumberFormat(spoken(), { style: "percent" }).format(room_used / 100)],
    [t("Browser"), installed ? `${name}, ${t("installed")}` : name],
    [t("Build"), build],
  ];
  return h(
    "details.card", { id: "seen" },
    h("summary", t("What your coordinator sees")),
    h("p", t("Only this, never what is in your answers and photos, and nothing about where you are.")),
    h("dl", facts.map(([term, value]) => [h("dt", term), h("dd", value)])),
  );
}
