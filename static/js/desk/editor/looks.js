// How the script looks. The page's colours reach into the shadow root as custom properties; its rules do not.

import { EditorView, HighlightStyle, syntaxHighlighting, tags } from "../../../vendor/codemirror-6/codemirror.js";

const MONO = "ui-monospace, 'Cascadia Mono', 'DejaVu Sans Mono', monospace";

export const looks = [
  EditorView.theme({
    "&": { height: "100%", fontSize: ".875rem", color: "var(--ink)", backgroundColor: "var(--card)" },
    "&.cm-focused": { outline: "2px solid var(--accent)", outlineOffset: "-2px" },
    ".cm-scroller": { fontFamily: MONO, lineHeight: "1.6" },
    ".cm-content": { caretColor: "var(--ink)", padding: ".75rem 0" },
    ".cm-cursor": { borderLeftColor: "var(--ink)" },
    ".cm-gutters": { backgroundColor: "var(--card)", color: "var(--muted)", border: "0" },
    ".cm-lineNumbers .cm-gutterElement": { padding: "0 .75rem" },
    ".cm-activeLine": { backgroundColor: "color-mix(in srgb, var(--accent) 6%, transparent)" },
    "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
      backgroundColor: "color-mix(in srgb, var(--accent) 25%, transparent)",
    },
    ".cm-selectionMatch": { backgroundColor: "color-mix(in srgb, var(--accent) 14%, transparent)" },
    ".cm-error": { backgroundColor: "var(--poor-back)" },
    ".cm-warning": { backgroundColor: "var(--fair-back)" },
    ".cm-found": { padding: ".1rem 1rem .3rem 2rem", fontFamily: "var(--font)", whiteSpace: "normal" },
    ".cm-found.cm-error": { color: "var(--poor)" },
    ".cm-found.cm-warning": { color: "var(--fair)" },
    ".cm-found button": {
      marginLeft: ".6rem", padding: "0", border: "0", background: "none", color: "inherit", font: "inherit",
      fontWeight: "700", textDecoration: "underline", cursor: "pointer",
    },
    ".cm-panels": { backgroundColor: "var(--well)", color: "var(--ink)" },
    ".cm-tooltip": { backgroundColor: "var(--card)", color: "var(--ink)", border: "1px solid var(--line)" },
    ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "var(--accent)", color: "var(--on-accent)" },
  }),
  syntaxHighlighting(
    HighlightStyle.define([
      { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: "var(--accent)" },
      { tag: tags.string, color: "var(--fair)" },
      { tag: [tags.comment, tags.lineComment], color: "var(--muted)", fontStyle: "italic" },
      { tag: [tags.separator, tags.squareBracket, tags.brace], color: "var(--muted)" },
    ]),
  ),
];
