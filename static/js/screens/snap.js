import { Photos } from "../ui/extras/photos.js";

/** Takes a photo for a question with the camera inside the page. @param {import("../ui/sheet.js").Sheet} sheet @param {import("../ui/question.js").Question} question */
export async function snap(sheet, question) {
  for (const extra of await sheet.extras()) if (extra instanceof Photos && extra.question === question) await extra.take();
}
