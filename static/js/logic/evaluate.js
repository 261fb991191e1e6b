// What an expression gives for the facts of a visit. Twin of evaluate.py and operations.py in shopper/logic: change both.

/**
 * @typedef {boolean | number | string | readonly string[] | null} Value - null is unknown
 * @typedef {boolean | number | string | Tree[]} Tree
 * @typedef {ReadonlyMap<string, Value> | Readonly<Record<string, Value>>} Values
 * @typedef {{ values: Values, answered: ReadonlySet<string>, na: ReadonlySet<string> }} Facts - without hidden questions
 * @typedef {(...operands: any[]) => any} Operation
 */

const MATCHED_LENGTH = 1000;

/** The value of the expression, or null when it is unknown. @type {(tree: Tree, facts: Facts) => Value} */
export function evaluate(tree, facts) {
  if (!Array.isArray(tree)) return tree;
  const operands = tree.slice(1).map((part) => evaluate(part, facts));
  const [op, name] = /** @type {string[]} */ (tree);
  if (op === "q") return valueOf(name, facts);
  if (op === "is_na") return facts.na.has(name);
  if (op === "answered") return facts.answered.has(name) || facts.na.has(name) || valueOf(name, facts) !== null;
  return OPERATIONS[op](...operands);
}

/** Whether the condition is definitely true. @type {(tree: Tree, facts: Facts) => boolean} */
export const isTrue = (tree, facts) => evaluate(tree, facts) === true;
/** Whether the condition is definitely false. @type {(tree: Tree, facts: Facts) => boolean} */
export const isFalse = (tree, facts) => evaluate(tree, facts) === false;

/** The value; null for a blank text, an empty list and a number not finite. @type {(value?: Value) => Value} */
export function known(value) {
  if (typeof value === "number") return finite(value);
  if (typeof value === "string") return /^[\s\x1c-\x1f\x85]*$/.test(value) ? null : value;
  return value === undefined || (Array.isArray(value) && value.length === 0) ? null : value;
}

/** @type {(name: string, facts: Facts) => Value} */
function valueOf(name, { values, na }) {
  if (na.has(name)) return null;
  if (values instanceof Map) return known(values.get(name));
  return Object.hasOwn(values, name) ? known(/** @type {Record<string, Value>} */ (values)[name]) : null;
}

/** @type {(x: number) => number | null} */
const finite = (x) => (Number.isFinite(x) ? x + 0 : null); // + 0: never -0
/** @type {Operation} */
const not = (a) => (typeof a === "boolean" ? !a : null);
/** @type {Operation} */
const and = (...all) => (all.includes(false) ? false : all.every((a) => a === true) || null);
/** @type {Operation} */
const or = (...all) => not(and(...all.map(not)));

/** Negative, 0 or positive; texts by code points, where `<` of JavaScript goes by UTF-16 units. @type {Operation} */
function order(a, b) {
  if (typeof a === "number") return a < b ? -1 : Number(a > b);
  const [left, right] = [[...a], [...b]];
  const at = left.findIndex((character, i) => character !== right[i]);
  if (at < 0) return left.length - right.length;
  return at < right.length ? left[at].codePointAt(0) - right[at].codePointAt(0) : 1;
}

/** @type {(test: (order: number) => boolean) => Operation} */
const ordered = (test) => (a, b) =>
  typeof a === typeof b && ["number", "string"].includes(typeof a) ? test(order(a, b)) : null;

/** @type {Operation} */
const equal = (a, b) => (typeof a === typeof b && typeof a !== "object" ? a === b : null);
/** @type {Operation} */
const within = (a, list) => (Array.isArray(list) ? or(...list.map((each) => equal(a, each))) : null);

/** Unknown unless all operands and the result are finite numbers. @type {(calculate: Operation) => Operation} */
const arithmetic = (calculate) => (...all) =>
  all.every((a) => typeof a === "number") ? finite(calculate(...all)) : null;

/** Leaves unknown operands out. @type {(operation: Operation) => Operation} */
const ofKnown = (operation) => (...all) => operation(...all.filter((a) => a !== null));
/** @type {Operation} */
const sum = (...all) => all.reduce((total, a) => total + a, 0);

/** Half away from zero, by the shortest decimal form: 1.005 to two decimals is 1.01. @type {Operation} */
function round(x, decimals) {
  const [digits, exponent] = Math.abs(x).toExponential().split("e");
  const shifted = Number(`${digits}e${Number(exponent) + decimals}`);
  if (shifted >= 2 ** 52) return x; // from here on a double has no fraction
  const whole = Math.floor(shifted);
  return Math.sign(x) * Number(`${shifted - whole >= 0.5 ? whole + 1 : whole}e-${decimals}`);
}

/** @type {Record<string, Operation>} */
const OPERATIONS = {
  and,
  or,
  not,
  if: (condition, then, otherwise) => (condition === true ? then : condition === false ? otherwise : null),
  "==": equal,
  "!=": (a, b) => not(equal(a, b)),
  "<": ordered((by) => by < 0),
  "<=": ordered((by) => by <= 0),
  ">": ordered((by) => by > 0),
  ">=": ordered((by) => by >= 0),
  chain: (...all) => and(...all.flatMap((sign, i) => (i % 2 ? [OPERATIONS[sign](all[i - 1], all[i + 1])] : []))),
  list: (...all) => all,
  in: within,
  "not in": (a, list) => not(within(a, list)),
  "+": arithmetic((a, b) => a + b),
  "-": arithmetic((a, b) => a - b),
  "*": arithmetic((a, b) => a * b),
  "/": arithmetic((a, b) => a / b),
  neg: arithmetic((a) => -a),
  abs: arithmetic(Math.abs),
  round: arithmetic(round),
  sum: ofKnown(arithmetic(sum)),
  avg: ofKnown(arithmetic((...all) => sum(...all) / all.length)), // of nothing 0/0, which is unknown
  min: ofKnown(arithmetic(Math.min)),
  max: ofKnown(arithmetic(Math.max)),
  count: ofKnown((...all) => all.length),
  coalesce: ofKnown((first = null) => first),
  selected_count: (list) => (Array.isArray(list) ? list.length : null),
  matches: (text, pattern) =>
    typeof text === "string" && [...text].length <= MATCHED_LENGTH ? new RegExp(`^(?:${pattern})$`, "u").test(text) : null,
};
