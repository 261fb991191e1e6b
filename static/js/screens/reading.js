import { Sheet } from "../ui/sheet.js";
import { all } from "../ui/dom.js";
import { spoken } from "../ui/words.js";

/** A checklist that can be read and not be changed. @param {import("../device/glimpse.js").Glimpse} glimpse */
export async function reading(glimpse) {
  const sheet = new Sheet(glimpse, glimpse.pack.fragments[spoken()] ? spoken() : glimpse.visit.language);
  clearInterval(sheet.ticking);
  await sheet.extras();
  const { sections } = sheet.update();
  for (const part of all("[data-section]", sheet.form)) part.hidden = !sections.get(part.dataset.section)?.visible;
  for (const box of all("fieldset", sheet.form)) box.disabled = true;
  return sheet.form;
}
