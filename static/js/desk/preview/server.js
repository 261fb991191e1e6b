// What the preview asks the server for; nothing that it sends is kept.

/**
 * Looks at a text, or at the draft's saved one, to show it in a language.
 * @param {string} draft @param {string} language @param {string} [source] @returns {Promise<import("./types.js").Examination>}
 */
export const examine = (draft, language, source) => ask(`/drafts/${draft}/examination`, { language, source });

/** @param {string} draft @param {object} body @returns {Promise<import("./types.js").Scored>} */
export const score = (draft, body) => ask(`/drafts/${draft}/score`, body);

/** @param {string} path @param {object} body */
async function ask(path, body) {
  const headers = { "Content-Type": "application/json", Accept: "application/json" };
  const answer = await fetch(path, { method: "POST", headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}
