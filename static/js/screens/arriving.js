/**
 * A link led here: from now on the phone is that person's, and shows nothing of whoever was here before.
 * @param {import("./shell.js").Shell} shell @param {string} person
 */
export async function show(shell, person) {
  await shell.work.upkeep.arrive(Number(person));
  await shell.say(await shell.chosen());
  await shell.lock();
  history.replaceState(history.state, "", "#/visits");
  await shell.redraw();
  return { main: [] };
}
