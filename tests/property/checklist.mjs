// Assesses what it reads: each line is {rules, cases}, answered by a line with what is visible and missing in each case.
import { createInterface } from "node:readline";

import { assess } from "../../static/js/visit/checklist.js";

const mapped = (object) => new Map(Object.entries(object));

for await (const line of createInterface({ input: process.stdin })) {
  const { rules, cases } = JSON.parse(line);
  const found = cases.map(({ context, answers, photos }) => {
    const counted = Object.entries(photos).map(([id, length]) => [id, { length }]);
    const state = assess(rules, context, mapped(answers), new Map(counted));
    return {
      visible: [...state.questions].flatMap(([id, { visible }]) => (visible ? [id] : [])),
      missing: state.missing.map(({ question, code }) => [question, code]),
    };
  });
  process.stdout.write(`${JSON.stringify(found)}\n`);
}
