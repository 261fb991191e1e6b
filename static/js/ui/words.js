/** @type {Record<string, any>} */
let texts = {};
let language = "en";
let plural = new Intl.PluralRules(language);

export const LANGUAGES = { ru: "Русский", et: "Eesti", en: "English" };

/** Speaks `wanted` from now on. @param {string} wanted @param {Record<string, any>} translated by msgid */
export function speak(wanted, translated) {
  texts = translated;
  language = wanted;
  plural = new Intl.PluralRules(wanted);
  document.documentElement.lang = wanted;
  document.title = name();
}

/** What to speak: the chosen language, else the browser's. @param {string} [chosen] */
export const spokenFor = (chosen = "") => [chosen, ...navigator.languages.map((one) => one.slice(0, 2))].find((one) => one in LANGUAGES) ?? "en";

/** Learns more of the spoken language. @param {Record<string, any>} more */
export const learn = (more) => Object.assign(texts, more);

export const spoken = () => language;

/** The app's neutral name, which the installation has chosen. */
export const name = () => document.documentElement.dataset[language] ?? "";

/** @param {string} msgid @param {Record<string, unknown>} [values] for {named} places */
export const t = (msgid, values) => fill(texts[msgid] ?? msgid, values);

/** Counts `n` things, which the text may name {n}. @param {string} one @param {string} many @param {number} n @param {Record<string, unknown>} [values] */
export function tn(one, many, n, values) {
  const forms = texts[one] ?? [one, many];
  const form = ["one", "few"].indexOf(plural.select(n));
  return fill(forms.at(form < forms.length ? form : -1), { n, ...values });
}

/** @param {string} text @param {Record<string, unknown>} [values] */
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (place, key) => String(values?.[key] ?? place));
