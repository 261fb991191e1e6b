/** A link led here: from now on the phone is that person's, and shows nothing of whoever was here before. @type {import("../ui/types.js").Screen} */
export async function show(app, person) {
  await app.work.upkeep.arrive(Number(person));
  history.replaceState(history.state, "", "#/visits");
  await app.redraw();
  return { main: [] };
}
