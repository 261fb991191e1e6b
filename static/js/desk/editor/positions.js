// The server counts code points from 1, the editor UTF-16 units from 0.

/** @typedef {{line: number, column: number}} Place */

/**
 * Where a column of a line stands in it, in UTF-16 units; a column beyond the line is its end.
 * @param {string} line @param {number} column in code points, from 1
 */
export function unitsBefore(line, column) {
  return [...line].slice(0, Math.max(column - 1, 0)).join("").length;
}

/** The word at a place of a line, as an id or key is written. @param {string} line @param {number} units @returns {[number, number]} from, to */
export function wordAt(line, units) {
  const length = /^[\w-]*/.exec(line.slice(units))?.[0].length ?? 0;
  return [units, units + length];
}
