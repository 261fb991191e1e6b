// What can be written at a place of the script: keys, kinds, criteria, and the ids that expressions may name.

const KEYS = [
  "format", "scenario", "languages", "method", "channel", "stage", "title", "briefing", "personas", "choices", "calculated",
  "comments", "scoring", "sections", "id", "weight", "show_if", "questions", "kind", "text", "hint", "short", "required",
  "required_if", "allow_na", "check", "photo", "criterion", "critical", "audience", "nature", "on_site", "points", "max_points",
  "bonus", "low", "high", "ends", "measure", "unit", "decimals", "min", "max", "target", "max_length", "that", "message", "when",
  "effect", "at", "scope", "where", "exclusive", "brief", "value", "bands", "coverage_min", "cap_bonus", "at_most",
];
/** @type {Record<string, string[]>} */
const VALUES = {
  method: ["mystery_visit", "survey", "knowledge_test", "recording_review"],
  channel: ["office", "call", "chat", "online", "delivery", "return", "loyalty", "internal", "promise", "reviews"],
  stage: ["attraction", "interest", "evaluation", "purchase", "loyalty"],
  comments: ["on_loss", "optional", "off"],
  kind: ["yes_no", "choice", "choices", "scale", "nps", "number", "duration", "text", "time", "date", "photo", "note"],
  criterion: [
    "politeness", "culture_of_speech", "attention", "care", "clarifying_needs", "product_knowledge", "several_options",
    "openness_of_price", "handling_objections", "emotional_poise", "speed", "solving_the_problem", "convenience",
    "exceeding_expectations", "farewell", "premises", "sincerity", "proactivity", "ownership", "recognition",
  ],
  audience: ["client", "agency"],
  nature: ["fact", "impression"],
  measure: ["csat", "none"],
  effect: ["zero", "cap", "flag"],
  scope: ["total", "section"],
  where: ["outside", "inside_unseen", "after"],
};
const FLAGS = ["required", "allow_na", "bonus", "on_site", "exclusive", "cap_bonus"];
const EXPRESSIONS = ["show_if", "required_if", "that", "when", "points", "value"];
const FUNCTIONS = ["answered", "is_na", "coalesce", "selected_count", "matches", "round", "sum", "avg", "min", "max", "count"];
const ID = /\bid: *([a-z][a-z0-9_]*)/g;

/** @param {any} context of CodeMirror */
export function completions(context) {
  const word = context.matchBefore(/[\w-]*/);
  const line = context.state.doc.lineAt(context.pos);
  const before = line.text.slice(0, word.from - line.from);
  const options = offered(before, context.state.doc.toString());
  if (!options.length || (word.from === word.to && !context.explicit)) return null;
  return { from: word.from, options: options.map((label) => ({ label })), validFor: /^[\w-]*$/ };
}

/**
 * What may stand after the beginning of a line.
 * @param {string} before @param {string} text of the whole script
 */
export function offered(before, text) {
  const key = /(?:^|[{,\s-])(\w+): *(?:['\x22][^'\x22]*)?$/.exec(before.replace(/(['\x22]).*?\1/g, "''"))?.[1] ?? "";
  if (key in VALUES) return VALUES[key];
  if (FLAGS.includes(key)) return ["true", "false"];
  const written = /(\w+): *(?:'[^']*|\x22(?:[^\x22\\]|\\.)*|[^'\x22,{}[\]]+)$/.exec(before)?.[1] ?? key;
  if (EXPRESSIONS.includes(written)) return [...new Set(Array.from(text.matchAll(ID), ([, id]) => id)), ...FUNCTIONS];
  return /(?:^\s*(?:- )?|[{,]\s*)$/.test(before) ? KEYS : [];
}
