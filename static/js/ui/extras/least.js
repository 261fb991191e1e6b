/** How many photos a question needs, as the answers stand now. @param {import("../types.js").Filled} draft @param {import("../question.js").Question} question */
export function least(draft, { id, rules }) {
  const { min = 0, required_if: only } = rules.photo ?? {};
  if (only === undefined) return draft.answers.get(id)?.na ? 0 : min;
  return draft.state().questions.get(id)?.problems.includes("photo") ? min || 1 : 0;
}
