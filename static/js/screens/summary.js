import { clockface } from "../visit/timer.js";
import { h, pill } from "../ui/dom.js";
import { t, tn } from "../ui/words.js";
import { gapWords } from "./gap.js";
import { day } from "./local.js";

/** @typedef {import("../ui/sheet.js").Sheet} Sheet @typedef {import("../ui/question.js").Question} Question */

/**
 * Everything that was answered, to be read once more; a tap on an answer leads to its question. Pictures come when it is opened.
 * @param {Sheet} sheet @param {string} id
 */
export function summary(sheet, id) {
  const body = h("div");
  const fill = () => {
    if (body.firstChild) return;
    body.append(...sections(sheet, id), ...others(sheet));
  };
  const box = h("details.card", { id: "summary", ontoggle: fill }, h("summary", t("Read your answers")), body);
  return box;
}

/** @param {Sheet} sheet @param {string} id */
function sections({ draft, form, questions }, id) {
  const state = draft.state();
  return draft.pack.rules.sections.flatMap((section) => {
    const shown = section.questions.filter((one) => state.questions.get(one)?.visible && questions.get(one)?.rules.kind !== "note");
    if (!shown.length) return [];
    const rows = shown.map((one) =>
      row(draft, /** @type {Question} */ (questions.get(one)), `#/visit/${id}/${section.id}/${one}`, state.questions.get(one)?.problems ?? []),
    );
    return [h("h2", form.querySelector(`[data-section=${section.id}] h2`)?.textContent), h("ul.answers", rows)];
  });
}

/** @param {Sheet["draft"]} draft @param {Question} question @param {string} href @param {string[]} problems */
function row(draft, question, href, problems) {
  const given = draft.answers.get(question.id);
  const photos = draft.photos.get(question.id) ?? [];
  const value = said(question, given);
  return h(
    "li", { "data-answer": question.id },
    h(
      "a", { href },
      h("span.muted", question.legend),
      value || photos.length ? h("b", value || tn("{n} photo", "{n} photos", photos.length)) : h("i", t("Not answered")),
      given?.comment && h("q", given.comment),
      marks(given).map((words) => h("small", words)),
      [...new Set(problems.map(gapWords))].map((words) => words && pill(words, "fair")),
    ),
    pictures(draft, photos),
  );
}

/** How an answer came about, where that matters. @param {import("../types.js").Answer} [given] */
function marks(given) {
  const minutes = given?.how?.memory_min;
  const memory = minutes ? t("from memory, after {n} min", { n: Math.round(minutes) }) : t("from memory");
  return [given?.how?.by_hand && t("time typed by hand"), minutes !== undefined && memory].filter(Boolean);
}

/** A list that fills with the pictures once they are read. @param {Pick<Sheet["draft"], "album">} holder @param {{id: string}[]} photos */
export function pictures(holder, photos) {
  if (!photos.length) return null;
  const list = h("ul", { "data-photos": true });
  Promise.all(
    photos.map(async ({ id }, i) => {
      const src = URL.createObjectURL(await (await holder.album()).image(id));
      return h("li", h("img", { src, alt: t("Photo {n}", { n: i + 1 }), onload: () => URL.revokeObjectURL(src) }));
    }),
  ).then((images) => list.append(...images), () => {});
  return list;
}

/** Photos of no question. @param {Sheet} sheet */
function others({ draft }) {
  const photos = draft.photos.get("") ?? [];
  return photos.length ? [h("h2", t("Other photos")), pictures(draft, photos)] : [];
}

/** An answer as a person would say it. @param {Question} question @param {import("../types.js").Answer} [given] */
function said({ box, inputs, rules }, given) {
  if (given?.typed) return given.typed;
  if (given?.na) return t("Does not apply");
  if (given?.value === undefined) return "";
  if (rules.kind === "duration") return clockface(Number(given.value));
  if (rules.kind === "date") return day(String(given.value), "UTC");
  const chosen = inputs.filter((input) => input.checked).map((input) => input.nextElementSibling?.textContent);
  if (chosen.length) return chosen.join(", ");
  return [inputs[0]?.value || given.value, box.querySelector("[data-field] span")?.textContent].filter(Boolean).join(" ");
}
