import { h } from "../ui/dom.js";
import { arrival } from "./place.js";
import { t } from "../ui/words.js";

/** What a shopper may need at any moment of a visit, below its questions. @param {import("../ui/sheet.js").Sheet} sheet */
export function beside({ draft }) {
  const { id, location, arrived, returned } = draft.visit;
  return returned
    ? []
    : [
        arrival(location, arrived, (arrived) => draft.note({ arrived })),
        h("a.button", { id: "could-not", href: `#/undone/${id}` }, t("The visit could not be done")),
      ];
}
