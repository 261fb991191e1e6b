// Evaluates what it reads: each line is a list of [tree, facts], answered by a line with the list of values.
import { createInterface } from "node:readline";

import { evaluate } from "../../static/js/logic/evaluate.js";

for await (const line of createInterface({ input: process.stdin })) {
  const values = JSON.parse(line).map(([tree, { values, answered, na }]) =>
    evaluate(tree, { values, answered: new Set(answered), na: new Set(na) }),
  );
  process.stdout.write(`${JSON.stringify(values)}\n`);
}
