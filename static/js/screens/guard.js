import { find } from "../ui/dom.js";
import { Away } from "./away.js";
import { Cover } from "./cover.js";
import { onEscapes, onSwipe, Twice } from "./gestures.js";
import "./hearing.js";
import { dress } from "./looks.js";
import "./trembling.js";

/** Keeps others from seeing what this is: the cover when the app is left, the notes at a gesture. @param {import("./shell.js").Shell} app */
export async function guard(app) {
  document.addEventListener("visibilitychange", () => app.holding.sheet?.typing.flush());
  const away = new Away(app);
  const twice = new Twice();
  const hide = () => app.holding.sheet && away.hide();
  await dress("discreet");
  document.body.dataset.cover = (await app.engine.setting("cover")) ?? "always";
  new Cover(() => !away.here && (Boolean(app.holding.sheet) || (Boolean(app.engine.person) && document.body.dataset.cover === "always")));
  onSwipe((way) => (way === "left" ? hide() : away.back()));
  onEscapes(() => (away.here ? away.back() : hide()));
  find("header").addEventListener("click", (/** @type {any} */ { target, timeStamp }) => !target.closest("a, button") && twice.second(timeStamp) && hide());
  if (sessionStorage.away) away.hide();
}
