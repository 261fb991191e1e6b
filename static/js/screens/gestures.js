// What fingers and keys mean beside tapping. The recognising is plain; the listening lies below it.

const EDGE = 24; // px: what begins there belongs to the phone itself
const FAR = 0.35; // of the screen's width
const STEADY = 3; // how many times wider than high
const SWIPE_MS = 800;
const TWICE_MS = 500;
const LONG_MS = 600;
const DRIFT = 10; // px

/** A wide, quick stroke of one finger to the side: no scrolling, no zooming, none of the phone's own strokes from its edges. */
export class Swipe {
  /** @type {{x: number, y: number, at: number} | null} */
  #from = null;

  /** @param {{x: number, y: number, at: number, fingers: number, width: number, scale: number}} touch */
  down({ x, y, at, fingers, width, scale }) {
    this.#from = fingers === 1 && scale < 1.05 && x > EDGE && x < width - EDGE ? { x, y, at } : null;
  }

  /** @param {{x: number, y: number, at: number, width: number}} touch @returns {"" | "left" | "right"} */
  up({ x, y, at, width }) {
    const from = this.#from;
    this.#from = null;
    if (!from || at - from.at > SWIPE_MS) return "";
    const [along, across] = [x - from.x, Math.abs(y - from.y)];
    if (Math.abs(along) < width * FAR || Math.abs(along) < across * STEADY) return "";
    return along < 0 ? "left" : "right";
  }
}

/** The second of two within half a second. */
export class Twice {
  #last = -Infinity;

  /** @param {number} at */
  second(at) {
    const second = at - this.#last < TWICE_MS;
    this.#last = second ? -Infinity : at;
    return second;
  }
}

/** Does something when a thing is held. The tap that ends it means nothing more. */
export class LongPress {
  #timer = 0;
  #from = { x: 0, y: 0 };
  #held = false;

  /** @param {HTMLElement} thing @param {() => void} act */
  constructor(thing, act) {
    const end = () => clearTimeout(this.#timer);
    thing.addEventListener("pointerdown", ({ clientX: x, clientY: y }) => {
      this.#from = { x, y };
      this.#held = false;
      this.#timer = setTimeout(() => ((this.#held = true), act()), LONG_MS);
    });
    thing.addEventListener("pointermove", ({ clientX: x, clientY: y }) => {
      if (Math.hypot(x - this.#from.x, y - this.#from.y) > DRIFT) end();
    });
    for (const event of ["pointerup", "pointercancel", "pointerleave"]) thing.addEventListener(event, end);
    thing.addEventListener("contextmenu", (event) => event.preventDefault());
    const swallow = (/** @type {Event} */ event) => {
      if (this.#held) event.stopImmediatePropagation();
      this.#held = false;
    };
    thing.addEventListener("click", swallow, { capture: true });
  }
}

/** Hears strokes to the side on the whole page. @param {(way: "left" | "right") => void} act */
export function onSwipe(act) {
  const swipe = new Swipe();
  const at = (/** @type {TouchEvent} */ { changedTouches: [{ clientX: x, clientY: y }], timeStamp, touches }) => ({
    x, y, at: timeStamp, fingers: touches.length, width: innerWidth, scale: visualViewport?.scale ?? 1,
  });
  const written = (/** @type {any} */ { target }) => target.closest?.("textarea, input:not([type=radio], [type=checkbox])");
  document.addEventListener("touchstart", (event) => swipe.down({ ...at(event), ...(written(event) && { fingers: 0 }) }), { passive: true });
  document.addEventListener("touchend", (event) => {
    const way = swipe.up(at(event));
    if (way) act(way);
  }, { passive: true });
}

/** Hears Escape pressed twice. @param {() => void} act */
export function onEscapes(act) {
  const twice = new Twice();
  document.addEventListener("keydown", ({ key, timeStamp, repeat }) => key === "Escape" && !repeat && twice.second(timeStamp) && act());
}
