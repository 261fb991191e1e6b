import { DOUBLE_TAP_MS } from "../dom.js";

/** What has just come under the finger is not meant by the second half of a double tap. @param {HTMLElement} part */
export function rest({ dataset }) {
  const since = String(performance.now());
  dataset.resting = since;
  setTimeout(() => dataset.resting === since && delete dataset.resting, DOUBLE_TAP_MS);
}
