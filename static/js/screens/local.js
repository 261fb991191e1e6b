import { spoken, t } from "../ui/words.js";

/** The first of the languages that we speak of theirs: the spoken one, else any. @param {Record<string, string>} text */
export const inSpoken = (text) => text[spoken()] ?? Object.values(text)[0] ?? "";

/** @param {string | number | Date} moment @param {Intl.DateTimeFormatOptions} options */
export const when = (moment, options) =>
  new Intl.DateTimeFormat(spoken() === "en" ? "en-GB" : spoken(), options).format(new Date(moment));

/** @param {string | number | Date} moment @param {string} [timeZone] */
export const clock = (moment, timeZone) => when(moment, { hour: "2-digit", minute: "2-digit", timeZone });

/** A day, which no line breaks in two; one of another year with its year. @param {string | number | Date} moment @param {string} [timeZone] */
export function day(moment, timeZone) {
  const year = new Date(moment).getFullYear() === new Date().getFullYear() ? undefined : "numeric";
  return when(moment, { weekday: "short", day: "numeric", month: "short", year, timeZone }).replaceAll(" ", "\xa0");
}

/** The time alone for a moment of today, else with its day. @param {string | number | Date} moment */
export const moment = (moment, now = Date.now()) => (day(moment) === day(now) ? clock(moment) : `${day(moment)}, ${clock(moment)}`);

/**
 * When a visit can be made, by the clock of its place.
 * @param {{window: {from: string, to: string}, location: {zone: string}}} assignment
 */
export function deadline({ window: { from, to }, location: { zone } }, now = Date.now()) {
  if (Date.parse(to) < now) return t("The time is over: {day}", { day: day(to, zone) });
  const end = clock(to, zone) === "23:59" ? day(to, zone) : `${day(to, zone)}, ${clock(to, zone)}`;
  if (Date.parse(from) > now) {
    const begin = clock(from, zone) === "00:00" ? day(from, zone) : `${day(from, zone)}, ${clock(from, zone)}`;
    return begin === end ? begin : `${begin} – ${end}`;
  }
  return day(to, zone) === day(now, zone) ? t("until {time}", { time: clock(to, zone) }) : t("until {day}", { day: end });
}
