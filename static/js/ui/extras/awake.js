import { stopped } from "../../visit/timer.js";

/** Knows whether the phone may have slept since a timer began. */
export class Awake {
  #slept = false;

  watch() {
    this.#slept = false;
    document.addEventListener("visibilitychange", () => (this.#slept = true), { once: true });
  }

  /** What a timer stopped now has measured, and whether the clock was moved meanwhile. @param {import("../../types.js").TimerState} timer */
  stopped(timer) {
    const measured = stopped(timer);
    const gap = measured.clock_gap_ms ?? 0;
    // While the phone sleeps its steady clock stands still, so a gap forward says something only if it never slept.
    return { ...measured, moved: gap < 0 || (gap > 0 && !this.#slept) };
  }
}
