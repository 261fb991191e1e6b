// Values as hands type them and as they are shown: null for nothing, NaN for what cannot be read.

export const two = (/** @type {number} */ number) => String(Math.trunc(number)).padStart(2, "0");

/**
 * A decimal number, with comma or point, spaces between thousands. Where so many decimals are not wanted, "1,000" may be a thousand
 * as well as one, and is neither.
 * @param {string} text @param {number} [decimals] how many are wanted
 */
export function number(text, decimals = 3) {
  const written = text.trim().replace("−", "-").replace(",", ".");
  const plain = /^-?\d{1,3}(\s\d{3})+(\.\d*)?$/.test(written) ? written.replace(/\s/g, "") : written;
  if (!plain) return null;
  return /^-?(\d+\.?\d*|\.\d+)$/.test(plain) && (decimals > 2 || !/^-?[1-9]\d{0,2}\.\d{3}$/.test(plain)) ? Number(plain) : NaN;
}

/** RFC 3339 with the phone's offset at that moment, so that the local time can still be read years later. */
export function rfc3339(ms = Date.now()) {
  const offset = -new Date(ms).getTimezoneOffset();
  const there = Math.abs(offset);
  const sign = offset < 0 ? "-" : "+";
  return new Date(ms + offset * 60000).toISOString().replace("Z", `${sign}${two(there / 60)}:${two(there % 60)}`);
}
