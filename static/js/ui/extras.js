import { find } from "./dom.js";
import { Photos } from "./photos.js";
import { Stopwatch } from "./stopwatch.js";

/** What some questions have beside their controls. @param {import("./sheet.js").Sheet<import("./types.js").Filled>} sheet @returns {(Photos | Stopwatch)[]} */
export const extras = (sheet) =>
  [...sheet.questions.values()].flatMap((question) => [
    ...(find("[data-timer]", question.box) ? [new Stopwatch(question, sheet)] : []),
    ...(find("[data-photos]", question.box) ? [new Photos(question, sheet)] : []),
  ]);
