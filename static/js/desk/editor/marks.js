// What was found, in its place: the line is coloured, and under it stands what is wrong and what would do.

import { Decoration, EditorView, StateEffect, StateField, WidgetType } from "../../../vendor/codemirror-6/codemirror.js";
import { unitsBefore, wordAt } from "./positions.js";

/** @typedef {{line: number, column: number, severity: "error" | "warning", message: string, remedy: string, nearest: string}} Finding */

const MOST = 50;

export const setFindings = StateEffect.define();

export const marks = StateField.define({
  create: () => Decoration.none,
  update(/** @type {any} */ drawn, /** @type {any} */ transaction) {
    const found = transaction.effects.find((/** @type {any} */ effect) => effect.is(setFindings));
    return found ? draw(transaction.state.doc, found.value) : drawn.map(transaction.changes);
  },
  provide: (/** @type {any} */ field) => EditorView.decorations.from(field),
});

/** @param {any} doc @param {{findings: Finding[], replace: string}} value */
function draw(doc, { findings, replace }) {
  const ranges = findings.slice(0, MOST).flatMap((finding) => {
    const line = doc.line(Math.min(finding.line, doc.lines));
    const widget = new Found(finding, replace, line.from);
    return [
      Decoration.line({ class: `cm-${finding.severity}` }).range(line.from),
      Decoration.widget({ widget, block: true, side: 1 }).range(line.to),
    ];
  });
  return Decoration.set(ranges, true);
}

class Found extends WidgetType {
  /** @param {Finding} finding @param {string} replace the word on the button @param {number} from where the line begins */
  constructor(finding, replace, from) {
    super();
    this.finding = finding;
    this.replace = replace;
    this.from = from;
  }

  /** @param {Found} other */
  eq(other) {
    return JSON.stringify([this.finding, this.from]) === JSON.stringify([other.finding, other.from]);
  }

  toDOM(/** @type {any} */ view = undefined) {
    const { severity, line, column, message, remedy, nearest } = this.finding;
    const box = document.createElement("div");
    box.className = `cm-found cm-${severity}`;
    box.textContent = `${line}:${column} ${message} ${remedy}`.trim();
    if (nearest) box.append(this.#button(view));
    return box;
  }

  ignoreEvent() {
    return true;
  }

  /** @param {any} view */
  #button(view) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = this.replace;
    button.addEventListener("click", () => {
      const line = view.state.doc.lineAt(view.posAtDOM(button.parentElement));
      const [from, to] = wordAt(line.text, unitsBefore(line.text, this.finding.column));
      view.dispatch({ changes: { from: line.from + from, to: line.from + to, insert: this.finding.nearest } });
      view.focus();
    });
    return button;
  }
}
