import { find, h } from "../ui/dom.js";
import { t } from "../ui/words.js";

/** What stands above every end of a visit. */
export const declaration = () =>
  h(
    "label.tick",
    h("input", { type: "checkbox", id: "declared", required: true, "data-lacks": t("Tick here first: without it the visit cannot be finished.") }),
    h("b", t("I was there myself and noted what I saw and heard.")),
  );

/**
 * Says at the first field that is not filled in what it wants; the browser's own bubble speaks its own language and covers the text.
 * The form has to be `novalidate`, its fields bear their words in `data-lacks`.
 * @param {HTMLFormElement} form @returns {boolean} whether something is lacking
 */
export function lacking(form) {
  const quiet = () => find("[data-lacking]", form)?.remove();
  quiet();
  const field = [.../** @type {any} */ (form.elements)].find((one) => !one.validity.valid || (one.required && !one.value.trim()));
  if (!field) return false;
  const where = field.type === "radio" ? find("legend", field.closest("fieldset")) : (field.closest("label") ?? field);
  where.after(h("p", { "data-lacking": true, id: "lacking", role: "alert" }, field.dataset.lacks));
  field.setAttribute("aria-describedby", "lacking");
  form.addEventListener("input", quiet, { once: true });
  field.focus();
  return true;
}
