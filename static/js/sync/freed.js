/** Resolves when no page holds a visit open any more, as `hold` does: also when one has ended without a word. @param {string} visit @returns {Promise<void>} */
export const freed = (visit) => navigator.locks.request("visit:" + visit, { mode: "shared" }, () => {}).catch(() => {});
