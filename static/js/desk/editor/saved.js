// Says in words how the draft stands: saved when, being saved, or not saved.

/** @returns {(state: "waiting" | "saving" | "saved" | "failed", kept?: import("./autosave.js").Kept) => void} */
export function savedLine() {
  const line = document.getElementById("saved");
  const moment = line?.querySelector("time");
  if (!line) return () => {};
  const words = { ...line.dataset };
  let at = moment?.dateTime;
  if (at) line.replaceChildren(`${words.saved} ${clock(at)}`);
  return (state, kept) => {
    line.dataset.state = state;
    at = kept?.saved_at ?? at;
    const text = state === "saved" && at ? `${words.saved} ${clock(at)}` : (words[state] ?? "");
    if (line.textContent !== text) line.textContent = text;
    if (kept?.aside) notice(kept.aside);
  };
}

/** @param {string} at */
const clock = (at) =>
  new Intl.DateTimeFormat(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" }).format(new Date(at));

/** @param {string} text */
function notice(text) {
  const box = document.createElement("p");
  box.className = "notice fair";
  box.setAttribute("role", "alert");
  box.textContent = text;
  document.querySelector(".editor-head")?.after(box);
}
