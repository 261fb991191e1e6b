// The preview is a page of its own in a frame; the two tell each other what changed and which question is meant.

/** @param {(line: number) => void} show a line of the script */
export function preview(show) {
  const frame = /** @type {HTMLIFrameElement | null} */ (document.querySelector(".editor-preview iframe"));
  /** @type {any} */
  let last;
  let language = "";
  const post = (/** @type {any} */ message) => frame?.contentWindow?.postMessage(message, location.origin);
  addEventListener("message", ({ origin, source, data }) => {
    if (origin !== location.origin || source !== frame?.contentWindow) return;
    if (data.type === "ready" && last) post(last);
    if (data.type === "language") language = data.language;
    if (data.type === "show") show(lineOf(data.question));
  });
  document.addEventListener("draft-saved", () => post({ type: "saved" }));
  return {
    get language() {
      return language;
    },
    /** @param {any} examination @param {string} source */
    examined(examination, source) {
      last = { type: "examined", examination, source };
      post(last);
    },
    /** @param {string} question */
    question: (question) => post({ type: "show", question }),
  };
}

/** @param {string} question */
const lineOf = (question) => {
  const link = /** @type {HTMLElement | null} */ (document.querySelector(`#outline [data-question="${CSS.escape(question)}"]`));
  return Number(link?.dataset.line ?? 1);
};
