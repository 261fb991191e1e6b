// Assesses what it reads: each line is {rules, cases}, answered by a line with what the phone makes of each case.
import { createInterface } from "node:readline";

import { assess } from "../../static/js/visit/checklist.js";

const mapped = (object) => new Map(Object.entries(object));

function look(rules, { context, answers, photos }) {
  const counted = Object.entries(photos).map(([id, length]) => [id, { length }]);
  const { questions, missing } = assess(rules, context, mapped(answers), new Map(counted));
  const those = (is) => [...questions].flatMap(([id, state]) => (is(state) ? [id] : []));
  return {
    visible: those(({ visible }) => visible),
    answered: those(({ answered }) => answered),
    losing: those(({ wantsComment }) => wantsComment),
    // Whether N/A has its reason is for the reviewer: the server takes the visit and flags it.
    missing: missing.flatMap(({ question, code }) => (code === "na_reason" ? [] : [[question, code]])),
  };
}

for await (const line of createInterface({ input: process.stdin })) {
  const { rules, cases } = JSON.parse(line);
  process.stdout.write(`${JSON.stringify(cases.map((one) => look(rules, one)))}\n`);
}
