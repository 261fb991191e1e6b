// The system's camera can push the page out of memory: whoever comes back is taken to the question that was photographed for.

const SETTING = "place";
const FRESH_MS = 3_600_000;

/** Notes from now on where the camera is opened, and returns there if it cost us the page. @param {import("../ui/types.js").App} app */
export async function returning(app) {
  const { engine } = app;
  const place = await engine.setting(SETTING);
  let noted = Boolean(place);
  const note = (/** @type {string} */ hash) => {
    if (hash || noted) engine.setSetting(SETTING, hash && { hash, at: Date.now(), person: engine.person?.id });
    noted = Boolean(hash);
  };
  document.addEventListener("click", ({ target }) => note(hashOf(/** @type {Element} */ (target))), true);
  document.addEventListener("cancel", () => note(""), true);
  note("");
  if (place && place.person === engine.person?.id && Math.abs(Date.now() - place.at) < FRESH_MS) app.go(place.hash);
}

/** The address of the question whose camera was tapped, or "". @param {Element} target */
function hashOf(target) {
  const [, screen, visit] = location.hash.split("/");
  const question = target.matches("[type=file]") && /** @type {HTMLElement | null} */ (target.closest("[data-question]"));
  return question && screen === "visit" ? ["#/visit", visit, document.body.dataset.section, question.dataset.question].join("/") : "";
}
