// Keeps the keyboard and the eye where somebody works: drawing anew takes fields and buttons away, or moves them.

/**
 * Shows another part from its top.
 * @param {HTMLElement} form
 */
export function showTop(form) {
  form.parentElement?.scrollTo({ top: 0 });
  const { top } = form.getBoundingClientRect();
  if (top < 0 || top > innerHeight / 2) form.scrollIntoView();
}

/**
 * Leads the keyboard to what was added, or back to where it was.
 * @param {HTMLFormElement} form
 * @param {Element | null} was what had the focus when the change was sent
 * @param {string} pressed what the button said that was pressed
 */
export function refocus(form, was, pressed) {
  const [verb = "", place = ""] = pressed.split(" ");
  if (verb === "add") return added(form, place)?.focus();
  if (document.activeElement !== document.body || !was) return;
  const moved = pressed.replace(/\d+$/, (index) => String(Number(index) + ({ up: -1, down: 1 }[verb] ?? 0)));
  const again = was.id ? document.getElementById(was.id) : button(moved);
  const stays = again?.matches(":disabled") ? again.parentElement?.querySelector("button:enabled") : again;
  const target = /** @type {HTMLElement | null} */ (stays ?? form.querySelector("h2"));
  target?.focus({ preventScroll: true });
}

/**
 * The first field of what was added: the last of a list in the part that is shown, or the part itself.
 * @param {HTMLFormElement} form
 * @param {string} place
 */
function added(form, place) {
  const names = [...form.elements].filter((one) => one instanceof HTMLElement && one.id);
  const inside = names.filter((one) => one.id.startsWith(`${place}/`));
  const last = Math.max(...inside.map((one) => Number(one.id.slice(place.length + 1).split("/")[0])));
  const own = form.querySelector("[name=at]")?.getAttribute("value")?.startsWith(`${place}/`);
  const first = own ? names[0] : inside.find((one) => one.id.startsWith(`${place}/${last}/`));
  return /** @type {HTMLElement | undefined} */ (first ?? names[0]);
}

/** @param {string} value */
const button = (value) => document.querySelector(`button[value="${CSS.escape(value)}"]`);
