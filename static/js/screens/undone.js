import { LOOSE_PHOTOS } from "../device/photos.js";
import { h } from "../ui/dom.js";
import { Photos } from "../ui/extras/photos.js";
import { Question } from "../ui/question.js";
import { keepPlace } from "./beside.js";
import { returned } from "./correction.js";
import { ending } from "./ending.js";
import { declaration } from "./lacking.js";
import { back, heading } from "./parts.js";
import { arrival } from "./place.js";
import { summary } from "./summary.js";
import { t } from "../ui/words.js";
import { told } from "../visit/notes.js";

export const KINDS = {
  closed: () => t("It was closed"),
  moved: () => t("It has moved, or is not there"),
  repair: () => t("It was under repair"),
  refused: () => t("They would not serve me"),
  unsafe: () => t("It was not safe"),
  other: () => t("Something else"),
};

/** The visit that could not be done: why, in words, with photos. No question has to be answered for it. @type {import("../ui/types.js").Screen} */
export async function show(app, id) {
  const sheet = await app.sheet(id);
  await sheet.extras();
  const { draft, saved } = sheet;
  const { visit } = draft;
  const said = visit.obstacle ?? {};
  const keep = (/** @type {import("../types.js").VisitRow["obstacle"]} */ change) =>
    saved.follow(draft.note(told(draft.visit, { obstacle: { ...draft.visit.obstacle, ...change } }, Object.keys(change ?? {}))));
  const write = () => keep({ words: words.value.trim() });
  const words = h("textarea", { id: "words", maxlength: 2000, rows: 3, "data-lacks": t("Say in a few words what it was."), oninput: () => sheet.typing.wait(words, write) });
  words.value = said.words ?? "";
  words.required = said.kind === "other";
  const choose = (/** @type {string} */ kind) => {
    words.required = kind === "other";
    keep({ kind });
  };
  const photos = loosePhotos(sheet);
  const given = draft.state().answered > 0;
  const outcome = () => ({ outcome: /** @type {const} */ ("not_possible"), reason: words.value.trim() || undefined });
  return {
    head: [h("div.row", back(t("Checklist"), `#/visit/${id}`), saved.line)],
    main: [
      heading(t("The visit could not be done")),
      visit.returned && (await returned(app, sheet, true)),
      h("p.muted", visit.location.name, " · ", visit.location.address),
      visit.channel === "office" && arrival({ assignment: visit.assignment, location: visit.location, known: visit.arrived, keep: keepPlace(app, sheet, "arrived") }),
      h(
        "form", { id: "undone", novalidate: true, onsubmit: ending(app, sheet, outcome, write) },
        h("fieldset", h("legend", t("What stood in the way?")), h("div.list", { "data-choices": true }, kinds(said.kind, choose))),
        h("fieldset", h("label", { for: "words" }, h("b", t("What did you see? In a few words"))), words),
        photos.question.box,
        given && h("p.muted", t("What you have answered goes along.")),
        given && summary(sheet, id),
        h("div.card", declaration(), h("button.danger.wide", { id: "finish-undone" }, t("Finish without a visit"))),
      ),
    ],
  };
}

/** @param {string | undefined} chosen @param {(kind: string) => void} choose */
const kinds = (chosen, choose) =>
  Object.entries(KINDS).map(([kind, words]) => {
    const input = h("input", { type: "radio", name: "obstacle", value: kind, id: `obstacle-${kind}`, required: true, "data-lacks": t("Choose what stood in the way."), onchange: () => choose(kind) });
    input.checked = kind === chosen;
    return h("label", input, h("span", words()));
  });

/** Photos of the closed door: they belong to no question. @param {import("../ui/sheet.js").Sheet} sheet */
function loosePhotos(sheet) {
  const box = h("fieldset", { "data-where": "outside" }, h("legend", t("A photo shows it best")));
  const photos = new Photos(new Question(box, { kind: "photo", photo: { min: 0, max: LOOSE_PHOTOS } }), sheet);
  box.addEventListener("change", (/** @type {any} */ event) => photos.on(event, photos.question));
  return photos;
}
