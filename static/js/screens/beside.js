import { h } from "../ui/dom.js";
import { arrival, departure } from "./place.js";
import { t } from "../ui/words.js";
import { told } from "../visit/notes.js";

/** What a shopper may need at any moment of a visit, below its questions. @param {import("../ui/sheet.js").Sheet} sheet */
export function beside({ draft, saved }) {
  const { id, channel, location, arrived, left, returned } = draft.visit;
  if (returned) return [];
  const there = channel === "office";
  return [
    there && arrival(location, arrived, (arrived) => saved.follow(draft.note(told(draft.visit, { arrived })))),
    there && arrived && departure(location, left, (left) => saved.follow(draft.note(told(draft.visit, { left })))),
    h("a.button", { id: "could-not", href: `#/undone/${id}` }, t("The visit could not be done")),
  ].filter((part) => part);
}
