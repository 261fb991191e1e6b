import { find, h } from "../ui/dom.js";
import { listen } from "../sync/channel.js";
import { freed } from "../sync/freed.js";
import { t } from "../ui/words.js";
import { attempt, back, heading } from "./parts.js";
import { reading } from "./reading.js";
import { unsaved, unsavedNotice } from "./unsaved.js";
import { touched } from "../visit/trail.js";

/** A visit that another tab has open: everything can be read, nothing changed. @param {import("../ui/types.js").App} app @param {string} visit */
export async function watch(app, visit) {
  const glimpse = await app.work.visits.look(visit);
  const form = await reading(glimpse);
  const lost = unsaved(app, visit);
  const takeOver = (/** @type {any} */ { target }) => attempt(target, () => take(app, visit, lost));
  follow(app, visit, form);
  if (app.holding.taken?.form.isConnected) setTimeout(() => find("main h1").focus());
  return {
    head: [back(t("Visits"))],
    main: [
      heading(t("Another tab has this visit open")),
      h("p.notice", { "data-code": "open_elsewhere", "data-tone": "fair" }, t("Here it can be read. To go on filling it in here, take it over: the other tab can then only read it.")),
      unsavedNotice(lost, t("This was entered here, and the other tab was quicker. Take over to keep it.")),
      form,
    ],
    foot: [h("div.thumb", h("button.primary.wide", { id: "take-over", onclick: takeOver }, t("Take over")))],
  };
}

/** Opens it here; what was typed here last is kept, unless the other tab answered later. @param {import("../ui/types.js").App} app @param {string} visit @param {ReturnType<typeof unsaved>} lost */
async function take(app, visit, lost) {
  const sheet = await app.sheet(visit, { steal: true });
  for (const { question, answer } of lost) {
    const there = sheet.draft.answers.get(question.id);
    if (!answer || (there && touched(there) > touched(answer))) continue;
    sheet.save(/** @type {any} */ (sheet.questions.get(question.id)), answer);
    sheet.questions.get(question.id)?.show(answer);
  }
  await app.redraw();
}

/** Looks again when the other tab is done with it, though that may say nothing, or when somebody looks here. @param {import("../ui/types.js").App} app @param {string} visit @param {HTMLElement} form */
function follow(app, visit, form) {
  const look = () => {
    if (form.isConnected && !document.hidden) app.redraw();
  };
  const stop = listen((message) => {
    if (!form.isConnected) stop();
    else if (message.type === "visits" && message.visit === visit) app.redraw();
  });
  document.addEventListener("visibilitychange", look, { once: true });
  freed(visit).then(look);
}
