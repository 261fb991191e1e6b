// What the preview asks the server for; nothing that it sends is kept.

/** Looks at the draft's saved text. @param {string} draft @returns {Promise<import("./types.js").Examination>} */
export const examineSaved = (draft) => ask(`/drafts/${draft}/examination`, {});

/** @param {string} draft @param {object} body @returns {Promise<import("./types.js").Scored>} */
export const score = (draft, body) => ask(`/drafts/${draft}/score`, body);

/** @param {string} path @param {object} body */
async function ask(path, body) {
  const headers = { "Content-Type": "application/json", Accept: "application/json" };
  const answer = await fetch(path, { method: "POST", headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}
