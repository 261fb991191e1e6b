import { all } from "../ui/dom.js";

const AWAY_MS = 5 * 60_000;

/** Locks what was out of sight for a while, where its person has set a PIN: nothing of it is shown before that is typed. @param {import("../ui/types.js").App} app */
export function lockWhenAway(app) {
  let since = 0;
  let wanted = false;
  document.addEventListener("visibilitychange", async () => {
    if (document.hidden) {
      since = Date.now();
      wanted = await app.work.upkeep.pin().isSet();
      return;
    }
    const away = Date.now() - since;
    // A clock that was set back meanwhile proves no short absence.
    if (!wanted || app.locked || (away >= 0 && away < AWAY_MS)) return;
    for (const part of all("header, main, footer")) part.hidden = true;
    app.locked = true;
    app.redraw();
  });
  return true;
}
