import { h } from "../ui/dom.js";
import { t } from "../ui/words.js";
import { expectation, mood } from "./mood.js";
import { pictures } from "./summary.js";
import { KINDS } from "./undone.js";

/** What a visit that can only be read says beside its answers: why it could not be done, with photos of that, and how the shopper felt. @param {import("../device/glimpse.js").Glimpse} glimpse */
export function asides(glimpse) {
  const { visit, photos } = glimpse;
  const { kind, words } = visit.obstacle ?? {};
  const shots = pictures(glimpse, photos.get("") ?? []);
  const keep = async () => false;
  const felt = [
    visit.mood && mood("mood", visit.mood, keep),
    visit.expectation && expectation(visit.expectation, keep),
    visit.mood_after && mood("mood_after", visit.mood_after, keep),
  ].filter(Boolean);
  for (const box of felt) box.disabled = true;
  return [
    (kind || words || shots) &&
      h(
        "div.card", { "data-obstacle": kind ?? "" },
        h("b", t("What stood in the way?")),
        kind && h("p", KINDS[/** @type {keyof typeof KINDS} */ (kind)]?.() ?? kind),
        words && h("p", words),
        shots,
      ),
    felt,
  ];
}
