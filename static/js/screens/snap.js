import { Photos } from "../ui/extras/photos.js";

/** Takes a photo for a question with the camera inside the page; tells why it is not kept. @param {import("../ui/sheet.js").Sheet} sheet @param {import("../ui/question.js").Question} question */
export async function snap(sheet, question) {
  const photos = (await sheet.extras()).find((extra) => extra instanceof Photos && extra.question === question);
  return /** @type {Photos} */ (photos).take();
}
