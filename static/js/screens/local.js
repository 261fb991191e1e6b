import { spoken } from "../ui/words.js";

/** The first of the languages that we speak of theirs: the spoken one, else any. @param {Record<string, string>} text */
export const inSpoken = (text) => text[spoken()] ?? Object.values(text)[0] ?? "";

/** @param {string | number | Date} moment @param {Intl.DateTimeFormatOptions} options */
export const when = (moment, options) =>
  new Intl.DateTimeFormat(spoken() === "en" ? "en-GB" : spoken(), options).format(new Date(moment));

/** @param {string | number | Date} moment @param {string} [timeZone] */
export const clock = (moment, timeZone) => when(moment, { hour: "2-digit", minute: "2-digit", timeZone });

/** @param {string | number | Date} moment @param {string} [timeZone] */
export const day = (moment, timeZone) => when(moment, { weekday: "short", day: "numeric", month: "short", timeZone });
