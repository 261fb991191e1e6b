import { number } from "../../visit/values.js";
import { all, say } from "../dom.js";
import { t } from "../words.js";

/** Shows what is wrong beside the controls and ties it to them. @param {import("../question.js").Question} question @param {string} why */
export function complain({ box, message }, why) {
  if (message.hidden === !why && message.textContent === why) return;
  message.hidden = !why;
  say(message, why);
  box.toggleAttribute("data-missing", Boolean(why));
  for (const control of all("input, textarea", box))
    why ? control.setAttribute("aria-describedby", message.id) : control.removeAttribute("aria-describedby");
}

/** What is missing or wrong, beside the question. @param {import("../question.js").Question} question @param {string} code */
export function why({ box, rules, inputs }, code) {
  const words = /** @type {Record<string, () => string>} */ ({
    required: () => t("Not answered yet."),
    comment: () => t("Say in a few words how it was."),
    na_reason: () => t("Say why it does not apply."),
    photo: () => t("A photo is needed here."),
    running: () => t("The timer is still running."),
    check: () => box.dataset.check ?? t("Please look at this answer again."),
    value: () => (rules.kind === "duration" ? t("Write minutes and seconds, such as 4:12.") : impossible(inputs[0], rules)),
  });
  return words[code]();
}

/** @param {any} input @param {import("../../types.js").QuestionRules} rules */
function impossible(input, { kind, min, max }) {
  const wrong = kind === "number" && Number.isNaN(number(input.value)) ? t("Write one number, such as 3.5.") : t("This value is not possible here.");
  if (min === undefined && max === undefined) return wrong;
  const bounds = max === undefined ? t("At least {min}.", { min }) : min === undefined ? t("At most {max}.", { max }) : t("From {min} to {max}.", { min, max });
  return `${wrong} ${bounds}`;
}
