import { learn, spoken } from "../words.js";

/** Why something could not be written; these words are those of the other screens, which may not be here yet. @param {any} error */
export async function why(error) {
  if (spoken() !== "en") await import(`../../../languages/${spoken()}-screens.js`).then((module) => learn(module.default), () => {});
  const { sayWhy } = await import("../../screens/refusals.js");
  return sayWhy(error);
}
