// What the text view asks of the server.

const JSON_TYPE = "application/json";

/** @param {string} address @param {RequestInit} request */
async function ask(address, request) {
  const answer = await fetch(address, { ...request, method: "POST" });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

/** @param {number} draft @param {string} source @param {string} language that the preview shows */
export const examine = (draft, source, language) =>
  ask(`/drafts/${draft}/examination`, {
    headers: { Accept: JSON_TYPE, "Content-Type": JSON_TYPE },
    body: JSON.stringify({ source, language }),
  });

/** @param {number} draft @param {string} source @param {number} revision @param {string} csrf @returns {Promise<import("./autosave.js").Kept>} */
export const save = (draft, source, revision, csrf) =>
  ask(`/drafts/${draft}/text`, {
    headers: { Accept: JSON_TYPE },
    body: new URLSearchParams({ csrf, source, revision: String(revision) }),
  });
