// A link that is followed while something is being saved waits until it is; then nobody is asked whether to leave.

/**
 * @param {() => boolean} settled whether everything is saved
 * @returns {() => void} to be called whenever something was saved, or could not be
 */
export function holdLinks(settled) {
  let next = "";
  document.addEventListener("click", (event) => {
    const link = /** @type {Element} */ (event.target).closest?.("a[href]");
    if (!(link instanceof HTMLAnchorElement) || settled() || event.defaultPrevented) return;
    if (!leads(link) || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    next = link.href;
  });
  return () => {
    if (next) location.assign(next);
    next = "";
  };
}

/** Whether a link leads to another page, in place of this one. @param {HTMLAnchorElement} link */
const leads = (link) =>
  !link.target && !link.download && !link.dataset.line && !link.hasAttribute("hx-get") && !link.getAttribute("href")?.startsWith("#");
