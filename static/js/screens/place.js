import { locate } from "../device/place.js";
import { h } from "../ui/dom.js";
import { age, apart } from "../visit/place.js";
import { clock } from "./local.js";
import { sayWhy } from "./refusals.js";
import { spoken, t } from "../ui/words.js";

/** @typedef {import("../types.js").Whereabouts} Whereabouts @typedef {import("../types.js").VisitRow["location"]} Location */

const OLD_S = 120;
const ABOUT_M = 10;

/** @typedef {(found: Whereabouts) => Promise<unknown>} Keep */
/** @typedef {{assignment: number, location: Location, known?: Whereabouts, keep: Keep}} Visit */

/** @type {Map<string, Promise<[Whereabouts, string]>>} what is looked for: a screen that is drawn anew meanwhile goes on waiting for it */
const underWay = new Map();

/** "I am there", if the shopper wants to say so. @param {Visit} visit */
export const arrival = (visit) => place(["place", "i-am-there"], t("I am there"), visit);

/** Where the phone is on leaving. @param {Visit} visit */
export const departure = (visit) => place(["place-left", "i-leave"], t("I am leaving: note the place"), visit);

/**
 * Looks where the phone is at one tap, keeps it, and tells it in words. Nothing waits for it.
 * @param {[string, string]} ids @param {string} tap @param {Visit} visit
 */
function place([id, buttonId], tap, { assignment, location, known, keep }) {
  const name = `${id} ${assignment}`;
  const said = h("p", { role: "status" });
  const button = h("button.wide", { id: buttonId });
  const small = h("small", t("Your place is looked up only at this tap, and only those who check visits see it."));
  const tell = (/** @type {Whereabouts | undefined} */ found) => {
    said.textContent = found ? words(found, location) : "";
    box.dataset.place = found ? standing(found, location) : "not-asked";
    small.hidden = Boolean(found);
    button.textContent = found ? t("Find my place again") : tap;
  };
  const find = async () => {
    const found = await locate();
    const why = await keep(found).then(() => "", sayWhy);
    underWay.delete(name);
    return /** @type {[Whereabouts, string]} */ ([found, why]);
  };
  const look = async () => {
    if (!underWay.has(name)) underWay.set(name, find());
    button.disabled = true;
    box.dataset.place = "asking";
    said.textContent = t("Finding where you are. You can go on meanwhile.");
    const [found, why] = await /** @type {Promise<[Whereabouts, string]>} */ (underWay.get(name));
    // One that was found before stays; that it was not found again is said all the same.
    const stays = known?.fix && !found.fix;
    if (!stays) known = found;
    tell(known);
    if (stays) said.textContent = [words(found, location), said.textContent].join(" ");
    if (why) said.textContent = why;
    button.disabled = false;
  };
  button.addEventListener("click", look);
  const box = h("div.card", { id }, said, button, small);
  tell(known);
  if (underWay.has(name)) look();
  return box;
}

/** @param {Whereabouts} found @param {Location} location @returns {"unknown" | "noted" | "near" | "far"} */
function standing({ fix }, location) {
  if (!fix) return "unknown";
  const there = apart(fix, location);
  return there ? (there.far ? "far" : "near") : "noted";
}

/** @param {Whereabouts} found @param {Location} location */
function words(found, location) {
  const { asked_at, fix, unknown } = found;
  const time = clock(asked_at);
  if (!fix)
    return unknown === "denied"
      ? t("{time}: the phone is not allowed to tell where it is. That is fine, go on.", { time })
      : t("{time}: the phone does not know where it is. That is fine, go on.", { time });
  const old = age(asked_at, fix) > OLD_S && t("The phone knew this last at {time}.", { time: clock(fix.at) });
  return [noted(time, fix, location), old].filter(Boolean).join(" ");
}

/** @param {string} time @param {NonNullable<Whereabouts["fix"]>} fix @param {Location} location */
function noted(time, fix, location) {
  const accuracy = metres(fix.accuracy_m, 1);
  const there = apart(fix, location);
  if (!there) return t("{time}: your place is noted, accuracy {accuracy}.", { time, accuracy });
  const distance = metres(there.metres);
  if (there.far) return t("{time}: this looks far from the office: {distance}. You can go on.", { time, distance });
  return t("{time}: about {distance} away, accuracy {accuracy}.", { time, distance, accuracy });
}

/** A distance as people say it, in steps of so many metres. @param {number} exact */
function metres(exact, step = ABOUT_M) {
  const near = Math.max(step * Math.round(exact / step), step);
  const [value, unit] = near < 1000 ? [near, "meter"] : [exact / 1000, "kilometer"];
  return new Intl.NumberFormat(spoken() === "en" ? "en-GB" : spoken(), { style: "unit", unit, maximumFractionDigits: 1 }).format(value);
}
