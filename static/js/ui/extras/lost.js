import { find, h } from "../dom.js";
import { t } from "../words.js";

/** Says on the screen that is shown that a photo is not kept, where its question is not on it any more; behind a PIN nothing of a visit is said. @param {import("../question.js").Question} question */
export function lost({ id, box, legend }) {
  if (box.offsetParent || document.body.dataset.screen === "pin") return;
  const words = [h("b", t("Not saved"), ": ", t("photo")), h("p", legend), h("p", t("The phone has lost this photo. Take it again."))];
  find("main").prepend(h("div.notice", { role: "alert", "data-lost": id, "data-tone": "poor" }, words));
}
