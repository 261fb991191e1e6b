// How a one-time code is typed: in groups, in any case and alphabet, or pasted with all that stood around it.

const LENGTH = 8;
const GROUP = 4;
const MEANT = { O: "0", I: "1", L: "1", А: "A", В: "B", Е: "E", К: "K", М: "M", Н: "H", О: "0", Р: "P", С: "C", Т: "T", У: "Y", Х: "X" };
const LINK = /\/in\/([^\s/?#]+)/;

/** The code's symbols in what was typed, as they were most likely meant; of a pasted link, those of its code. @param {string} typed */
export function symbols(typed) {
  const code = LINK.exec(typed)?.[1] ?? typed;
  return [...code.toUpperCase()].map((symbol) => /** @type {any} */ (MEANT)[symbol] ?? symbol).filter((symbol) => /[0-9A-Z]/.test(symbol)).join("");
}

/** As people read it. @param {string} typed */
export const grouped = (typed) => symbols(typed).replace(new RegExp(`(.{${GROUP}})(?=.)`, "g"), "$1-");

/** How many symbols are missing; below zero there are too many. @param {string} typed */
export const lacking = (typed) => LENGTH - symbols(typed).length;
