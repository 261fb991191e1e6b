// The text of a script in an editor. It lives in a shadow root: only there may it bring its styles under our policy.

import * as cm from "../../../vendor/codemirror-6/codemirror.js";
import { completions } from "./completions.js";
import { looks } from "./looks.js";
import { marks, setFindings } from "./marks.js";
import { unitsBefore } from "./positions.js";

export class Script {
  #view;
  #replace;

  /** @param {HTMLTextAreaElement} field whose place it takes @param {(text: string) => void} changed */
  constructor(field, changed) {
    const host = document.createElement("div");
    host.className = "script";
    field.after(host);
    field.hidden = true;
    this.#replace = field.dataset.replace ?? "";
    const root = host.attachShadow({ mode: "open" });
    const parent = document.createElement("div");
    parent.style.height = "100%";
    root.append(parent);
    this.#view = new cm.EditorView({
      root,
      parent,
      doc: field.value,
      extensions: [
        cm.lineNumbers(),
        cm.history(),
        cm.drawSelection(),
        cm.bracketMatching(),
        cm.highlightActiveLine(),
        cm.highlightSelectionMatches(),
        cm.search({ top: true }),
        cm.yaml(),
        cm.indentUnit.of("  "),
        cm.autocompletion({ override: [completions] }),
        cm.keymap.of([...cm.completionKeymap, ...cm.defaultKeymap, ...cm.historyKeymap, ...cm.searchKeymap]),
        cm.EditorView.lineWrapping,
        cm.EditorView.contentAttributes.of({ "aria-label": field.getAttribute("aria-label"), spellcheck: "false", tabindex: "0" }),
        cm.EditorView.updateListener.of((/** @type {any} */ update) => update.docChanged && changed(this.text)),
        marks,
        looks,
      ],
    });
  }

  get text() {
    return this.#view.state.doc.toString();
  }

  /** @param {import("./marks.js").Finding[]} findings about the text as it is now */
  show(findings) {
    this.#view.dispatch({ effects: setFindings.of({ findings, replace: this.#replace }) });
  }

  /** Puts the cursor there, into sight. @param {number} line @param {number} [column] in code points, from 1 */
  goTo(line, column = 1) {
    const { doc } = this.#view.state;
    const target = doc.line(Math.min(Math.max(line, 1), doc.lines));
    const at = target.from + unitsBefore(target.text, column);
    this.#view.dispatch({
      selection: cm.EditorSelection.cursor(at),
      effects: cm.EditorView.scrollIntoView(at, { y: "center" }),
    });
    this.#view.focus();
  }
}
