import { spoken } from "../ui/words.js";
import { KEEPS_STILL } from "./places.js";

/** Follows what this and other pages, and the worker, announce. @param {import("./shell.js").Shell} shell @param {import("../types.js").Message} message */
export async function hear(shell, message) {
  const { engine, holding } = shell;
  const before = engine.person?.id;
  if (message.type === "session") {
    await engine.look();
    const language = await shell.chosen();
    if (language !== spoken()) await shell.say(language);
  }
  const another = before !== engine.person?.id;
  if (another) await shell.lock();
  const [name] = shell.place();
  if (message.type === "sending" || message.type === "idle") shell.moving = message.type === "idle" ? undefined : message;
  holding.look();
  if (message.type === "wanted") {
    if (holding.has(message.visit)) shell.leave().then(() => shell.redraw());
  } else if (message.type === "update") {
    shell.leave = () => renew(holding);
    if (message.now || !holding.sheet) shell.leave();
  } else if (another || !KEEPS_STILL.includes(name) || message.type === "taken" || (name !== "signin" && document.body.dataset.screen === "signin"))
    shell.redraw();
}

/** Begins the page anew with the new build, as soon as nothing is open in it. @param {import("./holding.js").Holding} holding */
async function renew(holding) {
  await holding.leave();
  if (!holding.sheet) location.reload();
}
