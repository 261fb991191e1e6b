import { h } from "../dom.js";
import { t } from "../words.js";

/** The camera, and for what belongs after the visit also what was photographed before. @param {string} where @param {boolean} multiple @returns {any[]} */
export function ways(where, multiple) {
  const way = (/** @type {object} */ more, /** @type {string} */ words) => {
    const input = h("input", { type: "file", accept: "image/*", ...more });
    h("label", input, h("span", words));
    return input;
  };
  const camera = way({ capture: "environment", "data-photo-input": true }, photoWords(where));
  return where === "after" ? [camera, way({ multiple, "data-gallery": true }, multiple ? t("Choose photos") : t("Choose a photo"))] : [camera];
}

/** @param {string} where */
function photoWords(where) {
  if (where === "after") return t("Photo, after the visit");
  return where === "outside" ? t("Photo, from outside") : t("Photo, inside, unseen");
}
