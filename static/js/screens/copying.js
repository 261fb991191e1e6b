import { announce, h } from "../ui/dom.js";
import { t } from "../ui/words.js";

const SAID_MS = 2000;

/** A button that copies. Where there is no clipboard, or no right to it, it says what to do instead. @param {string} text @param {string} instead @param {string} id */
export function copying(text, instead, id) {
  const said = h("small", { role: "status" });
  const button = h("button", { id, onclick: () => copied().then(done, () => (said.textContent = instead)) }, t("Copy"));
  const copied = async () => navigator.clipboard.writeText(text);
  const done = () => {
    announce((button.textContent = t("Copied")));
    setTimeout(() => (button.textContent = t("Copy")), SAID_MS);
  };
  return [button, said];
}
