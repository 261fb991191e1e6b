// Runs in every page that an examination opens: what is wrong with the screen that is shown, as a list of sentences.

self.violations = [];
addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
  violations.push(`policy: ${violatedDirective} ${blockedURI}`),
);

self.examine = {
  async axe([tags, rules]) {
    const runOnly = rules ? { type: "rule", values: rules } : { type: "tag", values: tags };
    const { violations } = await axe.run(document, { runOnly, resultTypes: ["violations"] });
    const told = ({ target, failureSummary }) => `${target} (${failureSummary.split("\n")[1]?.trim()})`;
    return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(told).join("; ")}`);
  },

  /** Nothing is left out because it is folded away. */
  unfold() {
    for (const details of document.querySelectorAll("details")) details.open = true;
    return [];
  },

  /** What is wider than the screen, or hides a part of itself; what scrolls by itself or is only read aloud may. */
  sideways() {
    const found = new Set();
    const page = document.scrollingElement;
    if (page.scrollWidth > innerWidth) found.add(`the page is ${page.scrollWidth} px wide on ${innerWidth}`);
    for (const one of document.body.querySelectorAll("*:not(svg *)")) {
      const { clipPath, overflowX, overflowY } = getComputedStyle(one);
      const { width, height, left, right } = one.getBoundingClientRect();
      if (!one.checkVisibility() || !width || !height || clipPath !== "none" || one.closest(".unseen, .hidden-label, .skip")) continue;
      if ((right > innerWidth + 1 || left < -1) && !inside(one, "auto")) found.add(`${name(one)} leaves the screen`);
      const [cutX, cutY] = [overflowX, overflowY].map((overflow) => ["hidden", "clip"].includes(overflow));
      if (cutX && one.scrollWidth > one.clientWidth + 1) found.add(`${name(one)} is cut at its side`);
      if (cutY && one.scrollHeight > one.clientHeight + 1) found.add(`${name(one)} is cut below`);
    }
    return [...found].slice(0, 5);
  },

  /** What a finger could miss; links within sentences may be lower. */
  targets([finger, link]) {
    const found = [];
    for (const one of document.querySelectorAll("a, button, input, textarea, select, summary")) {
      const { width, height } = (one.closest("label") ?? one).getBoundingClientRect();
      if (!width || !height) continue;
      const least = one.matches("p a, li a") ? link : finger;
      if (height < least - 0.5 || width < link - 0.5)
        found.push(`${one.outerHTML.slice(0, 90)} is ${Math.round(width)} × ${Math.round(height)} px`);
    }
    return found;
  },
};

const inside = (one, overflow) => {
  for (let box = one.parentElement; box; box = box.parentElement)
    if ([overflow, "scroll"].includes(getComputedStyle(box).overflowX)) return true;
  return false;
};

const name = ({ localName, id, classList }) => [localName + (id && `#${id}`), ...classList].join(".");
