// Values as hands type them and as they are shown: null for nothing, NaN for what cannot be read.

export const two = (/** @type {number} */ number) => String(Math.trunc(number)).padStart(2, "0");

/** A decimal number, with comma or point, spaces between thousands. @param {string} text */
export function number(text) {
  const plain = text.replace(/\s/g, "").replace("−", "-").replace(",", ".");
  if (!plain) return null;
  return /^-?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : NaN;
}

/** RFC 3339 with the phone's offset at that moment, so that the local time can still be read years later. */
export function rfc3339(ms = Date.now()) {
  const offset = -new Date(ms).getTimezoneOffset();
  const there = Math.abs(offset);
  const sign = offset < 0 ? "-" : "+";
  return new Date(ms + offset * 60000).toISOString().replace("Z", `${sign}${two(there / 60)}:${two(there % 60)}`);
}
