import { t } from "../words.js";

/** What is missing or wrong, beside the question. @param {import("../question.js").Question} question @param {string} code */
export function why({ box, rules }, code) {
  const { min, max } = rules;
  const words = /** @type {Record<string, () => string>} */ ({
    required: () => t("Not answered yet."),
    comment: () => t("Say in a few words how it was."),
    na_reason: () => t("Say why it does not apply."),
    photo: () => t("A photo is needed here."),
    running: () => t("The timer is still running."),
    check: () => box.dataset.check ?? t("Please look at this answer again."),
    value: () => rules.kind === "duration" ? t("Write minutes and seconds, such as 4:12.") : `${t("This value is not possible here.")} ${min === undefined || max === undefined ? "" : t("From {min} to {max}.", { min, max })}`,
  });
  return words[code]();
}
