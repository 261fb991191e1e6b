// What hands type and clocks say, as values: null for nothing, NaN for what cannot be read.

/** @typedef {import("../types.js").TimerState} TimerState */

const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

// Below this, two clocks read one after the other may differ without anybody having moved one.
const GAP_MS = 2000;

const two = (/** @type {number} */ number) => String(Math.trunc(number)).padStart(2, "0");

/** A decimal number, with comma or point, spaces between thousands. @param {string} text */
export function number(text) {
  const plain = text.replace(/\s/g, "").replace("−", "-").replace(",", ".");
  if (!plain) return null;
  return /^-?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : NaN;
}

/** Whole seconds of "m:ss" or "h:mm:ss"; a number alone is minutes. @param {string} text */
export function seconds(text) {
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

/** RFC 3339 with the phone's offset at that moment, so that the local time can still be read years later. */
export function rfc3339(ms = Date.now()) {
  const offset = -new Date(ms).getTimezoneOffset();
  const there = Math.abs(offset);
  const sign = offset < 0 ? "-" : "+";
  return new Date(ms + offset * 60000).toISOString().replace("Z", `${sign}${two(there / 60)}:${two(there % 60)}`);
}

/** Weekday (1 Monday … 7 Sunday) and hour in a zone. @param {number} ms @param {string} timeZone */
export function local(ms, timeZone) {
  const read = (/** @type {Intl.DateTimeFormatOptions} */ part) =>
    new Intl.DateTimeFormat("en", { timeZone, hourCycle: "h23", ...part }).format(ms);
  return { weekday: WEEKDAYS.indexOf(read({ weekday: "short" })) + 1, hour: Number(read({ hour: "2-digit" })) };
}

const clocks = () => ({ wall: Date.now(), steady: performance.now(), origin: performance.timeOrigin });

/** A timer is kept as the moment of its start, so it outlives the page. @returns {TimerState} */
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
