// What the answers so far make of the checklist: which questions apply, and what is still missing. Twin of answers/applies.py
// and answers/check.py; what cannot be used at all ("value") is told here before the server would refuse it.

import { evaluate, isFalse, isTrue, known } from "../logic/evaluate.js";

/** @typedef {import("../types.js").Answer} Answer */
/** @typedef {import("../types.js").QuestionRules} QuestionRules */
/** @typedef {import("../types.js").Tree | undefined} Tree */

// Beyond it the server takes no number.
export const MOST = 1e15;

/**
 * @param {import("../types.js").Rules} rules
 * @param {import("../types.js").Context} context
 * @param {Map<string, Answer>} answers
 * @param {Map<string, {length: number}>} photos
 * @returns {import("../types.js").ChecklistState}
 */
export function assess({ sections, questions, calculated }, context, answers, photos) {
  const { persona, channel, service_language, office, local } = context;
  /** @type {Record<string, any>} */
  const values = { persona, channel, service_language, "visit.weekday": local.weekday, "visit.hour": local.hour };
  for (const [name, value] of Object.entries(office)) values[`office.${name}`] = value;
  const facts = { values, answered: /** @type {Set<string>} */ (new Set()), na: /** @type {Set<string>} */ (new Set()) };
  const count = (/** @type {string} */ id) => photos.get(id)?.length ?? 0;

  const calculate = () => {
    for (const { id, value } of calculated) values[id] = evaluate(value, facts);
  };
  const shows = (/** @type {Tree} */ tree) => {
    if (tree === undefined) return true;
    calculate();
    return isTrue(tree, facts);
  };
  /** Facts grow in the form's order: what shows a question depends on the answers above it, and on no hidden one. */
  const applies = (/** @type {string} */ id) => {
    const { kind, show, photo } = questions[id];
    if (!shows(show)) return false;
    const { value, na } = answers.get(id) ?? {};
    if (na) facts.na.add(id);
    else if (kind === "photo" && count(id) >= (photo?.min || 1)) facts.answered.add(id);
    else if (usable(value)) values[id] = kind === "duration" ? Number(value) / 60 : value;
    return true;
  };
  const open = sections.map(({ show, questions }) => shows(show) && new Set(questions.filter(applies)));
  calculate();

  /** @type {import("../types.js").ChecklistState} */
  const state = { questions: new Map(), sections: new Map(), answered: 0, total: 0, missing: [] };
  sections.forEach(({ id: section, questions: ids }, place) => {
    const visible = open[place];
    const tally = { visible: Boolean(visible && visible.size), answered: 0, total: 0, missing: 0 };
    for (const id of ids) {
      const found = look(questions[id], Boolean(visible && visible.has(id)), answers.get(id), count(id), facts);
      state.questions.set(id, found);
      if (!found.visible) continue;
      for (const code of found.problems) state.missing.push({ section, question: id, code });
      tally.total += Number(questions[id].kind !== "note");
      tally.answered += Number(found.answered);
      tally.missing += Number(found.problems.length > 0);
    }
    state.sections.set(section, tally);
    state.answered += tally.answered;
    state.total += tally.total;
  });
  return state;
}

/**
 * @param {QuestionRules} rules
 * @param {boolean} visible
 * @param {Answer | undefined} answer
 * @param {number} photos
 * @param {Parameters<typeof isTrue>[1]} facts
 */
function look(rules, visible, answer, photos, facts) {
  if (!visible) return { visible, answered: false, wantsComment: false, problems: [] };
  const { kind, photo, check, na: offered } = rules;
  const holds = (/** @type {Tree} */ tree) => tree !== undefined && isTrue(tree, facts);
  const required = rules.required || holds(rules.required_if);
  const { na, value, typed, comment, timer } = answer ?? {};
  const given = !na && (kind === "photo" ? photos >= (photo?.min || 1) : usable(value));
  const answered = na ? Boolean(offered) : given;
  const wantsComment = rules.comment === "loses" && given && loses(rules, value, holds);
  const { min = 0, required_if: only } = photo ?? {};
  const least = na ? 0 : only === undefined ? min : holds(only) ? min || 1 : 0;
  const lacksPhotos = photos < least;
  const problems = Object.entries({
    // The answer to a photo question is its photos: what is missing is said once.
    required: required && !answered && !typed && !timer && kind !== "note" && !(kind === "photo" && lacksPhotos),
    comment: wantsComment && !usable(comment),
    photo: lacksPhotos,
    check: check !== undefined && isFalse(check, facts),
    value: typed || (given && !fits(rules, value)),
    // The server flags and takes these two; nobody finishes with them unawares.
    na_reason: answered && na && !usable(comment),
    running: timer,
  });
  return { visible, answered, wantsComment, problems: problems.flatMap(([code, is]) => (is ? [code] : [])) };
}

/** Whether there is a value that says something. @param {any} value */
export const usable = (value) => known(value) !== null;

/** @type {(rules: QuestionRules, value: any, holds: (tree: Tree) => boolean) => boolean} */
function loses({ loses: lost, ids = ["yes", "no"] }, value, holds) {
  const listed = Array.isArray(lost) && lost.every((id) => ids.includes(/** @type {string} */ (id)));
  return listed ? [value].flat().some((id) => lost.includes(id)) : holds(/** @type {Tree} */ (lost));
}

/** Whether what the controls let through is within the question's bounds. @param {QuestionRules} rules @param {any} value */
function fits({ kind, exclusive, min = -MOST, max = MOST, decimals = 15, max_length = Infinity }, value) {
  if (kind === "choices") return value.length < 2 || !value.some((/** @type {string} */ id) => exclusive?.includes(id));
  if (kind === "number" || kind === "duration") return value >= min && value <= max && Number(value.toFixed(decimals)) === value;
  if (kind === "date") return value.length === "yyyy-mm-dd".length;
  return kind !== "text" || [...value].length <= max_length;
}
