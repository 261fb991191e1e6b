import { clockface } from "../visit/values.js";
import { h } from "../ui/dom.js";
import { attempt, back, heading } from "./parts.js";
import { t, tn } from "../ui/words.js";

/** What is missing, what was answered, and the end of the visit. @type {import("../ui/types.js").Screen} */
export async function show(app, id) {
  const sheet = await app.sheet(id);
  await sheet.settle();
  sheet.insist = true;
  const missing = [...sheet.update().missing, ...unreadable(sheet)];
  const declared = h("input", { type: "checkbox", id: "declared", required: true });
  const reason = h("textarea", { id: "reason", required: true, maxlength: 2000, rows: 3 });
  const end = (/** @type {(at: string) => import("../types.js").Finish} */ outcome) => (/** @type {any} */ event) => {
    event.preventDefault();
    attempt(event.submitter, async () => {
      await sheet.settle();
      await sheet.draft.finish(outcome(new Date().toISOString()));
      app.forgetSheet();
      app.go("#/outbox");
    });
  };
  const discard = async () => {
    await app.leave();
    await app.work.discard(id);
    app.go("#/visits");
  };
  return {
    head: [h("div.row", back(t("Checklist"), `#/visit/${id}`), sheet.saved.line)],
    main: [
      heading(t("Check and finish")),
      missing.length ? gaps(sheet, id, missing) : h("p.notice", { "data-tone": "good", id: "whole" }, t("Everything is answered.")),
      h("details.card", { id: "summary" }, h("summary", t("Read your answers")), sections(sheet)),
      h(
        "form.card", { onsubmit: end((declared_at) => ({ outcome: "done", declared_at })) },
        h("label.tick", declared, h("b", t("I was there myself and noted what I saw and heard."))),
        missing.length > 0 && h("p.muted", t("What is missing cannot be added after finishing; the visit may come back to you.")),
        h("button.primary.wide", { id: "finish" }, missing.length ? tn("Finish with {n} gap", "Finish with {n} gaps", missing.length) : t("Finish")),
      ),
      h(
        "details.card", { id: "not-possible" },
        h("summary", t("The visit could not be done")),
        h(
          "form", { onsubmit: end((declared_at) => ({ outcome: "not_possible", reason: reason.value.trim(), declared_at })) },
          h("label", { for: "reason" }, t("What stood in the way? For example: closed, moved, no queue tickets.")),
          reason,
          h("button.danger.wide", t("Finish without a visit")),
        ),
      ),
      h(
        "details.card", { id: "discard" },
        h("summary", t("Begin again from nothing")),
        h("p", t("Everything answered here is thrown away. For seven days you can bring it back under “To send”.")),
        h("button.danger.wide", { onclick: (/** @type {any} */ { target }) => attempt(target, discard) }, t("Throw this draft away")),
      ),
    ],
  };
}

/** @param {import("../ui/sheet.js").Sheet} sheet @param {string} id @param {import("../types.js").ChecklistState["missing"]} missing */
const gaps = (sheet, id, missing) =>
  h(
    "section.notice", { "data-tone": "fair", id: "missing", "data-count": missing.length },
    h("b", tn("{n} thing is missing", "{n} things are missing", missing.length)),
    missing.map(({ section, question, code }) =>
      h("a.link.wide", { href: `#/visit/${id}/${section}/${question}`, "data-code": code }, h("span", words(sheet, question, code))),
    ),
  );

/** Fields with something in them that could not be kept. @param {import("../ui/sheet.js").Sheet} sheet */
const unreadable = ({ draft, questions }) =>
  draft.pack.rules.sections.flatMap(({ id, questions: ids }) =>
    ids.filter((one) => questions.get(one)?.unreadable).map((question) => ({ section: id, question, code: "value" })),
  );

/** @param {import("../ui/sheet.js").Sheet} sheet @param {string} question @param {string} code */
function words(sheet, question, code) {
  const what = { comment: t("comment"), photo: t("photo"), check: t("look again"), value: t("look again") }[code];
  const text = sheet.questions.get(question)?.legend;
  return what ? [text, " · ", h("b", what)] : text;
}

/** @param {import("../ui/sheet.js").Sheet} sheet */
function sections({ draft, form, questions }) {
  const state = draft.state();
  return draft.pack.rules.sections.map((section) => {
    const shown = section.questions.filter((id) => state.questions.get(id)?.visible && questions.get(id)?.rules.kind !== "note");
    return shown.length > 0 && [
      h("h2", form.querySelector(`[data-section=${section.id}] h2`)?.textContent),
      h("dl", shown.map((id) => [h("dt", questions.get(id)?.legend), h("dd", answer(draft, /** @type {any} */ (questions.get(id))))])),
    ];
  });
}

/** An answer as a person would say it. @param {import("../ui/question.js").Question} question @param {import("../types.js").Answer} [given] */
function said({ box, inputs, rules }, given) {
  if (given?.na) return t("Does not apply");
  if (given?.value === undefined) return "";
  if (rules.kind === "duration") return clockface(Number(given.value));
  const chosen = inputs.filter((input) => input.checked).map((input) => input.nextElementSibling?.textContent);
  return chosen.length ? chosen.join(", ") : `${given.value} ${box.querySelector("[data-field] span")?.textContent ?? ""}`;
}

/** @param {import("../ui/sheet.js").Sheet["draft"]} draft @param {import("../ui/question.js").Question} question */
function answer(draft, question) {
  const given = draft.answers.get(question.id);
  const photos = draft.photos.get(question.id)?.length ?? 0;
  const parts = [said(question, given), given?.comment && `“${given.comment}”`, photos > 0 && tn("{n} photo", "{n} photos", photos)];
  return parts.filter(Boolean).join(" · ") || "–";
}
