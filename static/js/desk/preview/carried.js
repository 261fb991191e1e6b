// Which answers still mean something after the script has changed under them.

/** @typedef {import("../../types.js").Answer} Answer */
/** @typedef {import("../../types.js").QuestionRules} QuestionRules */
/** @typedef {{kind: string, answer: Answer}} Given an answer, and the kind of question that it was given to */

/**
 * What of an answer its question can still hold: nothing where the question has gone or is of another kind, and without a value
 * that cannot be chosen any more.
 * @param {Given} given @param {QuestionRules | undefined} rules @returns {Answer | null}
 */
export function carried({ kind, answer }, rules) {
  if (rules?.kind !== kind) return null;
  if (answer.na && !rules.na) return { ...answer, na: undefined };
  if (answer.value === undefined) return answer;
  const { value: _, ...rest } = answer;
  const value = held(answer.value, rules);
  return value === undefined ? rest : { ...rest, value };
}

/** @param {any} value @param {QuestionRules} rules @returns {any} */
function held(value, { kind, ids = [], low = -Infinity, high = Infinity }) {
  if (kind === "choice") return ids.includes(value) ? value : undefined;
  if (kind === "scale" || kind === "nps") return value >= low && value <= high ? value : undefined;
  if (kind !== "choices") return value;
  const left = value.filter((/** @type {string} */ id) => ids.includes(id));
  return left.length ? left : undefined;
}
