import { all, find, h, markup } from "../ui/dom.js";
import { spoken, t } from "../ui/words.js";

/** The harmless words of the plain list with the questions that they stand for, to be learned at home. @param {import("../types.js").Pack} pack */
export function shorthand({ fragments, rules }) {
  const form = markup("div", fragments[spoken()] ?? Object.values(fragments)[0]);
  const noted = all("[data-question][data-short]", form).filter(({ dataset }) => rules.questions[dataset.question]?.on_site);
  return (
    noted.length > 0 &&
    h(
      "details.card", { id: "shorthand" },
      h("summary", t("The words of the list ☰")),
      h("dl", noted.map((box) => [h("dt", box.dataset.short), h("dd", find("legend", box).textContent)])),
    )
  );
}
