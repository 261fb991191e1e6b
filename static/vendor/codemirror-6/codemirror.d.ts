// For the type checker; no page loads it. The packages' own types are not vendored.
export const autocompletion: any, completionKeymap: any, defaultKeymap: any, history: any, historyKeymap: any, yaml: any;
export const bracketMatching: any, indentUnit: any, syntaxHighlighting: any, highlightSelectionMatches: any, search: any, searchKeymap: any;
export const EditorSelection: any, EditorState: any, StateEffect: any, StateField: any, Decoration: any, HighlightStyle: any;
export const drawSelection: any, highlightActiveLine: any, keymap: any, lineNumbers: any, tags: any;
export class EditorView { constructor(options: any); [name: string]: any; static [name: string]: any }
export class WidgetType { toDOM(): HTMLElement; eq(other: any): boolean; ignoreEvent(): boolean }
