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
    if (kept?.aside) notice(kept.aside, `/drafts/${kept.beside}`, words.other ?? "");
  };
}

/** @param {string} at */
const clock = (at) =>
  new Intl.DateTimeFormat(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" }).format(new Date(at));

/** @param {string} text @param {string} address @param {string} other what the link to it says */
function notice(text, address, other) {
  const box = document.createElement("p");
  box.className = "notice fair";
  box.setAttribute("role", "alert");
  const link = document.createElement("a");
  link.href = address;
  link.textContent = other;
  box.append(text, " ", link);
  document.querySelector(".editor-head")?.after(box);
}
