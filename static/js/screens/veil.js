/** Until the cover is there: nothing shows while the page is left. What is being typed keeps its place. */
export function veil() {
  const look = (/** @type {Event} */ { type }) =>
    (document.body.style.opacity = !document.getElementById("cover") && (document.hidden || type === "blur") ? "0" : "");
  document.addEventListener("visibilitychange", look);
  for (const event of ["blur", "focus"]) addEventListener(event, look);
}
