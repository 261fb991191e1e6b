import { h } from "../ui/dom.js";
import { expectation, mood } from "./mood.js";
import { arrival } from "./place.js";
import { t } from "../ui/words.js";
import { attempt } from "./parts.js";

/**
 * What can be told before the first question: how one feels, what one expects, that one is there. All of it may be left out, and
 * none of it is asked again for a visit that came back.
 * @param {import("../ui/types.js").App} app @param {import("../types.js").AssignmentRow} assignment
 */
export function before({ work }, assignment) {
  const told = assignment.before ?? {};
  const keep = (/** @type {keyof import("../types.js").Before} */ key) => (/** @type {any} */ value) => work.before(assignment, { [key]: value });
  return [
    mood("mood", told.mood, keep("mood")),
    expectation(told.expectation, keep("expectation")),
    assignment.channel === "office" && arrival({ assignment: assignment.id, location: assignment.location, known: told.arrived, keep: keep("arrived") }),
  ];
}

/** The way out for who stands before a closed door. @param {import("../ui/types.js").App} app @param {() => Promise<{id: string}>} begin the visit, if it has not begun */
export const couldNot = (app, begin) =>
  h(
    "p",
    h("button.wide", { id: "could-not", onclick: (/** @type {any} */ { target }) => attempt(target, async () => app.go(`#/undone/${(await begin()).id}`)) }, t("The visit could not be done")),
  );
