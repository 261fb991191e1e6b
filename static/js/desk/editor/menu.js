// A menu closes when somebody presses Escape, or goes on with something else.

const menu = /** @type {HTMLDetailsElement | null} */ (document.querySelector("details.more"));
if (menu) {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary")?.focus();
  });
  const elsewhere = (/** @type {Event} */ event) => {
    if (!menu.contains(/** @type {Node} */ (event.target))) menu.open = false;
  };
  document.addEventListener("pointerdown", elsewhere);
  document.addEventListener("focusin", elsewhere);
}
// A click into the preview's frame is heard there only.
addEventListener("blur", () => menu && (menu.open = false));
