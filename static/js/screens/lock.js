import { all } from "../ui/dom.js";

const AWAY_MS = 5 * 60_000;

/** Locks what was out of sight for a while, where its person has set a PIN: nothing of it is shown before that is typed. @param {import("../ui/types.js").App} app */
export function lockWhenAway(app) {
  let since = Date.now();
  const look = async () => (app.pinned = await app.work.upkeep.pin().isSet().catch(() => app.pinned));
  const back = async () => {
    const away = Date.now() - since;
    // A clock that was set back meanwhile proves no short absence.
    if (app.locked || (away >= 0 && away < AWAY_MS)) return;
    // What is known already hides at once; a page that was frozen could not look while it was away, and another tab may have set it.
    const shown = all("header, main, footer").filter((part) => app.pinned && !part.hidden);
    for (const part of shown) part.hidden = true;
    app.locked = await look();
    if (app.locked) app.redraw();
    else for (const part of shown) part.hidden = false;
  };
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) back();
    else since = Date.now();
  });
  look();
  return true;
}
