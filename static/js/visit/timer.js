// Durations, by the clock or by hand. A timer is kept as the moment of its start, so that it outlives the page.

import { MOST } from "./checklist.js";
import { number, two } from "./values.js";

/** @typedef {import("../types.js").TimerState} TimerState */

// Below this, two clocks read one after the other may differ without anybody having moved one.
const GAP_MS = 2000;

/** Both clocks, as they stood so many ms ago. */
export const clocks = (ago = 0) => ({ wall: Date.now() - ago, steady: performance.now() - ago, origin: performance.timeOrigin });

/** @returns {TimerState} */
export const started = (now = clocks()) => ({ started: now.wall, steady: now.steady, origin: now.origin });

/**
 * Whole seconds since the start, off the wall clock. The steady clock stands still while the phone sleeps and restarts with the
 * page, so it can only be too low: where it says more, the wall clock was set back.
 * @param {TimerState} timer
 */
export const elapsed = (timer, now = clocks()) =>
  Math.round(Math.max(0, now.wall - timer.started, now.origin === timer.origin ? now.steady - timer.steady : 0) / 1000);

/**
 * What to save when the timer stops. `clock_gap_ms`: negative, the clock was set back; positive, set forward or the phone slept.
 * @param {TimerState} timer
 */
export function stopped(timer, now = clocks()) {
  const wall = now.wall - timer.started;
  const gap = Math.round(now.origin === timer.origin ? wall - now.steady + timer.steady : Math.min(0, wall));
  return { value: elapsed(timer, now), how: { timer: true }, ...(Math.abs(gap) > GAP_MS && { clock_gap_ms: gap }) };
}

/**
 * What of an answer would be lost if another one took its place; of a timer that goes on also what was measured before.
 * @param {import("../types.js").Answer} [answer] @returns {import("../types.js").Measured | undefined}
 */
export function kept({ timer, value, typed, how, clock_gap_ms, moved, before } = /** @type {any} */ ({})) {
  if (timer) return { timer, before };
  return value === undefined ? (before ?? (typed ? { typed } : undefined)) : { value, how, clock_gap_ms, moved };
}

/**
 * Whole seconds of "m:ss" or "h:mm:ss". A number alone is minutes, but three or four digits are "mss" and "mmss": keypads of some
 * phones have no colon.
 * @param {string} text
 */
export function seconds(text) {
  const total = counted(text);
  return total === null || total <= MOST ? total : NaN;
}

/** @param {string} text */
function counted(text) {
  const bare = /^\s*(\d{1,2})([0-5]\d)\s*$/.exec(text);
  if (bare) return Number(bare[1]) * 60 + Number(bare[2]);
  if (!text.includes(":")) {
    const minutes = number(text);
    return minutes === null ? null : minutes < 0 ? NaN : Math.round(minutes * 60);
  }
  return /^\s*(\d+:)?\d+:[0-5]?\d\s*$/.test(text) ? text.split(":").reduce((sum, part) => sum * 60 + Number(part), 0) : NaN;
}

/** @param {number} total whole seconds */
export function clockface(total) {
  const minutes = Math.trunc(total / 60);
  const shown = minutes < 60 ? `${minutes}` : `${Math.trunc(minutes / 60)}:${two(minutes % 60)}`;
  return `${shown}:${two(total % 60)}`;
}
